"""Publishing a form: first the golden set is run with its checks, then it is stored for ever.

Owns the rule, for the window and the command line alike: what makes a suggestion of the golden set worse, or cannot be
run on it, is published only with a reason, and the reason is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import tr, trn
from qa_studio.services.golden import GoldenRun, GoldenSet, Turn
from qa_studio.services.golden_state import stamp_json
from qa_studio.services.trust_settings import stored_list
from qa_studio.storage.store import Store
from rubrics import loader
from rubrics.model import Rubric
from rubrics.versions import fingerprint, name_of

KEY = "publications"
"""Setting of the workspace: what was published, and how it did on the golden set."""


class WorseOnGoldenSetError(StudioError):
    """A form was not published: its checks do worse on the golden set, and nobody has said why it goes out anyway.

    Attributes:
        run: what was found.
    """

    def __init__(self, run: GoldenRun) -> None:
        self.run = run
        super().__init__(worse_words(run) + " " + tr("Not published. Mend the form, or give a reason."))


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One form that was published.

    Attributes:
        items: interactions of the golden set that its checks were run over; 0 where there was none.
        better, worse, other: suggestions that became another one than before.
        failures: interactions that could not be run.
        anyway: why it was published in spite of what became worse; "" where nothing was.
        published_at: aware, UTC.
    """

    key: str
    title: str
    version: int
    items: int
    better: int
    worse: int
    other: int
    failures: int
    anyway: str
    published_at: datetime


class Publishing:
    """Tries forms on the golden set and stores them.

    Args:
        golden: runs the checks; where, is its own.
    """

    def __init__(self, store: Store, golden: GoldenSet) -> None:
        self._store, self._golden = store, golden

    def publish_file(self, path: Path, context: JobContext, anyway: str = "") -> GoldenRun:
        """Check a rubric's file, run the golden set with it, store it for ever and use it from now on.

        Args:
            anyway: why it goes out even if the golden set says that it is worse.

        Returns: what came of the run; of no items where the golden set is empty.
        Raises: RubricFaultsError with every fault of the file; WorseOnGoldenSetError; StudioError when this version
            is published with another text already; JobCancelled. Nothing was changed then.
        """
        from scoring.checks import validate

        text = loader.read_text(path)
        rubric = loader.loads(text, path.name, validate)
        self._refuse_another(rubric, text)
        run = self._golden.run(context, rubric)
        self.publish_text(text, run, anyway)
        return run

    def publish_text(self, text: str, run: GoldenRun | None, anyway: str = "") -> int:
        """Store a form that was tried before.

        Args:
            run: of the golden set with this very form; None only where the set is empty.

        Returns: the id of the version.
        Raises: as `publish_file`.
        """
        rubric = loader.loads(text, "form.yaml")
        if run is None or not _is_of(run, rubric):
            if self._golden.rows():
                raise StudioError(
                    tr(
                        "“{title}” was not tried on the golden set as it is now. Try it first.",
                        title=rubric.title,
                    )
                )
            run = None
        elif is_worse(run) and not anyway.strip():
            raise WorseOnGoldenSetError(run)
        stored = self._store.publish_rubric(text)
        if run is not None:
            self._golden.accept(replace(run, rubric=stored.rubric))
        self._note(stored.rubric, run, anyway.strip())
        return stored.id

    def rows(self) -> tuple[PublicationRow, ...]:
        """What was published here through the golden set, the newest first."""
        return tuple(_row(raw) for raw in reversed(stored_list(self._store, KEY)))

    def _refuse_another(self, rubric: Rubric, text: str) -> None:
        """Before the run, which may take its time.

        Raises: StudioError when this version is published and says something else.
        """
        for one in self._store.rubrics():
            same = (one.rubric.key, one.rubric.version) == (rubric.key, rubric.version)
            if same and one.text != text:
                raise StudioError(
                    tr(
                        "{name} is published and says something else; a published version never changes. Raise the"
                        " number after “version:”.",
                        name=name_of(rubric),
                    )
                )

    def _note(self, rubric: Rubric, run: GoldenRun | None, anyway: str) -> None:
        found = {
            "rubric": [rubric.key, rubric.version],
            "title": rubric.title,
            "at": datetime.now(UTC).isoformat(),
            "items": 0 if run is None else run.items,
            "turns": {} if run is None else {turn.value: run.comparison.count(turn) for turn in Turn},
            "failures": 0 if run is None else len(run.failures),
            "anyway": anyway if run is not None and is_worse(run) else "",
            **stamp_json(),
        }
        self._store.set_setting(KEY, [*stored_list(self._store, KEY), found])


def is_worse(run: GoldenRun) -> bool:
    """Whether a suggestion became worse beside its reference, or something could not be run."""
    return bool(run.failures) or run.comparison.count(Turn.WORSE) > 0


def worse_words(run: GoldenRun) -> str:
    """What is worse, in a sentence or two; "" where nothing is."""
    found, worse = [], run.comparison.count(Turn.WORSE)
    if worse:
        found.append(
            trn(
                "On the golden set {count} suggestion becomes worse.",
                "On the golden set {count} suggestions become worse.",
                worse,
            )
        )
    if run.failures:
        found.append(
            trn(
                "{count} interaction of it cannot be run: {why}",
                "{count} interactions of it cannot be run: {why}",
                len(run.failures),
                why=run.failures[0].message,
            )
        )
    return " ".join(found)


def _is_of(run: GoldenRun, rubric: Rubric) -> bool:
    """Whether the run was made with this form; the number that it gets when it is published does not matter."""
    return fingerprint(replace(run.rubric, version=rubric.version)) == fingerprint(rubric)


def _row(raw: dict[str, Any]) -> PublicationRow:
    key, version = raw["rubric"]
    better, worse, other = (raw["turns"].get(turn.value, 0) for turn in (Turn.BETTER, Turn.WORSE, Turn.OTHER))
    return PublicationRow(
        key=key,
        title=raw["title"],
        version=version,
        items=raw["items"],
        better=better,
        worse=worse,
        other=other,
        failures=raw["failures"],
        anyway=raw["anyway"],
        published_at=datetime.fromisoformat(raw["at"]),
    )
