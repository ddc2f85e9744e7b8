"""The forms of a workspace: drafts as files that anybody may edit by hand, versions that never change, built-ins.

Owns the folder of drafts, and what publishing means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.language import tr
from qa_studio.services.golden import GoldenRun, GoldenSet
from qa_studio.services.publishing import Publishing
from qa_studio.services.rubric_editing import EditingSession
from qa_studio.services.rubric_problems import Problem, remarks
from qa_studio.services.rubric_values import free
from qa_studio.storage.store import Store
from qa_studio.storage.values import StoredRubric
from rubrics import loader, versions
from rubrics.document import Document, new_document, open_document
from rubrics.edits import RemoveField, SetField
from rubrics.errors import RubricError, RubricFaultsError
from rubrics.fields import as_key
from rubrics.model import Rubric, VersionState

DRAFT, VERSION, BUILTIN = "draft", "version", "builtin"
UNTITLED = "Untitled form"


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One form that can be opened.

    Attributes:
        id: "draft/<file>", "version/<number>" or "builtin/<name>".
        key: what versions of one form have in common; the file's name when it cannot be read.
        version: 0 when it cannot be read.
        is_current: new reviews are made by it.
        faults: of a draft, how many keep it from being published.
        changed_at: seconds since the epoch of a draft's file; 0 for others.
    """

    id: str
    key: str
    title: str
    version: int
    state: VersionState
    is_current: bool = False
    is_builtin: bool = False
    faults: int = 0
    changed_at: float = 0.0


@dataclass(frozen=True, slots=True)
class LineageRow:
    """One criterion from the version before to the new one.

    Attributes:
        kind: "same", "reworded", "new scale", "new" or "gone".
        changes: in words.
    """

    kind: str
    title: str
    old_key: str
    new_key: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublishPlan:
    """What publishing a draft would do.

    Attributes:
        version: the number it would get.
        before: the version that it would follow; None for a first one.
        lineage: empty for a first version.
        changes: of everything but criteria, in words.
        is_same: nothing differs from the version before.
    """

    title: str
    version: int
    before: int | None
    lineage: tuple[LineageRow, ...]
    changes: tuple[str, ...]
    remarks: tuple[Problem, ...]
    faults: tuple[Problem, ...]
    is_same: bool


class RubricShelf:
    """Lists, opens, makes and publishes forms.

    Args:
        folder: where drafts lie, one YAML file each; made when the first one is.
        publishing: stores what has passed the golden set; None: with a golden set of its own, run in this process.
    """

    def __init__(self, store: Store, folder: Path, publishing: Publishing | None = None) -> None:
        self._store, self._folder = store, folder
        self._publishing = publishing or Publishing(store, GoldenSet(store))

    @property
    def folder(self) -> Path:
        return self._folder

    def rows(self) -> tuple[ShelfRow, ...]:
        """Drafts, then versions by key with the newest first, then built-ins that are not in use as they are."""
        stored = self._store.rubrics()
        current = self._store.current_rubric()
        published = [_version_row(one, current is not None and one.id == current.id) for one in stored]
        texts = {one.text for one in stored}
        return (*self._drafts(), *published, *_builtins(texts))

    def _drafts(self) -> Iterator[ShelfRow]:
        for path in sorted(self._folder.glob("*.yaml")) if self._folder.is_dir() else ():
            try:
                text, changed_at = loader.read_text(path), path.stat().st_mtime
            except (RubricFaultsError, OSError):
                yield ShelfRow(f"{DRAFT}/{path.name}", path.stem, path.name, 0, VersionState.DRAFT, faults=1)
                continue
            rubric, faults = loader.examine(text, path.name)
            known = rubric or Rubric(path.stem, path.name, 0, ())
            yield ShelfRow(
                f"{DRAFT}/{path.name}",
                known.key,
                known.title or UNTITLED,
                known.version,
                VersionState.DRAFT,
                faults=len(faults),
                changed_at=changed_at,
            )

    def open(self, row_id: str) -> EditingSession:
        """Put a form on the desk; only a draft can be changed.

        Raises: RubricFaultsError when a draft's file is missing, unreadable or no YAML; StudioError when
            there is no such form.
        """
        kind, _, name = row_id.partition("/")
        if kind == DRAFT:
            path = self._folder / name
            session = EditingSession(open_document(path), path)
            session.before = self._newest(session.rubric.key)
            return session
        document, state, before = self._read(row_id)
        return EditingSession(document, None, state, before, is_builtin=kind == BUILTIN)

    def _read(self, row_id: str) -> tuple[Document, VersionState, Rubric | None]:
        kind, _, name = row_id.partition("/")
        if kind == BUILTIN:
            return open_document(loader.builtin(name)), VersionState.PUBLISHED, None
        stored = next((one for one in self._store.rubrics() if str(one.id) == name), None)
        if kind != VERSION or stored is None:
            raise StudioError(
                tr("There is no form “{row_id}” here any more. Refresh the list.", row_id=row_id)
            )
        rubric = stored.rubric
        earlier = [one.rubric for one in self._store.rubrics() if one.rubric.key == rubric.key]
        before = max(
            (one for one in earlier if one.version < rubric.version),
            key=lambda one: one.version,
            default=None,
        )
        return _document(stored.text, f"{rubric.key}.yaml"), rubric.state, before

    def _newest(self, key: str) -> Rubric | None:
        found = (one.rubric for one in self._store.rubrics() if one.rubric.key == key)
        return max(found, key=lambda one: one.version, default=None)

    def create(self) -> str:
        """A new form with the usual policy and nothing in it. Returns: its id."""
        taken = {row.key for row in self.rows()}
        key = free(as_key(UNTITLED), taken)
        return self._write(new_document(key, UNTITLED), key)

    def next_draft(self, row_id: str) -> str:
        """A draft of the next version of a form; the one that is there already, when there is one.

        Returns: its id.
        """
        document, _, _ = self._read(row_id)
        rubric = document.rubric()
        found = next((row for row in self._drafts() if row.key == rubric.key), None)
        if found is not None:
            return found.id
        newest = self._newest(rubric.key)
        version = max(rubric.version, newest.version) + 1 if newest else rubric.version
        return self._write(_as_draft(document, version), rubric.key)

    def duplicate(self, row_id: str) -> str:
        """A draft of a form of its own, with another key. Returns: its id."""
        session = self.open(row_id)
        rubric = session.rubric
        key = free(rubric.key, {row.key for row in self.rows()})
        document = _as_draft(session.document, 1)
        document = document.apply(SetField("rubric", key))
        return self._write(document.apply(SetField("title", f"{rubric.title} (copy)")), key)

    def import_file(self, path: Path) -> str:
        """Take a rubric's file in as a draft, to the last byte as it is. Returns: its id.

        Raises: RubricFaultsError when it is missing, unreadable or no YAML; other faults are shown in the
            editor.
        """
        document = open_document(path)
        return self._write(document, path.stem)

    def export(self, session: EditingSession, path: Path) -> None:
        """Write a form's file somewhere else.

        Raises: RubricError naming the file.
        """
        session.document.save(path)

    def remove(self, row_id: str) -> bytes:
        """Take a draft's file away. Returns: what was in it, for `restore`."""
        path = self._folder / row_id.partition("/")[2]
        try:
            data = path.read_bytes()
            path.unlink()
        except OSError as err:
            raise StudioError(
                tr("{path} cannot be removed: {strerror}.", path=path, strerror=err.strerror or err)
            ) from err
        return data

    def restore(self, row_id: str, data: bytes) -> None:
        """Bring a removed draft back."""
        try:
            (self._folder / row_id.partition("/")[2]).write_bytes(data)
        except OSError as err:
            raise StudioError(
                tr("The draft cannot be brought back: {strerror}.", strerror=err.strerror or err)
            ) from err

    def use(self, row_id: str) -> str:
        """Make new reviews by a published version, or by a built-in form as it is. Returns: the version's id.

        Raises: StudioError when a newer version of the same form is published, and for a form that is new here where
            there is a golden set that it was not tried on.
        """
        document, _, _ = self._read(row_id)
        if document.text not in {one.text for one in self._store.rubrics()}:
            return f"{VERSION}/{self._publishing.publish_text(document.text, None)}"
        return f"{VERSION}/{self._store.publish_rubric(document.text).id}"

    def plan(self, session: EditingSession) -> PublishPlan:
        """What publishing this draft would do: its number, the lineage of its criteria, what to think about."""
        rubric = session.rubric
        newest = self._newest(rubric.key)
        difference = versions.diff(newest, rubric) if newest else None
        version = rubric.version if newest is None else max(rubric.version, newest.version + 1)
        changes = difference.changes if difference else ()
        return PublishPlan(
            title=rubric.title,
            version=version,
            before=newest.version if newest else None,
            lineage=tuple(
                LineageRow(one.lineage.value, one.title, one.old_key, one.new_key, one.changes)
                for one in (difference.descents if difference else ())
            ),
            changes=tuple(change for change in changes if not change.startswith("version ")),
            remarks=remarks(rubric),
            faults=session.faults,
            is_same=newest is not None and _says_the_same(newest, rubric),
        )

    def publish(self, session: EditingSession, run: GoldenRun | None = None, anyway: str = "") -> str:
        """Make a draft a version that never changes, and use it from now on; its file goes.

        Args:
            run: of the golden set with this draft; None only where the set is empty.
            anyway: why it goes out even if the golden set says that it is worse.

        Returns: the id of the version.

        Raises: StudioError when it has faults, or says the same as the version before; WorseOnGoldenSetError.
        """
        plan = self.plan(session)
        if session.path is None or plan.faults:
            raise StudioError(tr("{title} has faults. Mend them, then publish it.", title=plan.title))
        if plan.is_same:
            raise StudioError(tr("Nothing in this draft differs from version {before}.", before=plan.before))
        document = session.document
        if session.rubric.version != plan.version:
            document = document.apply(SetField("version", plan.version))
        stored_id = self._publishing.publish_text(document.text, run, anyway)
        session.path.unlink(missing_ok=True)
        return f"{VERSION}/{stored_id}"

    def _write(self, document: Document, name: str) -> str:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as err:
            raise RubricError(
                tr(
                    "The folder {folder} cannot be made: {strerror}.",
                    folder=self._folder,
                    strerror=err.strerror or err,
                )
            ) from err
        taken = {path.stem for path in self._folder.glob("*.yaml")}
        path = self._folder / f"{free(name, taken)}.yaml"
        document.save(path)
        return f"{DRAFT}/{path.name}"


def _version_row(stored: StoredRubric, is_current: bool) -> ShelfRow:
    rubric = stored.rubric
    return ShelfRow(
        f"{VERSION}/{stored.id}", rubric.key, rubric.title, rubric.version, rubric.state, is_current
    )


def _builtins(texts: set[str]) -> Iterator[ShelfRow]:
    for name in loader.BUILTIN:
        path = loader.builtin(name)
        if loader.read_text(path) not in texts:
            rubric = loader.load(path)
            row = ShelfRow(f"{BUILTIN}/{name}", rubric.key, rubric.title, rubric.version, rubric.state)
            yield ShelfRow(row.id, row.key, row.title, row.version, VersionState.PUBLISHED, is_builtin=True)


def _document(text: str, name: str) -> Document:
    plain = text.replace("\r\n", "\n")
    return Document(plain, name, "\r\n" if "\r\n" in text else "\n")


def _as_draft(document: Document, version: int) -> Document:
    """The document as the next draft: `replaces` spoke of the version before, and the keys are its own now."""
    content = document.content()
    found = document.apply(SetField("version", version))
    if "state" in content:
        found = found.apply(RemoveField("state"))
    for place, section in enumerate(content.get("sections", ())):
        for inner, criterion in enumerate(section.get("criteria", ())):
            if "replaces" in criterion:
                found = found.apply(RemoveField(f"sections[{place}].criteria[{inner}].replaces"))
    return found


def _says_the_same(one: Rubric, other: Rubric) -> bool:
    return versions.fingerprint(one) == versions.fingerprint(_numbered(other, one.version))


def _numbered(rubric: Rubric, version: int) -> Rubric:
    return replace(rubric, version=version)
