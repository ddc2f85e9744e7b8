"""A cases file (NAME.cases.yaml) becomes a CaseFile, or the list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from rubrics.case_model import ABSTAIN, NOT_APPLICABLE, Case, CaseFile, CaseKind, ExpectedEvidence, SameAs
from rubrics.errors import Fault, RubricFaultsError
from rubrics.fields import Fields, did_you_mean
from rubrics.loader import read_text
from rubrics.model import Criterion, Rubric, Scale, ScaleKind
from rubrics.nodes import Node, compose
from rubrics.snippets import read_snippet

SUFFIX = ".cases.yaml"
MOST_CASES = 2_000


@dataclass(frozen=True, slots=True)
class _Reading:
    """What each case has to know of its file.

    Attributes:
        criteria: of the rubric by key; None: the cases are not compared with a rubric.
    """

    text: str
    criteria: Mapping[str, Criterion] | None
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def beside(rubric: Path) -> Path:
    """The cases file that belongs to a rubric's file: "support_core.yaml" has "support_core.cases.yaml"."""
    return rubric.with_name(rubric.stem + SUFFIX)


def load(path: Path, rubric: Rubric) -> CaseFile:
    """Read a rubric's cases, with those it takes over from its neighbours' files.

    Raises: RubricFaultsError with every fault at once, also when there is no such file.
    """
    return loads(read_text(path), path.name, rubric, path.parent)


def loads(text: str, name: str, rubric: Rubric, folder: Path | None = None) -> CaseFile:
    """Read cases from text; `name` is what messages call it. Else as `load`.

    Args:
        folder: where the files of `same_as` lie; None: there is none, and taking over is a fault.
    """
    criteria = {criterion.key: criterion for criterion in rubric.criteria()}
    own, faults = _read(text, name, criteria, rubric.key)
    taken = [case for entry in own.same_as for case in _taken_over(entry, criteria, folder, faults)]
    if faults:
        raise RubricFaultsError(name, faults)
    return replace(own, cases=(*own.cases, *taken))


def fault_of_mark(scale: Scale, expect: str, na_allowed: bool) -> str | None:
    """Why a mark can not be expected on this scale, as a sentence; None when it can."""
    if expect == ABSTAIN:
        return None
    if expect == NOT_APPLICABLE:
        return None if na_allowed else "This criterion does not offer N/A."
    if scale.kind is ScaleKind.TEXT:
        return "This criterion is answered with words, which no case can expect."
    if scale.kind in (ScaleKind.POINTS, ScaleKind.BANDS):
        return _fault_of_number(scale, expect)
    keys = [option.key for option in scale.options]
    wrong = [part for part in _parts(scale, expect) if part not in keys]
    if not wrong:
        return None
    return f"'{wrong[0][:40]}' is no answer of this criterion; possible: {', '.join(keys)}, na, {ABSTAIN}."


def _parts(scale: Scale, expect: str) -> Sequence[str]:
    return expect.split("+") if scale.kind is ScaleKind.CHOICES else [expect]


def _fault_of_number(scale: Scale, expect: str) -> str | None:
    try:
        number = Decimal(expect)
    except InvalidOperation:
        return f"This criterion is answered with a number, not '{expect[:40]}'."
    low = scale.minimum if scale.kind is ScaleKind.POINTS else None
    high = scale.maximum
    outside = (low is not None and number < low) or (high is not None and number > high)
    return f"{expect} is outside the scale." if outside or not number.is_finite() else None


def _read(
    text: str, name: str, criteria: Mapping[str, Criterion] | None, rubric_key: str | None
) -> tuple[CaseFile, list[Fault]]:
    tree = compose(text, name)
    faults = tree.faults
    if tree.root is None or tree.root.entries is None:
        line = tree.root.line if tree.root else 0
        fault = Fault(line, "", "A cases file is a map of keys.", "It begins with 'rubric: its_key'.")
        raise RubricFaultsError(name, [*faults, fault])
    fields = Fields(tree.root, "", faults)
    found = _file(fields, _Reading(text, criteria, _names(fields)))
    if rubric_key is not None and found.rubric_key != rubric_key and fields.has("rubric"):
        fields.fault(
            "rubric",
            f"These cases are for '{found.rubric_key}', not for '{rubric_key}'.",
            "Name its own file.",
        )
    fields.finish()
    return found, faults


def _file(fields: Fields, reading: _Reading) -> CaseFile:
    key = fields.key("rubric", "rubric")
    version = fields.whole("version", 1, low=1, high=1_000_000)
    entries = [fields.element(path, node) for path, node in fields.items("same_as")]
    same_as = tuple(_same_as(entry, reading) for entry in entries)
    found = [fields.element(path, node) for path, node in fields.items("cases", required=not entries)]
    if len(found) > MOST_CASES:
        fields.fault("cases", f"{len(found):,} cases are more than a file may hold ({MOST_CASES:,}).")
        found = found[:MOST_CASES]
    cases = tuple(_case(one, reading) for one in found)
    _once(cases, found)
    return CaseFile(key, version, cases, same_as)


def _names(fields: Fields) -> dict[str, tuple[str, ...]]:
    inner = fields.below("names")
    return {} if inner is None else {entry.key: inner.texts(entry.key) for entry in inner.node.entries or ()}


def _case(fields: Fields, reading: _Reading) -> Case:
    name = fields.text("name", required=True)
    key = _criterion_key(fields, reading)
    kind = fields.choice("kind", CaseKind, CaseKind.OTHER)
    expect = _expect(fields, reading, key)
    node = fields.take("snippet", required=True)
    literal = node is not None and reading.text[node.start : node.start + 1] == "|"
    turns = () if node is None else read_snippet(fields, node, literal)
    case = Case(
        name=name,
        criterion_key=key,
        kind=kind,
        expect=expect,
        turns=turns,
        evidence=tuple(_evidence(fields, case_turns=[turn.text for turn in turns])),
        held_out=fields.flag("held_out", default=False),
        names={**reading.names, **_names(fields)},
        line=fields.node.line,
    )
    fields.finish()
    return case


def _criterion_key(fields: Fields, reading: _Reading) -> str:
    key = fields.key("criterion", "")
    if key and reading.criteria is not None and key not in reading.criteria:
        hint = did_you_mean(key, reading.criteria)
        fields.fault("criterion", f"The rubric has no criterion '{key}'.", hint)
    return key


def _expect(fields: Fields, reading: _Reading, key: str) -> str:
    node = fields.node.get("expect")
    many = node is not None and node.items is not None
    expect = "+".join(sorted(fields.texts("expect"))) if many else fields.text("expect", required=True)
    criterion = (reading.criteria or {}).get(key)
    message = fault_of_mark(criterion.scale, expect, criterion.na_allowed) if criterion and expect else None
    if message:
        fields.fault("expect", message)
    return expect


def _evidence(fields: Fields, case_turns: Sequence[str]) -> Iterator[ExpectedEvidence]:
    for path, node in fields.items("evidence"):
        if isinstance(node.value, Decimal) and not node.quoted:
            yield from _numbered(fields, path, node, len(case_turns))
        elif node.entries is None and node.items is None and node.text:
            if not any(node.text in text for text in case_turns):
                message = f"'{node.text[:60]}' does not stand in the snippet word for word."
                fields.fault(path, message, node=node)
            yield ExpectedEvidence(None, node.text)
        else:
            fields.fault(path, "Evidence is verbatim text, or the number of a turn.", node=node)


def _numbered(fields: Fields, path: str, node: Node, turns: int) -> Iterator[ExpectedEvidence]:
    value = node.value
    if isinstance(value, Decimal) and value in range(1, turns + 1):
        yield ExpectedEvidence(int(value) - 1)
    else:
        fields.fault(path, f"There is no turn {node.text}; the snippet has turns 1 to {turns}.", node=node)


def _once(cases: Sequence[Case], found: Sequence[Fields]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for case, fields in zip(cases, found, strict=True):
        first = seen.setdefault((case.criterion_key, case.name), case.line)
        if first != case.line and case.name:
            message = f"The case '{case.name[:60]}' of '{case.criterion_key}' stands in line {first} already."
            fields.fault("name", message)


def _same_as(fields: Fields, reading: _Reading) -> SameAs:
    key = _criterion_key(fields, reading)
    entry = SameAs(
        criterion_key=key,
        rubric_key=fields.key("rubric", ""),
        source_key=fields.key("of", key) if fields.has("of") else key,
        without=fields.texts("without"),
        line=fields.node.line,
    )
    fields.finish(("of", "without"))
    return entry


def _taken_over(
    entry: SameAs, criteria: Mapping[str, Criterion], folder: Path | None, faults: list[Fault]
) -> Iterator[Case]:
    """The other file's own cases of that criterion; what that file takes over itself does not come along."""
    criterion = criteria.get(entry.criterion_key)
    if criterion is None or not entry.rubric_key:
        return  # noted when the entry was read
    found = _neighbour(entry, folder, faults)
    chosen = [case for case in found if case.criterion_key == entry.source_key]
    if found and not chosen:
        hint = did_you_mean(entry.source_key, {case.criterion_key for case in found})
        message = f"'{entry.rubric_key}' has no cases of '{entry.source_key}'."
        faults.append(Fault(entry.line, "same_as", message, hint))
    for case in chosen:
        if case.expect in entry.without:
            continue
        wrong = fault_of_mark(criterion.scale, case.expect, criterion.na_allowed)
        if wrong:
            message = f"The case '{case.name}' expects '{case.expect}'. {wrong}"
            faults.append(Fault(entry.line, "same_as", message, f"Leave it out: without: [{case.expect}]."))
        yield replace(case, criterion_key=entry.criterion_key, origin=entry.rubric_key)


def _neighbour(entry: SameAs, folder: Path | None, faults: list[Fault]) -> Sequence[Case]:
    if folder is None:
        faults.append(Fault(entry.line, "same_as", "Cases can only be taken over from files of a folder."))
        return ()
    path = folder / f"{entry.rubric_key}{SUFFIX}"
    try:
        found, theirs = _read(read_text(path), path.name, None, None)
    except RubricFaultsError as err:
        theirs = list(err.faults)
        found = CaseFile(entry.rubric_key, 1, ())
    if theirs:
        message = f"{path.name} cannot be taken over from: {theirs[0]}"
        faults.append(Fault(entry.line, "same_as", message))
        return ()
    return found.cases
