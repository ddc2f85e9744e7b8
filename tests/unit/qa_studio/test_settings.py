"""Settings come back as they were saved; every fault of the file is named at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa_studio import settings
from qa_studio.settings import Settings, SettingsError


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    kept = Settings(workspace="/somewhere", evaluator="Łucja", theme="dark", speech_processes=2)

    settings.save(kept, file)

    assert settings.load(file) == kept


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "none.json") == Settings()


def test_every_fault_is_named_at_once_with_a_suggestion(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"them": "dark", "speech_processes": "two", "theme": "pink"}))

    with pytest.raises(SettingsError) as caught:
        settings.load(file)

    message = str(caught.value)
    assert str(file) in message
    assert "did you mean “theme”?" in message
    assert "“speech_processes” must be a whole number" in message
    assert "“theme” must be one of system, light, dark, contrast" in message


@pytest.mark.parametrize("content", ["", "not json", "[1, 2]", "\x00\x01"])
def test_a_file_that_holds_no_settings_is_refused_by_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(content)

    with pytest.raises(SettingsError, match="start afresh"):
        settings.load(file)
    assert file.read_text() == content


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")

    with pytest.raises(SettingsError, match="taken"):
        settings.save(Settings(), tmp_path / "taken" / "settings.json")


def test_one_variable_moves_every_place(own_home: Path) -> None:
    places = settings.places()

    assert places.settings_file.parent == own_home
    assert places.models.is_relative_to(own_home)
    assert places.log_file.is_relative_to(own_home)


def test_switches_are_true_or_false_and_the_agents_channel_is_one_of_three(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"pause_on_battery": 1, "resume_jobs": False, "agent_channel": "middle"}))

    with pytest.raises(SettingsError) as caught:
        settings.load(file)

    message = str(caught.value)
    assert "“pause_on_battery” must be true or false" in message
    assert "“agent_channel” must be one of guess, left, right" in message
    assert "resume_jobs" not in message


def test_the_language_is_the_systems_until_one_is_chosen_and_another_is_refused_by_its_name(
    tmp_path: Path,
) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"theme": "dark"}))
    assert settings.load(file).language == "system"

    file.write_text(json.dumps({"language": "german"}))
    with pytest.raises(SettingsError, match="“language” must be one of system, en, de"):
        settings.load(file)
