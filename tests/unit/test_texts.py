"""What a reader sees is said through the catalogue. Reads the tree, so that a bare English word cannot slip in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

APPLICATION = Path(__file__).parents[2] / "qa_studio"
WINDOW = APPLICATION / "ui"
LOOK_UPS = ("tr", "trn")
WORD = re.compile("[A-Za-z]{2,}")
NAMES = {"QA Studio", "Whisper", "Faster Whisper"}
"""Said alike in every language."""
SETTERS = frozenset(
    [
        "addAction",
        "addItem",
        "addMenu",
        "addRow",
        "addTab",
        "setAccessibleDescription",
        "setAccessibleName",
        "setHeaderLabels",
        "setLabelText",
        "setPlaceholderText",
        "setStatusTip",
        "setTabText",
        "setText",
        "setTitle",
        "setToolTip",
        "setWhatsThis",
        "setWindowTitle",
    ]
)
"""Methods whose words are shown or read aloud."""
MAKERS: dict[str, tuple[int, ...]] = {
    "Banner": (1,),
    "ElidedLabel": (0,),
    "FieldRow": (0,),
    "FoldButton": (0, 1, 2),
    "Line": (0, 1),
    "LineEntry": (0, 1),
    "Message": (0, 1),
    "Notice": (1, 2),
    "Paragraph": (0, 1),
    "Pick": (0,),
    "QAction": (0,),
    "QCheckBox": (0,),
    "QLabel": (0,),
    "QMenu": (0,),
    "QPushButton": (0,),
    "QRadioButton": (0,),
    "Tick": (0,),
    "hint": (1,),
    "icon_button": (1,),
    "label": (0,),
    "push_button": (0, 3),
}
"""What makes something to look at, with the places of its words among the arguments."""


def shown_arguments(call: ast.Call) -> Iterator[ast.expr]:
    """The arguments of a call that a reader sees."""
    if isinstance(call.func, ast.Attribute) and call.func.attr in SETTERS:
        yield from call.args
    if isinstance(call.func, ast.Name):
        places = MAKERS.get(call.func.id, ())
        yield from (argument for place, argument in enumerate(call.args) if place in places)
        yield from (one.value for one in call.keywords if one.arg in ("tip", "text", "title") and places)


def bare_words(shown: ast.expr) -> Iterator[str]:
    """The words that an expression says by itself. What other calls return is looked at where they are made."""
    if isinstance(shown, ast.Constant):
        if isinstance(shown.value, str) and WORD.search(shown.value) and shown.value not in NAMES:
            yield shown.value
    elif isinstance(shown, ast.Call):
        if isinstance(shown.func, ast.Attribute) and shown.func.attr == "join":
            yield from bare_words(shown.func.value)
    elif isinstance(shown, ast.JoinedStr | ast.List | ast.Tuple):
        for part in shown.values if isinstance(shown, ast.JoinedStr) else shown.elts:
            yield from bare_words(part)
    else:
        below = {
            ast.FormattedValue: ("value",),
            ast.IfExp: ("body", "orelse"),
            ast.BinOp: ("left", "right"),
            ast.Starred: ("value",),
        }
        for name in below.get(type(shown), ()):
            yield from bare_words(getattr(shown, name))


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_what_a_widget_shows_is_said_through_the_catalogue() -> None:
    found = [
        f"{path.relative_to(APPLICATION)}:{call.lineno}: {words!r}"
        for path in sorted(WINDOW.rglob("*.py"))
        for call in calls(path)
        for argument in shown_arguments(call)
        for words in bare_words(argument)
    ]
    assert found == [], "say these with tr(…)"


def test_a_bare_word_is_found_wherever_it_hides_in_what_is_shown() -> None:
    text = (
        """label(f"{count} calls {'open' if here else tr('closed')}")\nbutton.setText(" or ".join(names))"""
    )
    found = [
        words
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        for argument in shown_arguments(node)
        for words in bare_words(argument)
    ]
    assert sorted(found) == [" calls ", " or ", "open"]


def early_look_ups(tree: ast.Module) -> Iterator[ast.Call]:
    """Calls of the look-up that run when the module is imported."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOK_UPS:
            yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def test_only_the_window_looks_texts_up_while_it_is_imported() -> None:
    """The services are imported before the language is known: what they look up then would stay English."""
    found = [
        f"{path.relative_to(APPLICATION)}:{call.lineno}"
        for path in sorted(APPLICATION.rglob("*.py"))
        if WINDOW not in path.parents
        for call in early_look_ups(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
