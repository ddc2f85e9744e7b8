"""The workspace's vocabulary: names of brands, products and agents, which engines are told and transcripts follow.

Owns what may stand in the list. How names are recognised is the transcription's.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import meant, tr
from qa_studio.rows import BatchReport, Failure, Note
from qa_studio.services.chosen import chosen
from qa_studio.speech_rows import VocabularyChange, VocabularyRow
from qa_studio.storage.interactions import UNKNOWN
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredSource
from transcription.corrections import corrected
from transcription.engines.lexicon import lexicon_of
from transcription.formats.names import NameLine, read_names
from transcription.model import Name, NameKind, Transcript
from transcription.spelling import plain
from transcription.vocabulary import by_importance

LONGEST = 80
"""Characters of a name or a form; a longer one is a sentence."""

MOST_FORMS = 20
MOST_NAMES = 5_000
"""Beyond this a list is a catalogue: an engine could be told only a hundredth of it."""

TYPED = "import"
"""The engine, in a transcript's origin, of what people typed themselves; nobody misheard it."""


class Vocabulary:
    """Reads and keeps the list, and applies it to transcripts that are there."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[VocabularyRow, ...]:
        """Every entry: brands, agents, products, others, each in the order of adding."""
        rows = {row.name: row for row in self._store.vocabulary()}
        return tuple(rows[name] for name in by_importance(rows))

    def names_for(self, source: StoredSource) -> tuple[Name, ...]:
        """What an engine should know of one interaction, most important first: its own agent and company lead."""
        return by_importance((row.name for row in self.rows()), (source.company, source.agent))

    def offered(self) -> tuple[Name, ...]:
        """Names that the workspace knows of itself and the list does not hold: its companies and its own agents."""
        known = {plain(row.name.text) for row in self.rows()}
        own = self._store.own_company()
        companies = (
            Name(company, NameKind.BRAND if company == own else NameKind.OTHER)
            for company in self._store.companies()
        )
        agents = (Name(one.name, NameKind.AGENT) for one in self._store.agents() if one.is_own_company)
        return tuple(
            name
            for name in dict.fromkeys((*companies, *agents))
            if plain(name.text) not in known and name.text != UNKNOWN and plain(name.text)
        )

    def find(self, text: str) -> VocabularyRow:
        """The entry of this name, however it is typed.

        Raises: StudioError that says what is meant perhaps.
        """
        rows = {plain(row.name.text): row for row in self.rows()}
        if plain(text) in rows:
            return rows[plain(text)]
        near = difflib.get_close_matches(plain(text), rows, 1)
        unknown = tr("The vocabulary holds no name “{words}”.", words=text)
        hint = meant([rows[one].name.text for one in near]) or tr("“vocabulary list” shows those there are.")
        raise StudioError(f"{unknown} {hint}")

    def add(self, name: Name) -> VocabularyRow:
        """Put a name on the list.

        Raises: StudioError when it is there already, is no name, or one of its forms belongs to another one.
        """
        rows = self._store.vocabulary()
        checked = _checked(name, _owners(row.name for row in rows))
        if any(plain(row.name.text) == plain(name.text) for row in rows):
            raise StudioError(
                tr(
                    "“{words}” is on the list already. Change it there, or remove it first.",
                    words=checked.text,
                )
            )
        self._refuse_too_many(1)
        self._store.save_names([(plain(checked.text), checked)])
        return self.find(checked.text)

    def change(self, entry_id: int, name: Name) -> VocabularyRow:
        """Say an entry anew; transcripts follow when the list is applied to them.

        Raises: StudioError as `add`, and when there is no such entry.
        """
        others = [row for row in self._store.vocabulary() if row.id != entry_id]
        if len(others) == len(self._store.vocabulary()):
            raise StudioError(
                tr(
                    "The vocabulary has no entry {entry_id} any more. Look at the list again.",
                    entry_id=entry_id,
                )
            )
        checked = _checked(name, _owners(row.name for row in others))
        if any(plain(row.name.text) == plain(checked.text) for row in others):
            raise StudioError(tr("“{words}” is on the list already, as another entry.", words=checked.text))
        self._store.rename(entry_id, plain(checked.text), checked)
        return self.find(checked.text)

    def remove(self, ids: Iterable[int]) -> None:
        """Take entries off the list; transcripts keep what they have until the list is applied again."""
        self._store.remove_names(ids)

    def import_file(self, path: Path) -> VocabularyChange:
        """Add a file's names; one that is there takes on the file's kind and keeps its forms beside the new ones.

        Returns: what became of each line; a line that cannot be taken does not stop the others.
        Raises: FormatError when the file cannot be read; StudioError when it holds too many names.
        """
        lines = read_names(path)
        before = {plain(row.name.text): row.name for row in self._store.vocabulary()}
        self._refuse_too_many(len({plain(line.text) for line in lines} - before.keys()))
        taken, owners, failures = dict(before), _owners(before.values()), []
        for line in lines:
            try:
                name = _of_line(line, taken.get(plain(line.text)))
                taken[plain(line.text)] = checked = _checked(name, owners)
                owners.update(_owners((checked,)))
            except StudioError as err:
                failures.append(Failure(tr("{name}, line {line}", name=path.name, line=line.line), str(err)))
        new = {key: name for key, name in taken.items() if before.get(key) != name}
        self._store.save_names(new.items())
        rows = {plain(row.name.text): row for row in self._store.vocabulary()}
        seen = dict.fromkeys(plain(line.text) for line in lines)
        return VocabularyChange(
            added=tuple(rows[key] for key in new if key not in before),
            changed=tuple(rows[key] for key in new if key in before),
            unchanged=tuple(before[key].text for key in seen if key in before and key not in new),
            failures=tuple(failures),
        )

    def notes(self, name: Name) -> tuple[Note, ...]:
        """What to know of a name's forms: ordinary words are replaced wherever they stand, as the list says."""
        lexicon = lexicon_of("en")
        return tuple(
            Note(
                form,
                tr(
                    "This is an ordinary word; wherever it is heard, “{name}” will be written.",
                    name=name.text,
                ),
            )
            for form in name.heard_as
            if lexicon is not None and " " not in plain(form) and lexicon.is_word(plain(form))
        )

    def apply(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport:
        """Put the names of these transcripts right by the list as it is now, or of all that were transcribed.

        What changes becomes a new version; evaluations keep speaking of theirs. What is right already is skipped.

        Raises: JobCancelled between two transcripts.
        """
        names = tuple(row.name for row in self.rows())
        return self._rewrite(ids, context, lambda old: corrected(old, names, lexicon_of(old.language)))

    def withdraw(self, ids: Sequence[int] | None, context: JobContext) -> BatchReport:
        """Bring back what the engine had written, as a new version; nothing that a person has written is touched.

        Raises: JobCancelled between two transcripts.
        """
        return self._rewrite(ids, context, lambda old: corrected(old, ()))

    def _rewrite(
        self, ids: Sequence[int] | None, context: JobContext, rewritten: Callable[[Transcript], Transcript]
    ) -> BatchReport:
        sources, missing = chosen(self._store, ids)
        done, skipped = [], []
        for place, source in enumerate(sources):
            context.report(place / len(sources), tr("Putting names right in {title}", title=source.title))
            if self._store_rewritten(source, rewritten):
                done.append(source.id)
            elif ids is not None:
                skipped.append(source.title)
        context.report(1.0, tr("Names put right"))
        return BatchReport(tuple(done), tuple(skipped), missing)

    def _store_rewritten(self, source: StoredSource, rewritten: Callable[[Transcript], Transcript]) -> bool:
        """Whether there is a new version."""
        newest = self._store.newest_transcript(source.id)
        if newest is None or newest.transcript.origin.engine == TYPED:
            return False
        after = rewritten(newest.transcript)
        if after.turns == newest.transcript.turns:
            return False
        self._store.add_transcript(source.id, after, newest.guess)
        return True

    def _refuse_too_many(self, more: int) -> None:
        if len(self._store.vocabulary()) + more > MOST_NAMES:
            raise StudioError(
                tr(
                    "The vocabulary would hold more than {MOST_NAMES} names. Keep those that are said in "
                    "conversations: brands, agents, and products as customers call them.",
                    MOST_NAMES=MOST_NAMES,
                )
            )


def kind_of(text: str) -> NameKind:
    """A kind by its word; "" is OTHER.

    Raises: StudioError naming the kinds.
    """
    word = plain(text)
    if not word:
        return NameKind.OTHER
    for kind in NameKind:
        if word in (kind.value, f"{kind.value}s"):
            return kind
    near = difflib.get_close_matches(word, list(NameKind), 1)
    told = (
        tr("“{words}” is no kind of name.", words=text),
        meant(near),
        tr("There are: {known}.", known=", ".join(NameKind)),
    )
    raise StudioError(" ".join(filter(None, told)))


def _of_line(line: NameLine, known: Name | None) -> Name:
    """What a line says, on top of what is known of that name."""
    if known is None:
        return Name(line.text, kind_of(line.kind), line.heard_as)
    kind = kind_of(line.kind) if line.kind else known.kind
    return Name(line.text, kind, (*known.heard_as, *line.heard_as))


def _owners(names: Iterable[Name]) -> dict[str, str]:
    """By each plain name and form, the name that it stands for."""
    return {plain(form): name.text for name in names for form in (name.text, *name.heard_as)}


def _checked(name: Name, owners: Mapping[str, str]) -> Name:
    """The name without what typing brought along, its forms each once.

    Raises: StudioError.
    """
    text = _typed(name.text)
    forms: dict[str, str] = {}
    for form in name.heard_as:
        tidy = _typed(form, is_form=True)
        if plain(tidy) != plain(text):
            forms.setdefault(plain(tidy), tidy)
    if len(forms) > MOST_FORMS:
        raise StudioError(
            tr(
                "“{words}” has {count} forms; {most} are enough. Keep the commonest.",
                words=text,
                count=len(forms),
                most=MOST_FORMS,
            )
        )
    for key, form in ((plain(text), text), *forms.items()):
        owner = owners.get(key, text)
        if plain(owner) != plain(text):
            raise StudioError(
                tr(
                    "“{form}” stands for “{owner}” already, so it cannot stand for “{words}”.",
                    form=form,
                    owner=owner,
                    words=text,
                )
            )
    return dataclasses.replace(name, text=text, heard_as=tuple(forms.values()))


def _typed(text: str, is_form: bool = False) -> str:
    tidy = " ".join(text.split())
    if not plain(tidy) or not tidy.isprintable():
        value = "".join(c for c in tidy if c.isprintable())
        raise StudioError(
            tr("“{value}” is no form: it needs letters or digits.", value=value)
            if is_form
            else tr("“{value}” is no name: it needs letters or digits.", value=value)
        )
    if len(tidy) > LONGEST:
        raise StudioError(
            tr(
                "“{tidy}…” is {count} characters long; a name has at most {most}.",
                tidy=tidy[:20],
                count=len(tidy),
                most=LONGEST,
            )
        )
    return tidy
