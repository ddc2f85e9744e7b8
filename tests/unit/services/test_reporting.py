"""Reports from a workspace: whose marks are counted, what is left out, and what is said when something is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pdf_text import Pdf
from report_world import (
    ANNA,
    BEN,
    FULL,
    OPENING,
    RUBRIC,
    context,
    fill,
    marks_of,
    reporting,
    transcript,
)

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobCancelled
from qa_studio.rows import EvaluatorKind
from qa_studio.services import report_inputs
from qa_studio.services.reporting import Reporting
from qa_studio.services.reviewing import Reviewing
from qa_studio.services.suggesting import Suggesting
from qa_studio.storage.store import Store
from reports.errors import NothingToReportError, ReportError
from scoring.model import Evidence


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    return fill(store)


@pytest.fixture
def service(store: Store) -> Reporting:
    return reporting(store)


class Opened:
    """Reads a report and lets go of it."""

    def __init__(self) -> None:
        self._pdfs: list[Pdf] = []

    def __call__(self, path: Path) -> Pdf:
        self._pdfs.append(Pdf(path))
        return self._pdfs[-1]

    def close(self) -> None:
        for pdf in self._pdfs:
            pdf.close()


@pytest.fixture
def read() -> Iterator[Opened]:
    opened = Opened()
    yield opened
    opened.close()


def test_there_is_to_choose_from_what_was_imported(
    store: Store, service: Reporting, ids: dict[str, int]
) -> None:
    assert service.agents() == ("Maya Brandt", "Tom Reed", "Alex Stone")
    assert service.rounds() == ("Round 1", "Round 2")
    (session,) = service.calibrations()
    assert (session.name, session.evaluators, session.interactions) == ("Spring", (ANNA, BEN), 2)


def test_an_empty_workspace_offers_nothing(service: Reporting) -> None:
    assert (service.agents(), service.rounds(), service.calibrations()) == ((), (), ())


@pytest.mark.usefixtures("ids")
def test_coaching_counts_the_newest_person_of_each_interaction(
    service: Reporting, tmp_path: Path, read: Opened
) -> None:
    path = service.coaching("Maya Brandt", "Round 1", tmp_path / "a.pdf", context())
    pdf = read(path)
    # Of a1 Ben's 90 stands, submitted after Anna's 92; a2 is 26; c1 has no marks.
    assert "Over 2 interactions Maya Brandt averages 58.0 against 91: too few to tell" in pdf.pages[0]
    assert "1 interaction without submitted marks by this rubric is left out." in pdf.pages[-1]
    assert "marks by Ben Carter" in pdf.pages[0]
    assert "made 10 June 2026" in pdf.pages[0]


@pytest.mark.usefixtures("ids")
def test_coaching_over_all_rounds_takes_them_all(service: Reporting, tmp_path: Path, read: Opened) -> None:
    pdf = read(service.coaching("Maya Brandt", None, tmp_path / "a.pdf", context()))
    assert "Over 3 interactions Maya Brandt averages 72.0" in pdf.pages[0]  # 90, 26, 100
    assert f"“{OPENING}”" in pdf.text
    assert "“Nobody cared.”" in pdf.text


@pytest.mark.usefixtures("ids")
def test_a_call_marked_from_a_draft_says_so(service: Reporting, tmp_path: Path, read: Opened) -> None:
    pdf = read(service.coaching("Maya Brandt", "Round 1", tmp_path / "a.pdf", context()))
    assert "1 of 2 transcripts was made by the draft engine (PocketSphinx, en-us)" in pdf.pages[0]


@pytest.mark.usefixtures("ids")
def test_calibration_sets_the_evaluators_beside_each_other(
    service: Reporting, tmp_path: Path, read: Opened
) -> None:
    (session,) = service.calibrations()
    pdf = read(service.calibration(session.id, tmp_path / "c.pdf", context()))
    assert "Anna Lindt and Ben Carter gave the same mark in 22 of 24 cases (92 %)" in pdf.pages[0]
    assert "Order a1" in pdf.text
    assert "92.0 90.0 2.0" in pdf.text


@pytest.mark.usefixtures("ids")
def test_rounds_compare_the_own_company_and_set_the_other_beside_it(
    service: Reporting, tmp_path: Path, read: Opened
) -> None:
    pdf = read(service.rounds_report("Round 1", "Round 2", tmp_path / "r.pdf", context()))
    # Round 1: 90, 26, 90; Round 2: 100, 92; Harbor Home: 90.
    assert "from 68.7 in Round 1 to 96.0 in Round 2" in pdf.pages[0]
    assert "Harbor Home" in pdf.pages[0]
    assert (
        "2 March to 27 March 2026. Drawn by lot. 1 interaction without submitted marks is left out."
        in pdf.text
    )


def test_where_nobody_has_judged_automatic_marks_that_have_not_earned_it_do_not_stand_alone(
    store: Store, service: Reporting, tmp_path: Path
) -> None:
    ids = fill(store)
    Suggesting(store).suggest([ids["c1"], ids["a1"]], context())
    store.remove([ids["a1"], ids["a2"], ids["a3"]])
    with pytest.raises(NothingToReportError, match="agreement with people has earned it"):
        service.coaching("Maya Brandt", None, tmp_path / "a.pdf", context())


def test_one_persons_marks_put_every_automatic_one_aside(
    store: Store, service: Reporting, ids: dict[str, int], tmp_path: Path, read: Opened
) -> None:
    Suggesting(store).suggest(list(ids.values()), context())
    pdf = read(service.coaching("Maya Brandt", "Round 1", tmp_path / "a.pdf", context()))
    assert "automatic marks" not in pdf.pages[0]
    assert "Over 2 interactions Maya Brandt averages 58.0" in pdf.pages[0]


def test_found_words_stand_in_only_for_the_same_answer_of_the_same_transcript(
    store: Store, ids: dict[str, int]
) -> None:
    Suggesting(store).suggest([ids["a1"]], context())
    (person,) = store.evaluations(interaction_ids=[ids["a1"]], evaluators=[ANNA])
    (found,) = store.evaluations(interaction_ids=[ids["a1"]], kind=EvaluatorKind.AUTOMATIC)
    lent = report_inputs.evaluation(person, (), found)
    assert "greeting" in lent.found_keys
    greeting = lent.mark("greeting")
    assert greeting is not None
    assert person.transcript is not None
    for one in greeting.evidence:
        assert person.transcript.turns[one.turn].text[one.start : one.end] == one.text
    other = replace(found, transcript=replace(person.transcript, version=2))
    assert not report_inputs.evaluation(person, (), other).found_keys
    differing = replace(person, marks=marks_of("0y2yy2yy2yyy"))
    assert "greeting" not in report_inputs.evaluation(differing, (), found).found_keys


def test_found_words_are_shown_with_their_sentence() -> None:
    text = "Thanks. I will see to it myself and call you on Friday. Goodbye."
    said = replace(transcript(), turns=(replace(transcript().turns[0], text=text),))
    start = text.index("see")
    found = report_inputs.whole(Evidence(0, start, start + 3, "see"), said)
    assert found.text == "I will see to it myself and call you on Friday."
    assert text[found.start : found.end] == found.text


def test_evaluations_by_another_rubric_are_left_out(store: Store, ids: dict[str, int]) -> None:
    found = store.evaluations(agent="Maya Brandt")
    other = replace(
        found[0], rubric=replace(RUBRIC, key="sales"), submitted_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert len(report_inputs.newest([*found, other])) == len(report_inputs.newest(found))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (
            lambda s, p: s.coaching("Nobody", None, p, context()),
            "no agent called “Nobody” here. Known: Maya Brandt",
        ),
        (lambda s, p: s.coaching("Maya Brandt", "Round 9", p, context()), "no round called “Round 9”"),
        (lambda s, p: s.rounds_report("Round 1", "Round 1", p, context()), "cannot be compared with itself"),
        (lambda s, p: s.calibration(99, p, context()), "no calibration session 99"),
        (lambda s, p: s.coaching("Tom Reed", None, p, context(), "A3"), "no paper size “A3”"),
    ],
)
@pytest.mark.usefixtures("ids")
def test_what_is_not_there_is_named(service: Reporting, tmp_path: Path, make: object, words: str) -> None:
    assert callable(make)
    with pytest.raises(StudioError, match=words):
        make(service, tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


def test_an_agent_without_marks_is_told_what_to_do_first(
    store: Store, service: Reporting, tmp_path: Path
) -> None:
    ids = fill(store)
    store.remove([ids["a1"], ids["a2"], ids["a3"]])
    with pytest.raises(NothingToReportError, match="Maya Brandt has submitted marks yet"):
        service.coaching("Maya Brandt", None, tmp_path / "a.pdf", context())


@pytest.mark.usefixtures("ids")
def test_a_folder_that_is_not_there_is_named_and_nothing_is_left(service: Reporting, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="does not exist"):
        service.coaching("Tom Reed", None, tmp_path / "nowhere" / "a.pdf", context())


@pytest.mark.usefixtures("ids")
def test_a_cancelled_report_leaves_no_file(service: Reporting, tmp_path: Path) -> None:
    stopped = context()
    stopped.cancel()
    with pytest.raises(JobCancelled):
        service.coaching("Tom Reed", None, tmp_path / "a.pdf", stopped)
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.usefixtures("ids")
def test_a_copy_is_saved_whole(service: Reporting, tmp_path: Path) -> None:
    made = service.coaching("Tom Reed", None, tmp_path / "a.pdf", context(), "Letter")
    copy = service.save_copy(made, tmp_path / "b.pdf")
    assert copy.read_bytes() == made.read_bytes()


def test_a_correction_takes_the_place_of_what_it_corrects(
    store: Store, service: Reporting, ids: dict[str, int], tmp_path: Path, read: Opened
) -> None:
    reviewing = Reviewing(store)
    reviewing.reopen(ids["b2"], BEN, "Heard it again.")
    reviewing.submit(ids["b2"], BEN, marks_of(FULL, "", OPENING), "", datetime(2026, 6, 10, tzinfo=UTC))
    pdf = read(service.coaching("Tom Reed", "Round 2", tmp_path / "a.pdf", context()))
    assert "In one interaction Tom Reed scores 100.0" in pdf.pages[0]
