"""What is round every way into the application: the log, and what becomes of errors that nobody took."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from qa_studio import log, settings
from qa_studio.errors import USER_ERRORS

logger = logging.getLogger(__name__)
FAILED = 1
INTERRUPTED = 130
"""How the command line's library ends after a Ctrl+C that no work was there to hear; so does the way round it."""


def guarded(act: Callable[[], object]) -> None:
    """Do it: a user's error becomes its message, a bug a line that names the log, both with exit code 1."""
    places = settings.places()
    log.start(places.log_file)
    _open_streams()
    try:
        act()
    except USER_ERRORS as err:
        _complain(str(err))
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception:
        logger.exception("Unexpected error in: %s", " ".join(Path(part).name for part in sys.argv[:2]))
        _complain(f"Something went wrong that should not have. The details are in {places.log_file}")
        sys.exit(FAILED)


def _open_streams() -> None:
    """Let a terminal or a pipe that cannot show a letter show “?” for it, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _complain(text: str) -> None:
    from qa_studio.cli_output import complain  # tables and bars are imported with it

    complain(text)
