"""Names on their way through Whisper and the pipeline: told beforehand, put right afterwards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sound_files import quiet, write_wav
from spoken import heard, speaking
from whisper_checkpoint import write_speaking_checkpoint

from transcription import engines
from transcription.engines import EngineOptions
from transcription.model import Name, NameKind
from transcription.pipeline import Finished, Request, transcribe
from transcription.vocabulary import applied_to

NAMES = (Name("Meadow Lane", NameKind.BRAND), Name("Maya Brandt", NameKind.AGENT))
TOLD = "Meadow Lane, Maya Brandt."
HEARD = "This is Maya Brant of Medow Lane."


def engine(path: Path, *names: Name) -> engines.TranscriptionEngine:
    return engines.create("whisper", EngineOptions(model=str(path), names=names, word_times=False))


def test_whisper_is_told_the_names_before_every_window(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.2, HEARD, 3.0)], prompt=TOLD)
    told = engine(path, *NAMES)
    (segment,) = heard(told, speaking((2.0, 8.0), length_s=10.0))
    assert (segment.text, segment.flags) == (HEARD, ())
    assert dict(told.settings)["prompt"] == TOLD
    assert "prompt_left_out" not in dict(told.settings)
    assert "prompt" not in dict(engine(path).settings)


def test_a_prompt_that_comes_back_as_text_is_flagged(tmp_path: Path) -> None:
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.2, TOLD, 3.0)], prompt=TOLD)
    (segment,) = heard(engine(path, *NAMES), speaking((2.0, 8.0), length_s=10.0))
    assert (segment.text, segment.flags) == (TOLD, ("prompt_echo",))


def test_names_beyond_the_models_room_are_left_out_and_told(tmp_path: Path) -> None:
    many = tuple(Name(f"Productname {number}", NameKind.PRODUCT) for number in range(100))
    path = write_speaking_checkpoint(tmp_path / "a.pt", [(0.2, HEARD, 3.0)])
    settings = dict(engine(path, *NAMES, *many).settings)
    assert settings["prompt"].startswith("Meadow Lane, Maya Brandt, Productname 0, ")
    assert settings["prompt_left_out"].endswith("Productname 99")
    told = settings["prompt"].count("Productname") + settings["prompt_left_out"].count("Productname")
    assert told == len(many)


def test_a_transcript_has_its_names_put_right_and_knows_by_which_list(tmp_path: Path) -> None:
    names = (Name("Priya", NameKind.AGENT),)
    path = write_speaking_checkpoint(
        tmp_path / "a.pt", [(0.2, "Hello, Pria speaking.", 3.0)], prompt="Priya."
    )
    sound = speaking((2.0, 8.0), length_s=10.0).samples.astype(np.float64)
    recording = write_wav(tmp_path / "call.wav", [sound, quiet(10.0)])
    *_, finished = transcribe(Request(recording, "whisper", str(path), names=names))
    assert isinstance(finished, Finished)
    said = [(turn.text, word) for turn in finished.transcript.turns for word in turn.words if word.original]
    assert [(text[word.start : word.end], word.original) for text, word in said] == [("Priya", "Pria")]
    assert applied_to(finished.transcript) == names
