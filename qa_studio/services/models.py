"""The speech models: which are here, which one is used unasked, how to get another.

The draft engine is always here. Nothing is downloaded without being asked for.
"""

from __future__ import annotations

import difflib
from importlib.util import find_spec
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.jobs.context import JobContext
from qa_studio.language import meant, tr
from qa_studio.speech_rows import ModelCheckRow, ModelRow, RemovedModel
from transcription import model_checks, model_folders, model_removal, models
from transcription.engines import DRAFT, ENGINES, FASTER, WHISPER, is_draft

DRAFT_MODEL = "en-us"
"""The model that PocketSphinx carries."""


class Models:
    """The models in a folder of the application; needs no workspace.

    Args:
        folder: where fetched models lie; made when the first one is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self) -> tuple[ModelRow, ...]:
        """Every model that is here or can be fetched; the draft engine's first."""
        found = (*models.listed(self._folder), *model_folders.listed(self._folder))
        return (_draft_row(), *(_row(model) for model in found))

    def best(self, language: str = "en") -> ModelRow:
        """The model to use when nobody chose one: Whisper's where there is one, else the draft engine's.

        A folder of faster-whisper counts where that engine is installed and no checkpoint of Whisper is here.

        Args:
            language: BCP 47; "" when unknown.
        """
        found = models.best(self._folder, language)
        if found is None and _has_faster():
            found = model_folders.best(self._folder, language)
        return _draft_row() if found is None else _row(found)

    def choose(self, engine: str, model: str, language: str = "en") -> tuple[str, str]:
        """Engine and model to transcribe with; "" leaves the choice to `best`.

        Returns: the engine's name, and the path of the model's file or folder ("" for the draft engine).
        Raises: StudioError for an unknown engine; ModelMissingError saying how to get the model.
        """
        if engine and engine not in ENGINES:
            near = difflib.get_close_matches(engine, ENGINES, 1)
            told = (
                tr("There is no engine “{engine}”.", engine=engine),
                meant(near),
                tr("Choose one of: {known}.", known=", ".join(ENGINES)),
            )
            raise StudioError(" ".join(filter(None, told)))
        if engine == DRAFT:
            return DRAFT, ""
        if not engine and not model:
            best = self.best(language)
            return best.engine, "" if best.is_draft else str(best.path)
        if engine == FASTER or (not engine and self._is_folder(model)):
            return FASTER, str(model_folders.locate(model, self._folder).path)
        return WHISPER, str(models.locate(model, self._folder).path)

    def _is_folder(self, model: str) -> bool:
        """Whether a model that was named without its engine is a folder, and no checkpoint has its name."""
        path = Path(model).expanduser()
        if len(path.parts) > 1:
            return path.is_dir()
        checkpoints = {found.name for found in models.listed(self._folder) if found.is_here}
        folders = {found.name for found in model_folders.listed(self._folder)}
        return model in folders and models.ALIASES.get(model, model) not in checkpoints

    def fetch(self, name: str, context: JobContext) -> ModelRow:
        """Download a named Whisper model; what had arrived before a cancel or a broken line is gone on with.

        Raises: JobCancelled; ModelMissingError for an unknown name; ModelDownloadError saying where to get the
            file by hand and where to put it.
        """
        return _row(models.fetch(name, self._folder, context.report))

    def add(self, path: Path) -> ModelRow:
        """Use a model that is on this computer already; it is checked and copied.

        Args: path: a Whisper checkpoint, or a CTranslate2 folder for faster-whisper.
        Raises: ModelInvalidError naming the file or folder and what is wrong with it.
        """
        return _row((model_folders if path.is_dir() else models).add(path, self._folder))

    def checks(self, context: JobContext, name: str = "") -> tuple[ModelCheckRow, ...]:
        """Whether the models that are here are what they are called, also those put in their place by hand.

        Args: name: only this one; "" for all.
        Raises: JobCancelled; ModelMissingError when there is none of this name here.
        """
        here = [
            one for one in (*models.listed(self._folder), *model_folders.listed(self._folder)) if one.is_here
        ]
        wanted = models.ALIASES.get(name, name)
        chosen = [one for one in here if not wanted or one.name == wanted]
        if wanted and not chosen:
            chosen = [models.locate(wanted, self._folder)]
        found = (model_checks.check(one, self._folder, context.report) for one in chosen)
        return tuple(ModelCheckRow(_row(one.model), one.fault, one.words) for one in found)

    def by_hand(self, name: str) -> str:
        """Where a published model's file is to be got and put without this computer's own connection, in words.

        Returns: "" for a model that nobody publishes.
        """
        return models.by_hand(name, self._folder) if name in models.CATALOGUE else ""

    def remove(self, name: str, engine: str = "") -> RemovedModel:
        """Delete a model from the application's folder: one that was fetched, added, or had begun to arrive.

        Args:
            name: as in `rows`, or a path in the folder.
            engine: as in `rows`; "" where the name alone says which.
        Raises: ModelMissingError when it is not here, with the nearest name; ModelInvalidError when it is not the
            application's to delete, or a recording is being transcribed with it. Nothing is deleted then.
        """
        if name in (DRAFT, DRAFT_MODEL):
            raise StudioError(
                tr(
                    "The draft engine and its model belong to the installed program: they take no"
                    " room of yours and stay."
                )
            )
        gone = model_removal.remove(name, self._folder, engine)
        return RemovedModel(gone.name, gone.paths, gone.size_bytes, gone.is_published, gone.way_back)


def _draft_row() -> ModelRow:
    spec = find_spec("pocketsphinx")
    places = list(spec.submodule_search_locations or ()) if spec else []
    path = Path(places[0], "model") if places else Path("pocketsphinx")
    return ModelRow(DRAFT, DRAFT_MODEL, bool(places), path, None, is_draft(DRAFT))


def _has_faster() -> bool:
    from transcription.engines.faster import is_installed

    return is_installed()


def _row(model: models.ModelFile) -> ModelRow:
    part = model.path.with_name(model.path.name + models.PART_SUFFIX)
    arrived = part.stat().st_size if not model.is_here and part.is_file() else 0
    draft = is_draft(model.engine)
    return ModelRow(model.engine, model.name, model.is_here, model.path, model.size_bytes, draft, arrived)
