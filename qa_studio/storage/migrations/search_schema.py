"""What SQLite keeps by itself: full-text search, and the narrow lines that the library is filtered by.

Owns the virtual tables and the triggers as text, as revision 0005 makes them; a revision that changes them brings its
own. Triggers, because what is written by any program or in bulk is searched and filtered at once, and because a step
that no code takes cannot be forgotten.

A full-text row's number is hour, interaction and turn in one: (hours since 1970 << 43) + (interaction << 18) + turn. So
hits come newest first straight out of the index, however many there are, and each says whose it is without a look-up.
"""

from __future__ import annotations

from collections.abc import Iterator

HOUR_SHIFT, INTERACTION_SHIFT = 43, 18
HOURS = (1 << 63 - HOUR_SHIFT) - 1
"""The last hour with a number of its own, in the year 2089; later ones are sorted as if in it."""
INTERACTIONS = (1 << HOUR_SHIFT - INTERACTION_SHIFT) - 1
TURNS = (1 << INTERACTION_SHIFT) - 1
"""Turns that one interaction can have; of longer ones, the rest is not searched."""

TOKENS = 'tokenize = "unicode61 remove_diacritics 2"'
"""Words without case and marks: "cafe" finds "Café". Source: https://sqlite.org/fts5.html, section 4.3.1."""

PREFIX = 3
"""Letters of a beginning that has a list of its own; of shorter ones, half of all words would have to be merged."""

SPOKEN = f"CREATE VIRTUAL TABLE spoken USING fts5(text, content = '', columnsize = 0, prefix = '{PREFIX}', {TOKENS})"
NAMED = (
    "CREATE VIRTUAL TABLE named USING fts5(names, content = 'library_line', content_rowid = 'interaction_id',"
    f" columnsize = 0, prefix = '1 2 3', {TOKENS})"
)

_PATH = "replace(i.source, '\\', '/')"
_FILE_NAME = f"replace({_PATH}, rtrim({_PATH}, replace({_PATH}, '/', '')), '')"

_HOUR = "CAST(strftime('%s', coalesce(i.started_at, i.imported_at)) AS INTEGER) / 3600"
_SEARCH_KEY = f"(min(max({_HOUR}, 0), {HOURS}) << {HOUR_SHIFT}) + (i.id << {INTERACTION_SHIFT})"

_NEWEST_OF = (
    "SELECT e.id FROM evaluation e WHERE e.interaction_id = i.id AND e.kind = '{kind}' AND e.status = 'submitted'{more}"
    " ORDER BY e.submitted_at DESC, e.id DESC LIMIT 1"
)

_NEWEST_TRANSCRIPT = (
    "SELECT n.id FROM transcript n WHERE n.interaction_id = i.id ORDER BY n.version DESC LIMIT 1"
)

_DRAFT = (
    "SELECT 1 FROM evaluation d WHERE d.interaction_id = i.id AND d.kind = 'person' AND d.status = 'draft'"
)

COLUMNS = (
    ("interaction_id", "i.id"),
    ("is_removed", "i.removed_at IS NOT NULL"),
    ("channel", "i.channel"),
    ("agent_id", "i.agent_id"),
    ("company_id", "i.company_id"),
    ("round_id", "i.round_id"),
    ("started_at", "i.started_at"),
    ("duration_s", "coalesce(t.duration_s, i.duration_s)"),
    (
        "state",
        f"CASE WHEN p.id IS NOT NULL THEN 'submitted' WHEN EXISTS ({_DRAFT}) THEN 'draft' WHEN a.id IS NOT NULL THEN"
        " 'suggested' WHEN t.id IS NOT NULL THEN 'transcribed' ELSE 'imported' END",
    ),
    ("transcript_id", "t.id"),
    ("person_id", "p.id"),
    ("automatic_id", "a.id"),
    ("score", "CASE WHEN p.id IS NOT NULL THEN p.score ELSE a.score END"),
    ("outcome", "CASE WHEN p.id IS NOT NULL THEN p.outcome ELSE a.outcome END"),
    ("threshold", "r.threshold"),
    ("customer_threshold", "r.customer_threshold"),
    # The mean of the ratings, rounded half up to one decimal, as it is shown.
    (
        "rating",
        "(SELECT (2 * sum(s.rating_pct) + 1000 * count(*)) / (2000 * count(*)) * 1000 FROM survey_response s"
        " WHERE s.interaction_id = i.id HAVING count(*) > 0)",
    ),
    (
        "lowest_rating",
        "(SELECT min(s.rating_pct) FROM survey_response s WHERE s.interaction_id = i.id)",
    ),
    ("is_flagged", "EXISTS (SELECT 1 FROM interaction_flag f WHERE f.interaction_id = i.id)"),
    ("insights", "(SELECT c.insights FROM insight_count c WHERE c.transcript_id = t.id)"),
    ("search_key", _SEARCH_KEY),
    (
        "names",
        f"i.title || ' ' || i.external_id || ' ' || g.name || ' ' || g.team || ' ' || o.name || ' '"
        f" || coalesce(m.name, '') || ' ' || i.channel || ' ' || {_FILE_NAME}",
    ),
)

LINE = (
    f"INSERT INTO library_line ({', '.join(name for name, _ in COLUMNS)})"
    f" SELECT {', '.join(expression for _, expression in COLUMNS)}"
    " FROM interaction i JOIN agent g ON g.id = i.agent_id JOIN company o ON o.id = i.company_id"
    " LEFT JOIN round m ON m.id = i.round_id"
    f" LEFT JOIN transcript t ON t.id = ({_NEWEST_TRANSCRIPT})"
    f" LEFT JOIN evaluation p ON p.id = ({_NEWEST_OF.format(kind='person', more='')})"
    f" LEFT JOIN evaluation a ON a.id = ({_NEWEST_OF.format(kind='automatic', more=' AND e.transcript_id = t.id')})"
    " LEFT JOIN rubric_version r ON r.id = coalesce(p.rubric_version_id, a.rubric_version_id)"
)
"""Writes the lines of interactions, of all or, with a condition on `i.id`, of some."""

_TURNS_OF = (
    "FROM library_line l JOIN turn u ON u.transcript_id = l.transcript_id AND u.position <= {turns}"
    " WHERE l.interaction_id = {number}"
)


def fill() -> Iterator[str]:
    """Everything that is in the workspace already, in the order in which the index takes it fastest."""
    yield LINE
    yield (
        "INSERT INTO spoken (rowid, text) SELECT l.search_key + u.position, u.text FROM library_line l"
        f" JOIN turn u ON u.transcript_id = l.transcript_id AND u.position <= {TURNS}"
        " ORDER BY l.search_key, u.position"
    )
    yield "INSERT INTO named (named) VALUES ('rebuild')"


def triggers() -> Iterator[str]:
    """What keeps lines and search in step with everything else."""
    yield from _of_interactions()
    yield from _of_transcripts()
    yield from _of_names()
    yield from _of_the_rest()


def _trigger(name: str, event: str, *steps: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {'; '.join(steps)}; END"


def _line(condition: str) -> str:
    """Two statements, for a replacing one would obey the conflict clause of whatever statement set the trigger off."""
    gone = (
        f"DELETE FROM library_line WHERE interaction_id IN (SELECT i.id FROM interaction i WHERE {condition})"
    )
    return f"{gone}; {LINE} WHERE {condition}"


def _unnamed(condition: str) -> str:
    return (
        "INSERT INTO named (named, rowid, names) SELECT 'delete', l.interaction_id, l.names FROM library_line l"
        f" WHERE {condition}"
    )


def _named(condition: str) -> str:
    return f"INSERT INTO named (rowid, names) SELECT l.interaction_id, l.names FROM library_line l WHERE {condition}"


def _unspoken(number: str) -> str:
    return (
        "INSERT INTO spoken (spoken, rowid, text) SELECT 'delete', l.search_key + u.position, u.text "
        + _TURNS_OF.format(turns=TURNS, number=number)
    )


def _spoken(number: str) -> str:
    return "INSERT INTO spoken (rowid, text) SELECT l.search_key + u.position, u.text " + _TURNS_OF.format(
        turns=TURNS, number=number
    )


def _of_interactions() -> Iterator[str]:
    yield _trigger(
        "library_line_of_new",
        "INSERT ON interaction",
        _line("i.id = NEW.id"),
        _named("l.interaction_id = NEW.id"),
    )
    yield _trigger(
        "library_line_of_removed",
        "UPDATE OF removed_at, duration_s, channel ON interaction",
        _line("i.id = NEW.id"),
    )
    named = "l.interaction_id = NEW.id"
    yield _trigger(
        "library_line_of_renamed",
        "UPDATE OF title, external_id, agent_id, company_id, round_id, source ON interaction",
        _unnamed(named),
        _line("i.id = NEW.id"),
        _named(named),
    )
    yield _trigger(
        "library_line_of_moved",
        "UPDATE OF started_at ON interaction WHEN NEW.started_at IS NOT OLD.started_at",
        _unspoken("NEW.id"),
        _line("i.id = NEW.id"),
        _spoken("NEW.id"),
    )


def _of_transcripts() -> Iterator[str]:
    number = "NEW.interaction_id"
    yield _trigger("spoken_of_versions", "INSERT ON transcript", _unspoken(number), _line(f"i.id = {number}"))
    current = (
        f"FROM library_line l WHERE l.transcript_id = {{row}}.transcript_id AND {{row}}.position <= {TURNS}"
        " AND l.interaction_id = (SELECT t.interaction_id FROM transcript t WHERE t.id = {row}.transcript_id)"
    )
    added = "INSERT INTO spoken (rowid, text) SELECT l.search_key + NEW.position, NEW.text " + current.format(
        row="NEW"
    )
    gone = (
        "INSERT INTO spoken (spoken, rowid, text) SELECT 'delete', l.search_key + OLD.position, OLD.text "
        + current.format(row="OLD")
    )
    yield _trigger("spoken_of_new", "INSERT ON turn", added)
    yield _trigger("spoken_of_changed", "UPDATE OF text, position, transcript_id ON turn", gone, added)
    yield _trigger("spoken_of_deleted", "DELETE ON turn", gone)


def _of_names() -> Iterator[str]:
    for table, columns in (("agent", "name, team"), ("company", "name"), ("round", "name")):
        mine = f"l.{table}_id = NEW.id"
        yield _trigger(
            f"library_line_of_{table}",
            f"UPDATE OF {columns} ON {table}",
            _unnamed(mine),
            _line(f"i.{table}_id = NEW.id"),
            _named(mine),
        )


def _of_the_rest() -> Iterator[str]:
    for table in ("evaluation", "survey_response", "interaction_flag"):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            yield _trigger(
                f"library_line_of_{table}_{event.lower()}",
                f"{event} ON {table}",
                _line(f"i.id = {row}.interaction_id"),
            )
    for event in ("INSERT", "UPDATE"):
        whose = "(SELECT t.interaction_id FROM transcript t WHERE t.id = NEW.transcript_id)"
        yield _trigger(
            f"library_line_of_insights_{event.lower()}", f"{event} ON insight_count", _line(f"i.id = {whose}")
        )
    yield (
        "CREATE TRIGGER assignment_is_done AFTER UPDATE OF status ON evaluation WHEN NEW.status = 'submitted'"
        " BEGIN UPDATE assignment SET done_at = NEW.submitted_at WHERE interaction_id = NEW.interaction_id"
        " AND evaluator_id = NEW.evaluator_id AND done_at IS NULL AND withdrawn_at IS NULL; END"
    )
