"""A form on the desk: what each change of the editor means for its text, and the way back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from qa_studio.errors import StudioError
from qa_studio.services.rubric_editing import ChangedOnDiskError, EditingSession, presets
from qa_studio.services.rubric_values import turned, typed_number
from rubrics import loader
from rubrics.document import new_document, open_document
from rubrics.edits import EditError
from rubrics.model import (
    Answer,
    AnswerIs,
    AnswerState,
    Condition,
    Criterion,
    CriticalPolicy,
    NotApplicablePolicy,
    Policy,
    Role,
    Scale,
    ScaleKind,
)
from scoring.score import score

FIRST = "sections[0].criteria[0]"

HAND = """# Our own form.   Written by hand.
rubric:   ours
title: 'Ours'
version: 1
thresholds: {interaction: 91,   customer: 85}   # both

sections:
  # first things
  - key: start
    title: Start
    weight: 40
    criteria:
      - key: hello      # says hello
        title: Hello
        weight: 10
        guidance: >-
          Looks at the first turn.
        scale: yes_no

      - {key: name, title: Own name, weight: 10, scale: yes_no, shown_when: {answer: {hello: ["yes"]}}}
  - key: work
    title: Work
    weight: 60
    criteria:
      - key: solved
        title: Solved
        weight: 1
        scale:
          levels:
            - {key: "1", label: All, anchor: Everything is done}
            - {key: "0", label: Not}   # nothing
# the end
"""


@pytest.fixture
def hand(tmp_path: Path) -> EditingSession:
    path = tmp_path / "ours.yaml"
    path.write_text(HAND, encoding="utf-8")
    return EditingSession(open_document(path), path)


@pytest.fixture
def blank(tmp_path: Path) -> EditingSession:
    return EditingSession(new_document("untitled_form", "Untitled form"), tmp_path / "new.yaml")


def changed_lines(session: EditingSession) -> tuple[list[str], list[str]]:
    """Lines that went, and lines that came."""
    before, after = HAND.splitlines(), session.text.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


def criterion(session: EditingSession, path: str = FIRST) -> Criterion:
    found = session.at(path)
    assert isinstance(found, Criterion)
    return found


def test_an_edit_touches_only_its_own_place(hand: EditingSession) -> None:
    hand.put_number("sections[0].criteria[0].weight", "12,5", "Weight")
    assert changed_lines(hand) == (["        weight: 10"], ["        weight: 12.5"])
    assert criterion(hand).weight == Decimal("12.5")


def test_a_form_saved_without_a_change_is_the_same_to_the_last_byte(hand: EditingSession) -> None:
    assert hand.path is not None
    hand.put("title", "Other", "Title")
    hand.undo()
    assert hand.data() == HAND.encode()
    assert not hand.save(), "there is nothing to write"
    assert hand.path.read_bytes() == HAND.encode()


def test_windows_line_ends_and_a_byte_order_mark_survive_an_edit(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HAND.replace("\n", "\r\n").encode())
    session = EditingSession(open_document(path), path)
    session.put("title", "Theirs", "Title")
    session.save()
    expected = HAND.replace("'Ours'", "Theirs").replace("\n", "\r\n").encode()
    assert path.read_bytes() in (
        b"\xef\xbb\xbf" + expected,
        b"\xef\xbb\xbf" + expected.replace(b"Theirs", b"'Theirs'"),
    )


def test_typing_in_one_field_is_one_step(hand: EditingSession) -> None:
    for text in ("H", "He", "Hey"):
        hand.rows.rename(FIRST, text)
    hand.end_step()
    hand.rows.rename(FIRST, "Heya")
    assert criterion(hand).title == "Heya"
    hand.undo()
    assert criterion(hand).title == "Hey"
    hand.undo()
    assert (criterion(hand).title, hand.undo_words) == ("Hello", "")
    hand.redo()
    assert criterion(hand).title == "Hey"


def test_a_key_follows_its_title_until_it_was_chosen(blank: EditingSession) -> None:
    blank.rows.rename("", "Night shift")
    assert (blank.rubric.key, blank.rubric.title) == ("night_shift", "Night shift")
    path = blank.rows.add_section(0)
    blank.rows.rename(path, "Brand & tone")
    blank.rows.rename(FIRST, "Greets by name")
    assert (blank.rubric.sections[0].key, criterion(blank).key) == ("brand_tone", "greets_by_name")
    blank.rows.rekey(FIRST, "greeting")
    blank.rows.rename(FIRST, "Greets by their name")
    assert criterion(blank).key == "greeting"
    second = blank.rows.add_criterion(0, 1)
    blank.rows.rename(second, "Greeting")
    assert criterion(blank, second).key == "greeting_2", "a key stands once"


def test_a_new_key_is_followed_by_the_conditions_that_ask_for_it(hand: EditingSession) -> None:
    hand.rows.rekey(FIRST, "opening")
    assert criterion(hand, "sections[0].criteria[1]").shown_when == Condition(
        answers=(AnswerIs("opening", ("yes",)),)
    )
    assert not hand.faults
    assert "# says hello" in hand.text


def test_a_published_criterion_says_what_it_replaces(hand: EditingSession) -> None:
    session = EditingSession(hand.document, hand.path, before=hand.rubric)
    session.rows.rename(FIRST, "Hi")
    assert criterion(session).key == "hello", "what was marked under a key keeps it"
    session.rows.rekey(FIRST, "hi")
    assert criterion(session).replaces == "hello"
    session.rows.rekey(FIRST, "hello")
    assert criterion(session).replaces == ""


def test_a_fault_is_told_with_its_place_and_goes_with_its_cause(hand: EditingSession) -> None:
    hand.put_number(f"{FIRST}.weight", "ten", "Weight")
    (fault,) = hand.faults
    assert (fault.path, fault.line) == (f"{FIRST}.weight", 15)
    assert "'ten'" in fault.message
    assert hand.written(f"{FIRST}.weight") == "ten"
    hand.put_number(f"{FIRST}.weight", "10", "Weight")
    assert hand.faults == ()


def test_rows_are_added_copied_moved_weighed_and_removed(hand: EditingSession) -> None:
    copy = hand.rows.duplicate(FIRST)
    assert (copy, criterion(hand, copy).key) == ("sections[0].criteria[1]", "hello_2")
    assert hand.rows.step(copy, 1) == "sections[0].criteria[2]"
    assert hand.rows.step("sections[0].criteria[2]", 1) == "sections[1].criteria[0]"
    assert hand.rows.step("sections[1].criteria[0]", -1) == "sections[0].criteria[2]"
    assert hand.rows.step("sections[0]", -1) == "sections[0]", "there is nothing above"
    assert hand.rows.move(FIRST, "sections[1]", 1) == "sections[1].criteria[1]"
    assert [item.key for item in hand.rubric.criteria()] == ["name", "hello_2", "solved", "hello"]
    hand.rows.weigh("sections[1].criteria[0]", 2)
    hand.rows.weigh("sections[1].criteria[1]", -100)
    assert [item.weight for item in hand.rubric.sections[1].criteria] == [3, 0]
    assert hand.rows.remove("sections[1].criteria[1]") == "sections[1].criteria[0]"
    hand.rows.duplicate("sections[0]")
    assert [item.key for item in hand.rubric.sections[1].criteria] == ["name_2", "hello_2_2"]
    while hand.undo_words:
        hand.undo()
    assert hand.text == HAND


def test_every_kind_of_scale_can_be_chosen_and_marked_by(hand: EditingSession) -> None:
    for kind in (*ScaleKind, *reversed(ScaleKind)):
        hand.scales.set_kind("sections[1].criteria[0]", kind)
        assert hand.faults == (), kind
        assert criterion(hand, "sections[1].criteria[0]").scale.kind is kind
    hand.undo()
    for _ in range(20):
        hand.undo()
    assert hand.text == HAND


def test_turning_levels_into_choices_keeps_their_words(hand: EditingSession) -> None:
    path = "sections[1].criteria[0]"
    hand.scales.set_kind(path, ScaleKind.CHOICES)
    option = criterion(hand, path).scale.options[0]
    assert (option.key, option.label, option.anchor) == ("1", "All", "Everything is done")


def test_answers_are_worded_added_moved_and_removed(hand: EditingSession) -> None:
    path = "sections[1].criteria[0]"
    hand.scales.add_option(path, 2)
    hand.scales.put_option(path, 2, "label", "Some")
    hand.scales.move_option(path, 2, -1)
    hand.scales.put_option(path, 1, "examples", ["Half of it.", "Most of it: not all"])
    hand.scales.put_option(path, 1, "fraction", typed_number("0,4"))
    assert [fault.message for fault in hand.faults] == ["This level has no 'fraction', others have."]
    hand.scales.put_option(path, 1, "fraction", None)
    options = criterion(hand, path).scale.options
    assert [(one.key, one.label, one.fraction) for one in options] == [
        ("1", "All", 1),
        ("2", "Some", Decimal("0.5")),
        ("0", "Not", 0),
    ]
    assert options[1].examples == ("Half of it.", "Most of it: not all")
    hand.scales.remove_option(path, 1)
    assert changed_lines(hand) == ([], []), "the comment behind the last level is still there"


def test_a_plain_yes_or_no_is_written_out_when_it_says_more(hand: EditingSession) -> None:
    hand.scales.put_option(FIRST, 1, "anchor", "No greeting at all")
    scale = criterion(hand).scale
    assert (scale.kind, scale.options[1].anchor) == (ScaleKind.YES_NO, "No greeting at all")
    hand.scales.put_option(FIRST, 0, "label", "Said")
    assert [option.label for option in criterion(hand).scale.options] == ["Said", "No"]
    assert hand.faults == ()


def test_points_are_one_number_until_they_need_more(blank: EditingSession) -> None:
    blank.rows.add_section(0)
    blank.scales.set_kind(FIRST, ScaleKind.POINTS)
    blank.scales.put_points(FIRST, "maximum", "10")
    assert blank.written(f"{FIRST}.scale") == {"points": 10}
    blank.scales.put_points(FIRST, "step", "2,5")
    assert blank.written(f"{FIRST}.scale") == {"points": {"maximum": 10, "step": 2.5}}
    blank.scales.put_points(FIRST, "maximum", "many")
    assert blank.faults[0].path == f"{FIRST}.scale.points.maximum"


def test_comments_are_asked_only_for_answers_that_there_are(hand: EditingSession) -> None:
    path = "sections[0].criteria[1]"
    hand.put(f"{path}.comment_on", ["no", "na"], "Comment")
    hand.scales.set_kind(path, ScaleKind.LEVELS)
    assert (criterion(hand, path).comment_on, hand.faults) == (("na",), ())


def test_a_condition_is_written_and_taken_out(hand: EditingSession) -> None:
    wanted = Condition(
        ("call",), ("vip",), (AnswerIs("hello", ("no", "na")),), none_of=(Condition(tags=("test",)),)
    )
    hand.set_condition("sections[1]", wanted)
    assert hand.rubric.sections[1].shown_when == wanted
    hand.set_condition("sections[1]", None)
    assert hand.text == HAND


@pytest.mark.parametrize("name", [one.name for one in presets()])
def test_the_policy_of_another_system_is_taken_over(hand: EditingSession, name: str) -> None:
    hand.set_policy(name)
    assert hand.faults == ()
    shown = "" if hand.rubric.policy == Policy() else name
    assert hand.preset_name() == shown, "the usual policy is nobody's"
    hand.set_policy("no such system")
    assert hand.preset_name() == shown
    hand.undo()
    assert hand.text == HAND


def test_shares_say_what_counts_and_what_na_would_do(hand: EditingSession) -> None:
    now, then = hand.shares(), hand.shares(["hello"])
    assert [now[key].points for key in ("hello", "name", "solved")] == [20, 20, 60]
    assert [then[key].points for key in ("name", "solved")] == [40, 60]
    assert "hello" not in then
    hand.put(f"{FIRST}.role", "bonus", "Role")
    share = hand.shares()["hello"]
    assert (share.role, share.part, share.text, share.words) == (
        Role.BONUS,
        0.0,
        "+10.0",
        "a bonus of up to 10.0",
    )
    assert sum((one.points for one in hand.shares().values() if one.part), Fraction(0)) == 100


def test_an_answer_is_taken_only_while_it_fits(hand: EditingSession) -> None:
    yes = Answer(AnswerState.ANSWERED, "yes")
    assert hand.takes("hello", yes)
    assert not hand.takes("solved", yes)
    assert not hand.takes("nobody", yes)


def test_a_version_cannot_be_changed(hand: EditingSession) -> None:
    frozen = EditingSession(hand.document, None)
    with pytest.raises(StudioError, match="Make a new draft"):
        frozen.rows.rename("", "Other")
    assert (frozen.text, frozen.is_changed, frozen.save()) == (HAND, False, False)


def test_a_change_that_does_not_fit_changes_nothing(hand: EditingSession) -> None:
    with pytest.raises(EditError):
        hand.rows.remove("sections[0].criteria[9]")
    assert (hand.text, hand.undo_words) == (HAND, "")


def test_a_file_changed_by_somebody_else_is_not_written_over(hand: EditingSession) -> None:
    assert hand.path is not None
    hand.rows.rename("", "Mine")
    hand.path.write_text(HAND + "# theirs\n", encoding="utf-8")
    with pytest.raises(ChangedOnDiskError, match=r"ours\.yaml"):
        hand.save()
    assert hand.path.read_text(encoding="utf-8").endswith("# theirs\n")
    assert hand.save(over_changes=True)
    assert "Mine" in hand.path.read_text(encoding="utf-8")
    hand.rows.rename("", "Mine again")
    assert hand.save(), "what was saved here is no change of somebody else's"


def test_a_file_that_is_gone_comes_back_when_it_is_saved(hand: EditingSession) -> None:
    assert hand.path is not None
    hand.path.unlink()
    hand.rows.rename("", "Back")
    assert hand.save()
    assert "Back" in hand.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", loader.BUILTIN)
def test_every_built_in_form_can_be_edited_everywhere_and_back(name: str, tmp_path: Path) -> None:
    path = tmp_path / "form.yaml"
    path.write_bytes(loader.builtin(name).read_bytes())
    session = EditingSession(open_document(path), path)
    text = session.text
    for place, section in enumerate(session.rubric.sections):
        session.rows.rename(f"sections[{place}]", f"{section.title} anew")
        for inner in range(len(section.criteria)):
            session.rows.weigh(f"sections[{place}].criteria[{inner}]", 1)
    assert session.faults == ()
    while session.undo_words:
        session.undo()
    assert session.text == text
    assert session.data() == path.read_bytes()


@pytest.mark.parametrize("kind", list(ScaleKind))
@pytest.mark.parametrize("other", list(ScaleKind))
def test_a_scale_turned_into_another_kind_is_a_whole_scale(kind: ScaleKind, other: ScaleKind) -> None:
    scale = turned(turned(Scale(ScaleKind.TEXT), kind), other)
    assert scale.kind is other
    assert len({option.key for option in scale.options}) == len(scale.options)


def test_the_policy_on_the_desk_is_the_one_that_scores(hand: EditingSession) -> None:
    hand.put("policy.not_applicable", NotApplicablePolicy.COUNT_AS_ZERO, "N/A")
    hand.put("policy.critical", CriticalPolicy.SCORE_ZERO, "Critical")
    hand.put(f"{FIRST}.critical", True, "Critical")
    answers = {
        key: Answer(AnswerState.ANSWERED, value)
        for key, value in (("hello", "no"), ("name", "yes"), ("solved", "1"))
    }
    assert score(hand.rubric, answers).score == Decimal("0.0")
