"""What the user has set, typed, and where the application keeps its own files.

Owns the settings file and the folders of the application. Imports no other room.
"""

from __future__ import annotations

import dataclasses
import difflib
import getpass
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from qa_studio.errors import StudioError

HOME_VARIABLE = "QA_STUDIO_HOME"
"""Environment variable: one folder for settings, models and logs, instead of the system's own places."""

THEMES = ("system", "light", "dark", "contrast")
LANGUAGES = ("system", "en", "de")
AGENT_CHANNELS = ("guess", "left", "right")
SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of everything in the window, in per cent of the system's own."""
MOST_PROCESSES = 64


class SettingsError(StudioError):
    """The settings file cannot be used; the message lists every fault."""


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the application, apart from any workspace.

    Attributes:
        config: the settings file.
        models: speech models.
        logs: the log with every traceback.
    """

    config: Path
    models: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        return self.config / "settings.json"

    @property
    def log_file(self) -> Path:
        return self.logs / "qa-studio.log"


def places() -> Places:
    """The system's own places, or below $QA_STUDIO_HOME when that is set."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home)
        return Places(root, root / "models", root / "logs")
    system = platformdirs.PlatformDirs("qa-studio", appauthor=False)
    return Places(system.user_config_path, system.user_data_path / "models", system.user_log_path)


def _system_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "Reviewer"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a user can set.

    Attributes:
        workspace: folder opened last; "" before the first.
        evaluator: the name under which this person marks.
        name_chosen: the person at the screen has said that this is their name.
        models_folder: where speech models lie; "" for the application's own place.
        engine, model: speech engine and model; "" takes the best that is there.
        retry_doubtful: a passage that comes out garbled or unlikely is written once more.
        theme: one of THEMES.
        scale_percent: one of SCALES: the size of everything in the window, from its next start on.
        language: one of LANGUAGES: what the window speaks from its next start on; "system" takes the system's own.
        speech_processes: recordings transcribed at once; 0 means one a core.
        agent_channel: one of AGENT_CHANNELS: what an import begins with for recordings of two channels.
        pause_on_battery: transcription waits while the computer runs on its battery.
        resume_jobs: unfinished transcriptions go on by themselves when the window opens; else it asks.
        advance: an answer by key leads on to the next criterion without one.
        tour_seen: the tour of the window was gone through, or skipped.
        keys: the keys of actions that are not the usual ones, by the action's name ("review.submit"), in Qt's portable
            spelling; a name that no action has is left alone.
    """

    workspace: str = ""
    evaluator: str = dataclasses.field(default_factory=_system_user)
    name_chosen: bool = False
    models_folder: str = ""
    engine: str = ""
    model: str = ""
    retry_doubtful: bool = True
    theme: str = "system"
    language: str = "system"
    scale_percent: int = 100
    speech_processes: int = 0
    agent_channel: str = "guess"
    pause_on_battery: bool = True
    resume_jobs: bool = True
    advance: bool = True
    tour_seen: bool = False
    keys: Mapping[str, list[str]] = dataclasses.field(default_factory=dict)

    @property
    def is_named(self) -> bool:
        """Whether somebody chose the name that marks are signed with; the login name is nobody's choice."""
        return self.name_chosen or self.evaluator != _system_user()


def load(path: Path) -> Settings:
    """Read the settings file; the defaults when there is none.

    Raises: SettingsError with every fault at once: not JSON, unknown names, wrong types, values out of range.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as err:
        raise SettingsError(
            f"{path} cannot be read as settings ({err}). Mend it, or delete it to start afresh."
        ) from err
    if not isinstance(raw, dict):
        raise SettingsError(f"{path} holds no settings. Mend it, or delete it to start afresh.")
    faults = [fault for name, value in raw.items() for fault in _faults(name, value)]
    if faults:
        raise SettingsError(
            f"{path} has faults: " + "; ".join(faults) + ". Mend them, or delete the file to start afresh."
        )
    return Settings(**raw)


def _faults(name: str, value: Any) -> list[str]:
    kinds = {field.name: type(getattr(Settings(), field.name)) for field in dataclasses.fields(Settings)}
    if name not in kinds:
        close = difflib.get_close_matches(name, kinds, n=1)
        return [f"“{name}” is no setting" + (f"; did you mean “{close[0]}”?" if close else "")]
    kind = kinds[name]
    if type(value) is not kind:
        return [f"“{name}” must be {_KIND_WORDS[kind]}"]
    if name in _CHOICES and value not in _CHOICES[name]:
        return [f"“{name}” must be one of {', '.join(_CHOICES[name])}"]
    if name == "keys" and not all(_is_keys(keys) for keys in value.values()):
        return ["“keys” must be a list of keys, as text, for each action"]
    if name == "scale_percent" and value not in SCALES:
        return [f"“scale_percent” must be one of {', '.join(map(str, SCALES))}"]
    if name == "speech_processes" and not 0 <= value <= MOST_PROCESSES:
        return [f"“speech_processes” must be 0 to {MOST_PROCESSES}"]
    return []


def _is_keys(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(key, str) for key in value)


_KIND_WORDS = {int: "a whole number", bool: "true or false", str: "text", dict: "names with values"}
_CHOICES = {"theme": THEMES, "language": LANGUAGES, "agent_channel": AGENT_CHANNELS}


def save(settings: Settings, path: Path) -> None:
    """Write the settings beside and put them in place in one step.

    Raises: SettingsError when the folder cannot be written.
    """
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(
            json.dumps(dataclasses.asdict(settings), indent=2, ensure_ascii=False), encoding="utf-8"
        )
        beside.replace(path)
    except OSError as err:
        raise SettingsError(f"The settings cannot be saved to {path}: {err.strerror}.") from err
