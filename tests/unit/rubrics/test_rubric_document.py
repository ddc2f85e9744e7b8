"""Changing a rubric's file without touching what is not meant."""

from __future__ import annotations

import stat
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rubrics import emit
from rubrics.document import Document, History, new_document, open_document
from rubrics.edits import (
    Edit,
    EditError,
    InsertItem,
    MoveItem,
    RemoveField,
    RemoveItem,
    RenameKey,
    SetField,
    carried_out,
)
from rubrics.errors import RubricError, RubricFaultsError
from rubrics.loader import BUILTIN, builtin, loads
from rubrics.nodes import compose, plain

HAND = """\
# A form by hand.
rubric: hand      # its key
title: 'By hand'
thresholds: {interaction: 91, customer: 85}   # both
policy:
  # kept
  unanswered: leave_out

sections:
  # the first
  - key: one
    title: One   # short
    weight: 30
    criteria:
      # greets
      - key: a
        title: "A: first"
        weight: 10.0
        guidance: >-
          Folded
          text.
        scale: yes_no

      - key: b
        title: B
        weight: 5
        scale:
          levels:
            - {key: "2", label: Good, examples: [x, "y, z"]}
            - {key: "1", label: Bad}   # low
        comment_on: ["1"]
  # the second
  - key: two
    title: Two
    weight: 70
    criteria: [{key: c, title: C, weight: 1, scale: {points: 5}}]
# the end
"""


def document(text: str = HAND) -> Document:
    return Document(text, "hand.yaml")


def changed(edit: Edit, text: str = HAND) -> str:
    return document(text).apply(edit).text


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = old.splitlines(), new.splitlines()
    return [line for line in before if line not in after], [line for line in after if line not in before]


@pytest.mark.parametrize("name", BUILTIN)
def test_opened_and_saved_without_a_change_is_the_same_to_the_byte(name: str, tmp_path: Path) -> None:
    open_document(builtin(name)).save(tmp_path / "copy.yaml")
    assert (tmp_path / "copy.yaml").read_bytes() == builtin(name).read_bytes()


@pytest.mark.parametrize(
    "data",
    [
        HAND.encode(),
        b"\xef\xbb\xbf" + HAND.replace("\n", "\r\n").encode(),
        HAND.rstrip("\n").encode(),
        HAND.replace("\n", "\r\n", 3).encode(),
        b"rubric:   a  \n\n\n# odd \n",
    ],
)
def test_marks_and_line_ends_of_any_system_stay(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_bytes(data)
    opened = open_document(path)
    opened.save(path)
    assert path.read_bytes() == data
    History(opened).do("Rename", SetField("title", "x")).undo().document.save(path)
    assert path.read_bytes() == data


def test_a_changed_file_keeps_its_line_ends_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + HAND.replace("\n", "\r\n").encode())
    open_document(path).apply(SetField("title", "New")).save(path)
    expected = HAND.replace("title: 'By hand'", "title: New")
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (SetField("title", "New"), "title: 'By hand'", "title: New"),
        (SetField("rubric", "other"), "rubric: hand      # its key", "rubric: other      # its key"),
        (SetField("sections[0].title", "Uno: dos"), "title: One   # short", 'title: "Uno: dos"   # short'),
        (SetField("sections[0].weight", Decimal("32.50")), "weight: 30", "weight: 32.5"),
        (SetField("thresholds.interaction", 90), "{interaction: 91, ", "{interaction: 90, "),
        (SetField("sections[0].criteria[1].scale.levels[0].label", "a, b"), "label: Good", 'label: "a, b"'),
        (SetField("sections[0].criteria[1].scale.levels[0].examples[0]", "X"), "[x, ", "[X, "),
        (SetField("sections[1].criteria[0].scale", "yes_no"), "scale: {points: 5}", "scale: yes_no"),
        (SetField("sections[0].criteria[1].comment_on", ["1", "na"]), 'comment_on: ["1"]', 'comment_on: ["1", na]'),
        (RemoveField("sections[0].criteria[1].comment_on"), '        comment_on: ["1"]\n', ""),
        (RemoveField("thresholds.customer"), ", customer: 85}", "}"),
        (RemoveField("thresholds.interaction"), "{interaction: 91, ", "{"),
        (RemoveField("sections[1].criteria[0].title"), "title: C, ", ""),
        (RenameKey("thresholds.customer", "clients"), "customer: 85", "clients: 85"),
        (SetField("version", 2), "title: 'By hand'\n", "title: 'By hand'\nversion: 2\n"),
        (SetField("policy.decimals", 2), "  unanswered: leave_out\n", "  unanswered: leave_out\n  decimals: 2\n"),
        (SetField("sections[0].criteria[0].na_allowed", False), "  text.\n", "  text.\n        na_allowed: false\n"),
        (SetField("sections[1].criteria[0].critical", True), "weight: 1, ", "weight: 1, critical: true, "),
        (SetField("sections[0].criteria[0].guidance", "Short."), ">-\n          Folded\n          text.", "Short."),
    ],
)  # fmt: skip
def test_a_change_touches_only_its_own_place(edit: Edit, old: str, new: str) -> None:
    assert HAND.count(old) == 1
    assert changed(edit) == HAND.replace(old, new)


def test_a_long_text_is_folded_and_keeps_the_remark_behind_it() -> None:
    text = changed(SetField("sections[0].title", "A long title. " * 12))
    root = compose(text, "x").root
    assert root is not None
    assert plain(root)["sections"][0]["title"] == ("A long title. " * 12).strip()
    assert "    title: >-   # short\n      A long" in text
    assert max(map(len, text.splitlines())) <= emit.WIDTH


def test_an_element_goes_in_where_it_is_wanted() -> None:
    criterion = {"key": "fresh", "title": "New", "weight": 3, "scale": "yes_no", "guidance": "Look. " * 30}
    text = changed(InsertItem("sections[0].criteria", 1, criterion))
    assert [item.key for item in loads(text, "x").criteria()] == ["a", "fresh", "b", "c"]
    gone, new = lines_changed(HAND, text)
    assert gone == []
    assert new[0] == "      - key: fresh"
    assert "scale: yes_no\n\n      - key: b" in text  # a blank line stands between elements, as before


def test_an_element_goes_behind_the_last_one_and_into_a_list_on_one_line() -> None:
    criterion = {"key": "fresh", "title": "New", "weight": 3, "scale": "yes_no"}
    assert changed(InsertItem("sections[1].criteria", 9, criterion))[-10:] == "# the end\n"
    text = changed(InsertItem("sections[1].criteria", 1, criterion))
    assert [item.key for item in loads(text, "x").criteria()] == ["a", "b", "c", "fresh"]
    assert "scale: {points: 5}" in text


def test_an_element_leaves_with_its_remark_and_nothing_else() -> None:
    text = changed(RemoveItem("sections[0].criteria", 0))
    assert "# greets" not in text
    assert "    criteria:\n      - key: b" in text
    last = changed(RemoveItem("sections", 1))
    assert "# the second" not in last
    assert last.endswith('        comment_on: ["1"]\n# the end\n')


def test_the_last_element_leaves_an_empty_list() -> None:
    one = changed(RemoveItem("sections[0].criteria", 0), changed(RemoveItem("sections[0].criteria", 0)))
    assert "    criteria: []\n  # the second" in one
    again = changed(
        InsertItem("sections[0].criteria", 0, {"key": "z", "title": "Z", "weight": 1, "scale": "text"}), one
    )
    assert (
        loads(again.replace("weight: 1, scale: text", "scale: yes_no, weight: 1"), "x")
        .sections[0]
        .criteria[0]
        .key
        == "z"
    )


def test_an_element_moves_with_its_remark() -> None:
    text = changed(MoveItem("sections", 0, "sections", 1))
    assert (
        text.index("# the second")
        < text.index("- key: two")
        < text.index("# the first")
        < text.index("- key: one")
    )
    assert changed(MoveItem("sections", 1, "sections", 0), text) == HAND
    inner = changed(MoveItem("sections[0].criteria", 1, "sections[0].criteria", 0))
    assert [item.key for item in loads(inner, "x").criteria()] == ["b", "a", "c"]
    assert lines_changed(HAND, inner) == ([], [])


def test_a_criterion_moves_to_another_section() -> None:
    text = changed(MoveItem("sections[0].criteria", 0, "sections[1].criteria", 1))
    assert [item.key for item in loads(text, "x").sections[1].criteria] == ["c", "a"]
    block = HAND.replace(
        "criteria: [{key: c, title: C, weight: 1, scale: {points: 5}}]",
        "criteria:\n        - key: c\n          title: C\n          weight: 1\n          scale: yes_no",
    )
    moved = changed(MoveItem("sections[0].criteria", 0, "sections[1].criteria", 0), block)
    assert '    criteria:\n        # greets\n        - key: a\n          title: "A: first"\n' in moved
    assert "          guidance: >-\n            Folded\n" in moved


@pytest.mark.parametrize("index", [0, 1, 2, 9])
def test_an_element_moves_to_a_list_around_its_own(index: int) -> None:
    edit = MoveItem("sections[0].criteria", 0, "sections", index)
    assert document().apply(edit).content() == carried_out(document().content(), edit)


def test_what_is_missing_above_is_made() -> None:
    text = changed(SetField("sections[0].criteria[0].shown_when.answer.b", ["2"]))
    criterion = loads(text, "x").sections[0].criteria[0]
    assert criterion.shown_when is not None
    assert criterion.shown_when.answers[0].values == ("2",)


def test_an_alias_is_written_out_before_one_of_its_places_changes() -> None:
    text = HAND.replace("scale: yes_no\n", "scale: &s {points: {maximum: 5}}\n").replace(
        "{points: 5}}", "*s}"
    )
    here = changed(SetField("sections[1].criteria[0].scale.points.maximum", 7), text)
    assert [item.scale.maximum for item in loads(here, "x").criteria() if item.key != "b"] == [5, 7]
    there = changed(SetField("sections[0].criteria[0].scale.points.maximum", 7), text)
    assert [item.scale.maximum for item in loads(there, "x").criteria() if item.key != "b"] == [7, 5]
    assert "*s" in changed(SetField("title", "x"), text)


@pytest.mark.parametrize(
    "edit",
    [
        SetField("sections[7].title", "x"),
        SetField("", "x"),
        SetField("sections[", "x"),
        RemoveField("nothing"),
        RemoveField("sections[0].nothing"),
        InsertItem("title", 0, {}),
        RemoveItem("sections", 5),
        RemoveItem("sections", -1),
        MoveItem("sections", 0, "nowhere[3]", 0),
        MoveItem("sections", 0, "sections[0].criteria", 0),
        RenameKey("title", "rubric"),
        RenameKey("nothing", "x"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(edit: Edit) -> None:
    with pytest.raises(EditError):
        document().apply(edit)


def test_a_text_that_is_no_yaml_cannot_be_changed() -> None:
    with pytest.raises(RubricFaultsError):
        document("a: [").apply(SetField("a", 1))
    with pytest.raises(EditError, match="empty"):
        document("").apply(SetField("a", 1))


def test_half_a_character_is_refused_in_words() -> None:
    with pytest.raises(RubricError, match="half a character"):
        document().apply(SetField("title", "\ud83d"))


def test_a_rubric_is_built_from_nothing() -> None:
    history = History(new_document("mine", "My form"))
    assert [fault.path for fault in history.document.faults()] == ["sections"]
    section = {"key": "one", "title": "One", "weight": 1, "criteria": []}
    history = history.do("Add section", InsertItem("sections", 0, section))
    criterion = {"key": "a", "title": "Greeting", "weight": 10, "scale": "yes_no"}
    history = history.do("Add criterion", InsertItem("sections[0].criteria", 0, criterion))
    history = history.do("Write guidance", SetField("sections[0].criteria[0].guidance", "Look at the start."))
    rubric = history.document.rubric()
    assert (rubric.key, rubric.title, rubric.sections[0].criteria[0].guidance) == (
        "mine",
        "My form",
        "Look at the start.",
    )


def test_steps_go_back_and_forth() -> None:
    start = History(document())
    first = start.do("Rename", SetField("title", "1"))
    second = first.do("Weigh", SetField("sections[0].weight", 1), SetField("sections[1].weight", 2))
    assert (second.undo_words, second.redo_words) == ("Weigh", "")
    back = second.undo()
    assert (back.document.text, back.undo_words, back.redo_words) == (first.document.text, "Rename", "Weigh")
    assert back.undo().document.text == HAND
    assert back.undo().undo() == back.undo()
    assert back.redo().document.text == second.document.text
    assert back.do("Other", SetField("title", "2")).redo_words == ""


def test_a_step_that_changes_nothing_is_no_step() -> None:
    assert History(document()).do("Same", SetField("sections[0].weight", 30)).past == ()


def test_of_a_step_with_a_misfit_nothing_is_done() -> None:
    with pytest.raises(EditError):
        History(document()).do("Both", SetField("title", "x"), RemoveField("nothing"))


def test_a_file_keeps_its_permissions_and_stays_whole_when_saving_fails(tmp_path: Path) -> None:
    path = tmp_path / "hand.yaml"
    path.write_text(HAND)
    path.chmod(0o640)
    open_document(path).apply(SetField("title", "x")).save(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    with pytest.raises(RubricError, match="cannot be saved"):
        document().save(tmp_path / "missing" / "hand.yaml")
    assert [file.name for file in tmp_path.iterdir()] == ["hand.yaml"]


def test_a_document_with_faults_can_be_mended(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(HAND.replace("weight: 30", "weight: -30").replace("rubric: hand", "rubrik: hand"))
    opened = open_document(path)
    assert len(opened.faults()) == 3
    mended = opened.apply(RenameKey("rubrik", "rubric")).apply(SetField("sections[0].weight", 30))
    assert (mended.faults(), mended.text) == ((), HAND)


TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["yes", "no", "null", "~", "2", "1e5", "0x1F", "- a", "? a", "a: b", "a #b", "#a", "'", '"', "&a", "*a", "!a",
         "[", "{a}", "a,b", "%a", "@a", "`a", "|", ">", "a\nb", "a\tb", "true", "=", "<<", "a:", ":a", "é ", "…",
         "word " * 60, "long-" * 60, "two  spaces " * 20]
    ),
)  # fmt: skip
VALUES = st.recursive(
    TEXTS | st.integers(-1000, 1000) | st.booleans() | st.decimals(-100, 100, places=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["key", "label", "yes", "no", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES)
def test_every_value_reads_back_as_it_was(value: Any) -> None:
    assume(_no_half_characters(value))
    lines = ["top:", *emit.entry("a", value, 2), "  b:", *emit.element(value, 4), f"c: {emit.flow(value)}"]
    root = compose("\n".join(lines) + "\n", "x").root
    assert root is not None
    wanted = emit.normal(value)
    assert plain(root) == {"top": {"a": wanted, "b": [wanted]}, "c": wanted}


def _no_half_characters(value: Any) -> bool:
    return not any(0xD800 <= ord(character) <= 0xDFFF for character in str(value))


def paths_of(data: Any, path: str = "") -> list[str]:
    if isinstance(data, dict):
        inner = [(f"{path}.{key}".lstrip("."), value) for key, value in data.items()]
    else:
        inner = [(f"{path}[{n}]", value) for n, value in enumerate(data)] if isinstance(data, list) else []
    return [found for place, value in inner for found in (place, *paths_of(value, place))]


@st.composite
def edits(draw: st.DrawFn, data: Any) -> Edit:
    paths = paths_of(data)
    lists = [path for path in paths if isinstance(_at(data, path), list)]
    kind = draw(st.sampled_from(["set", "new", "remove", "insert", "take", "move", "carry", "rename"]))
    if kind in ("insert", "take", "move", "carry") and lists:
        return _list_edit(draw, kind, draw(st.sampled_from(lists)), draw(st.sampled_from(lists)))
    path = draw(st.sampled_from(paths))
    if kind == "remove" and not path.endswith("]"):
        return RemoveField(path)
    if kind == "rename" and not path.endswith("]"):
        return RenameKey(path, draw(st.sampled_from(["fresh", "yes", "2"])))
    if kind == "new" and isinstance(_at(data, path), dict):
        return SetField(f"{path}.{draw(st.sampled_from(['weight', 'scale', 'fresh']))}", draw(VALUES))
    return SetField(path, draw(VALUES))


def _list_edit(draw: st.DrawFn, kind: str, path: str, other: str) -> Edit:
    first, second = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    if kind == "insert":
        return InsertItem(path, first, draw(VALUES))
    if kind == "take":
        return RemoveItem(path, first)
    return MoveItem(path, first, path if kind == "move" else other, second)


def _at(data: Any, path: str) -> Any:
    for step in path.replace("[", ".[").lstrip(".").split("."):
        data = data[int(step[1:-1])] if step.startswith("[") else data[step]
    return data


@settings(max_examples=60)
@given(st.data(), st.sampled_from([HAND, HAND, HAND, builtin("chat_email").read_text(encoding="utf-8")]))
def test_any_series_of_changes_says_what_was_wanted_and_nothing_else(data: st.DataObject, text: str) -> None:
    current = document(text)
    for _ in range(3):
        content = current.content()
        edit = data.draw(edits(content))
        assume(_no_half_characters(edit))
        try:
            wanted = carried_out(content, edit)
        except EditError:
            continue
        assume(isinstance(wanted, dict) and wanted)
        current = current.apply(edit)
        assert current.content() == wanted


@given(st.data())
def test_comments_survive_changes_of_single_values(data: st.DataObject) -> None:
    content = document().content()
    scalars = [path for path in paths_of(content) if not isinstance(_at(content, path), (dict, list))]
    edit = SetField(data.draw(st.sampled_from(scalars)), data.draw(TEXTS.filter(_no_half_characters)))
    text = changed(edit)
    for remark in (
        "# A form by hand.",
        "# its key",
        "# both",
        "# kept",
        "# short",
        "# low",
        "# the second",
        "# the end",
    ):
        assert remark in text
