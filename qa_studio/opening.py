"""Which workspace is meant, how it is opened, and the window over it: for the command line and for the short way in.

Imports nothing that is slow to import: the window stands on this.
"""

from __future__ import annotations

import dataclasses
import logging
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qa_studio import settings
from qa_studio.doorway import Doorway

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa_studio.bootstrap import Studio
    from qa_studio.jobs.context import JobContext
    from qa_studio.storage.upgrading import Watch

logger = logging.getLogger(__name__)

WRONG_USE = 2
NO_DISPLAY = "There is no display, so no window can open. “qa-studio --help” lists what works without."


def default_workspace(chosen: Path | None, current: settings.Settings) -> Path:
    """The one named, else the one opened last, else a folder of the user's own."""
    if chosen is not None:
        return chosen
    if current.workspace:
        return Path(current.workspace)
    import platformdirs

    return platformdirs.user_documents_path() / "QA Studio"


def doorway(chosen: Path | None) -> Doorway:
    """The way to a workspace; a folder that is none yet becomes one when it is opened, which is said.

    Raises: SettingsError.
    """
    places = settings.places()
    current = settings.load(places.settings_file)
    workspace = default_workspace(chosen, current).expanduser().absolute()
    way = partial(_opened, workspace, current, places)
    return Doorway(workspace, current, places, way, partial(_watched, way))


def show_window(studio: Studio | Doorway) -> int:
    """Open the window and stay until it is closed; returns the exit code. It stands before its workspace is open.

    Raises: what keeps the workspace from being opened; the window has told it, too.
    """
    from qa_studio.services.display import has_display

    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return WRONG_USE
    from qa_studio.ui.languages import speak, spoken

    code = spoken(studio.settings.language)
    speak(code)  # before the pages are imported: they say some words at import
    from qa_studio.app import run

    return run(studio, code)


def _watched(way: Callable[[Watch], Studio], context: JobContext) -> Studio:
    """Raises: JobCancelled; what it had begun to change is as it was."""
    from qa_studio.jobs.context import JobCancelled
    from qa_studio.storage.upgrading import UpgradeStoppedError

    def watch(fraction: float) -> bool:
        try:
            context.report(fraction)
        except JobCancelled:
            return False
        return True

    try:
        return way(watch)
    except UpgradeStoppedError as err:
        raise JobCancelled from err


def _opened(
    workspace: Path, current: settings.Settings, places: settings.Places, watch: Watch | None = None
) -> Studio:
    from qa_studio import bootstrap
    from qa_studio.storage.database import is_workspace

    is_new = not is_workspace(workspace)
    studio = bootstrap.build(workspace, current, places, watch)
    if is_new:
        from qa_studio import cli_output as output

        output.complain(f"Made a new workspace in {workspace}")
    _remember(workspace, current, places.settings_file)
    return studio


def _remember(workspace: Path, current: settings.Settings, file: Path) -> None:
    """Settings that cannot be written are no reason to refuse the work: the workspace was found without them."""
    if current.workspace == str(workspace):
        return
    try:
        settings.save(dataclasses.replace(current, workspace=str(workspace)), file)
    except settings.SettingsError as err:
        logger.warning("The workspace opened last is not remembered: %s", err)
