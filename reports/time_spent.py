"""How the time of the report's calls and chats was spent: context for a talk, with the definitions of each figure.

Owns two small tables. Reckons nothing, and makes no mark of anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from reports import blocks
from reports.model import Evaluation, TimeSpent
from reports.text import markup
from scoring.measure_model import Definition

LEAD = (
    "Context for the talk: no mark is made of these figures, and none rewards speed. What they mean depends on what "
    "the customer needed."
)
CALLS = (
    ("Talk time", "Agent talks"), ("Longest monologue", "Longest monologue"), ("Interruption", "Breaks in"),
    ("Silence", "Silence"), ("Hold", "Holds"),
)  # fmt: skip
CHATS = (
    ("First response", "First response"), ("Response time", "Response time"), ("Messages", "Messages"),
)  # fmt: skip
"""Title of the figure, and of the column; of both sides the agent's is shown."""
NUMBER_PT, TITLE_PT = 20.0, 120.0


def section(
    times: Sequence[TimeSpent | None], evaluations: Sequence[Evaluation], width: float
) -> list[Flowable]:
    """Calls and chats, a table each; nothing when nothing was measured.

    Args: times: by evaluation; None where there was no transcript.
    """
    known = [(number, one, evaluations[number - 1]) for number, one in enumerate(times, 1) if one is not None]
    tables = []
    for columns, is_kind in ((CALLS, _is_call), (CHATS, _is_chat)):
        rows = [(number, one, judged) for number, one, judged in known if is_kind(one)]
        if rows:
            tables.append([_table(rows, columns, width), blocks.space(8)])
    if not tables:
        return []
    return blocks.titled("How the time was spent", LEAD, [*tables, [blocks.paragraph(_how(times), "small")]])


def _how(times: Sequence[TimeSpent | None]) -> str:
    """How each figure that is shown is made, with the thresholds in force."""
    found: dict[Definition, None] = {}
    for columns, is_kind in ((CALLS, _is_call), (CHATS, _is_chat)):
        titles = {title for title, _ in columns}
        for one in times:
            if one is not None and is_kind(one):
                found.update(dict.fromkeys(each for each in one.definitions if each.title in titles))
    return " ".join(f"<b>{markup(one.title)}.</b> {markup(one.words)}" for one in found)


def _is_call(one: TimeSpent) -> bool:
    return one.is_call


def _is_chat(one: TimeSpent) -> bool:
    return not one.is_call


_Row = tuple[int, TimeSpent, Evaluation]


def _table(rows: Sequence[_Row], columns: Sequence[tuple[str, str]], width: float) -> Flowable:
    cells: list[Sequence[blocks.Cell]] = [
        [str(number), markup(judged.interaction.title), *(_cell(one, title) for title, _ in columns)]
        for number, one, judged in rows
    ]
    each = (width - NUMBER_PT - TITLE_PT) / len(columns)
    head = ("", "Interaction", *(name for _, name in columns))
    return blocks.table(head, cells, (NUMBER_PT, TITLE_PT, *(each for _ in columns)), close=True)


def _cell(one: TimeSpent, title: str) -> str:
    found = (figure.both or figure.agent for figure in one.figures if figure.title == title)
    return markup(next(found, "–"))
