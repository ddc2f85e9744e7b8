"""A rubric's YAML file becomes a Rubric, or the list of everything that is wrong with it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from rubrics.criterion_fields import Reading, read_section
from rubrics.errors import Fault, RubricError, RubricFaultsError
from rubrics.fields import Fields, did_you_mean
from rubrics.model import (
    BelowTopPolicy,
    CriticalPolicy,
    NotApplicablePolicy,
    Policy,
    Rubric,
    ScoreBand,
    Section,
    Thresholds,
    UnansweredPolicy,
    VersionState,
    Weighting,
)
from rubrics.nodes import MAX_BYTES, Node, Tree, compose, line_of
from rubrics.suggest_fields import CheckArguments
from rubrics.validation import validate

_FOLDER = Path(__file__).parent / "builtin"

BUILTIN: tuple[str, ...] = (
    "support_core",
    "sales",
    "technical_support",
    "complaint_handling",
    "chat_email",
)
"""Names of the rubrics that come with the product; the first one is the default."""


def builtin(name: str) -> Path:
    """File of a built-in rubric.

    Raises: RubricError when there is none of this name.
    """
    if name not in BUILTIN:
        raise RubricError(f"There is no built-in rubric '{name}'. {did_you_mean(name, BUILTIN)}")
    return _FOLDER / f"{name}.yaml"


def load(path: Path, check_arguments: CheckArguments | None = None) -> Rubric:
    """Read a rubric's file.

    Args:
        check_arguments: asked for the faults of every check that a suggestion uses; None: not examined.

    Raises: RubricFaultsError with every fault at once, also when there is no such file.
    """
    return loads(read_text(path), path.name, check_arguments)


def loads(text: str, name: str, check_arguments: CheckArguments | None = None) -> Rubric:
    """Read a rubric from text; `name` is what messages call it. Else as `load`."""
    rubric, faults = examine(text, name, check_arguments)
    if rubric is None or faults:
        raise RubricFaultsError(name, faults)
    return rubric


def examine(
    text: str, name: str, check_arguments: CheckArguments | None = None
) -> tuple[Rubric | None, tuple[Fault, ...]]:
    """Read as far as it goes: the form with a default in each faulty place, and every fault by its line.

    Returns: None for a form of which nothing can be read: no YAML, or no map of keys.
    """
    try:
        tree = compose(text, name)
        root = _root(tree, name)
    except RubricFaultsError as err:
        return None, err.faults
    faults = tree.faults
    rubric = _rubric(root, faults, check_arguments)
    broken = {fault.path for fault in faults}
    for finding in validate(rubric):
        if finding.path not in broken:
            line = line_of(tree.root, finding.path)
            faults.append(Fault(line, finding.path, finding.message, finding.suggestion))
    return rubric, tuple(sorted(faults, key=lambda fault: fault.line))


def read_text(path: Path) -> str:
    """The text of a rubric's file.

    Raises: RubricFaultsError when it is missing, unreadable, too large or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as err:
        raise _whole(path, "There is no such file.", "Check the path.") from err
    except OSError as err:
        raise _whole(path, f"It cannot be read: {err.strerror or err}.") from err
    if len(data) > MAX_BYTES:
        raise _whole(path, f"It is larger than a rubric can be ({MAX_BYTES:,} bytes).", "Is this the file?")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data[: err.start].count(b"\n") + 1
        message = f"The file is not UTF-8 (byte {data[err.start]:#04x})."
        raise RubricFaultsError(path.name, [Fault(line, "", message, "Save it as UTF-8.")]) from err


def _whole(path: Path, message: str, suggestion: str = "") -> RubricFaultsError:
    return RubricFaultsError(str(path), [Fault(0, "", message, suggestion)])


def _root(tree: Tree, name: str) -> Node:
    root = tree.root
    if root is None:
        fault = Fault(0, "", "The file is empty.", "A rubric begins with 'rubric: its_key'.")
        raise RubricFaultsError(name, [fault])
    if root.entries is None:
        fault = Fault(root.line, "", f"A rubric is a map of keys, this is {root.kind()}.")
        raise RubricFaultsError(name, [*tree.faults, fault])
    return root


def _rubric(root: Node, faults: list[Fault], check_arguments: CheckArguments | None) -> Rubric:
    fields = Fields(root, "", faults)
    policy = _policy(fields)
    rubric = Rubric(
        key=fields.key("rubric", "rubric"),
        title=fields.text("title", required=True),
        version=fields.whole("version", 1, low=1, high=1_000_000),
        state=fields.choice("state", VersionState, VersionState.DRAFT),
        language=fields.text("language", "en"),
        description=fields.text("description"),
        names=_names(fields),
        thresholds=_thresholds(fields),
        policy=policy,
        bands=_score_bands(fields),
        sections=_sections(fields, Reading(policy.weighting, check_arguments)),
    )
    fields.finish()
    return rubric


def _sections(fields: Fields, reading: Reading) -> tuple[Section, ...]:
    found = [fields.element(path, node) for path, node in fields.items("sections", required=True)]
    if not found and fields.has("sections"):
        fields.fault("sections", "A rubric holds at least one section.")
    return tuple(read_section(element, place, reading) for place, element in enumerate(found))


def _policy(fields: Fields) -> Policy:
    inner = fields.below("policy")
    if inner is None:
        return Policy()
    usual = Policy()
    cap = inner.number("critical_cap", Decimal(0), high=100) if inner.has("critical_cap") else None
    policy = Policy(
        not_applicable=inner.choice("not_applicable", NotApplicablePolicy, usual.not_applicable),
        unanswered=inner.choice("unanswered", UnansweredPolicy, usual.unanswered),
        critical=inner.choice("critical", CriticalPolicy, usual.critical),
        critical_cap=cap,
        weighting=inner.choice("weighting", Weighting, usual.weighting),
        critical_below=inner.number("critical_below", usual.critical_below, high=1),
        baseline=inner.number("baseline", Decimal(100), high=100) if inner.has("baseline") else None,
        bonus_cap=_bonus_cap(inner),
        decimals=inner.whole("decimals", usual.decimals, low=0, high=4),
        abstained_below=inner.number("abstained_below", usual.abstained_below, high=1),
        below_top=inner.choice("below_top", BelowTopPolicy, usual.below_top),
    )
    inner.finish(("critical_cap", "baseline"))
    return policy


def _bonus_cap(fields: Fields) -> Decimal | None:
    node = fields.node.get("bonus_cap")
    if node is not None and node.text == "none":
        fields.take("bonus_cap")
        return None
    return fields.number("bonus_cap", Decimal(100), low=100)


def _thresholds(fields: Fields) -> Thresholds:
    inner = fields.below("thresholds")
    if inner is None:
        return Thresholds()
    usual = Thresholds()
    found = Thresholds(
        inner.number("interaction", usual.interaction, high=100),
        inner.number("customer", usual.customer, high=100),
    )
    inner.finish()
    return found


def _names(fields: Fields) -> dict[str, tuple[str, ...]]:
    inner = fields.below("names")
    if inner is None:
        return {}
    return {entry.key: inner.texts(entry.key) for entry in inner.node.entries or ()}


def _score_bands(fields: Fields) -> tuple[ScoreBand, ...]:
    found = (fields.element(path, node) for path, node in fields.items("bands"))
    bands = tuple(_score_band(inner, place) for place, inner in enumerate(found))
    return tuple(sorted(bands, key=lambda band: band.start, reverse=True))


def _score_band(fields: Fields, place: int) -> ScoreBand:
    key = fields.key("key", f"band_{place + 1}")
    band = ScoreBand(key, fields.text("label", key), fields.number("from", Decimal(0), required=True))
    fields.finish()
    return band
