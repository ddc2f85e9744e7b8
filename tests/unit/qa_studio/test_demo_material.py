"""The demonstration's material is whole, small, and says what the manifest says of it."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ruamel.yaml import YAML

from qa_studio.demo import demo_folder, render

LIMIT_BYTES = 4_000_000
ANSWERS = {
    "greeting": {"2", "1", "0"},
    "no_blame": {"yes", "no"},
    "closing": {"2", "1", "0"},
    "identity": {"yes", "no", "na"},
    "recap": {"yes", "no"},
    "solution": {"2", "1", "0"},
    "next_steps": {"yes", "no"},
    "anything_else": {"yes", "no"},
    "acknowledgement": {"2", "1", "0", "na"},
    "apology": {"yes", "no", "na"},
    "ownership": {"yes", "no"},
    "listening": {"yes", "no"},
}
SECTIONS: dict[int, list[tuple[str, ...]]] = {
    30: [("greeting", "no_blame", "closing"), ("acknowledgement", "apology", "ownership", "listening")],
    40: [("identity", "recap", "solution", "next_steps", "anything_else")],
}
FRACTION = {"yes": 1.0, "no": 0.0, "2": 1.0, "1": 0.5, "0": 0.0}
TEXT_LINE = re.compile(r"^\[\d\d:\d\d\] \w+: (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(demo_folder() / "manifest.yaml")
    return loaded


@pytest.fixture(scope="module")
def interactions(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {entry["id"]: entry for entry in manifest["interactions"]}


def said(entry: dict[str, Any]) -> list[str]:
    """The turns of a chat, as its file has them."""
    path = demo_folder() / entry["file"]
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as lines:
            return [r["message"] for r in csv.DictReader(lines) if r["conversation_id"] == entry["id"]]
    if path.suffix == ".json":
        document = json.loads(path.read_text(encoding="utf-8"))
        found = next(
            c for c in document.get("conversations", [document]) if c["conversation_id"] == entry["id"]
        )
        return [turn["text"] for turn in found.get("messages") or found["turns"]]
    return [str(text) for text in TEXT_LINE.findall(path.read_text(encoding="utf-8"))]


def score(marks: dict[str, Any]) -> float:
    """0..100: sections by weight, every criterion alike within its section, N/A left out."""
    total = share = 0.0
    for weight, sections in SECTIONS.items():
        for keys in sections:
            counted = [FRACTION[marks[key]["answer"]] for key in keys if marks[key]["answer"] != "na"]
            total += weight * sum(counted) / len(counted)
            share += weight
    return 100 * total / share


def standing(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The evaluation of each interaction that was submitted last."""
    by_time = sorted(manifest["evaluations"], key=lambda evaluation: evaluation["submitted_at"])
    return {evaluation["interaction"]: evaluation for evaluation in by_time}


def test_the_whole_material_stays_under_four_megabytes() -> None:
    files = [path for path in demo_folder().rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) <= LIMIT_BYTES


def test_there_are_five_calls_and_thirteen_chats_of_which_two_are_the_competitors(
    interactions: dict[str, dict[str, Any]],
) -> None:
    assert Counter(entry["channel"] for entry in interactions.values()) == {"call": 5, "chat": 13}
    theirs = [entry["channel"] for entry in interactions.values() if entry["company"] == "Harbor Home"]
    assert sorted(theirs) == ["call", "chat"]


def test_both_rounds_hold_two_calls_and_six_chats_of_the_own_company(
    interactions: dict[str, dict[str, Any]],
) -> None:
    own = [entry for entry in interactions.values() if entry["company"] == "Meadow Lane"]
    assert Counter((entry["round"], entry["channel"]) for entry in own) == {
        ("Round 1", "call"): 2,
        ("Round 1", "chat"): 6,
        ("Round 2", "call"): 2,
        ("Round 2", "chat"): 6,
    }
    assert min(Counter((entry["round"], entry["agent"]) for entry in own).values()) >= 2


def test_every_file_that_the_manifest_names_is_there_and_no_file_is_unnamed(
    interactions: dict[str, dict[str, Any]],
) -> None:
    named = {demo_folder() / entry["file"] for entry in interactions.values()}
    folder = demo_folder() / "files"
    assert named == {*folder.glob("calls/*"), *folder.glob("chats/*")}
    assert {path.suffix for path in folder.glob("chats/*")} == {".csv", ".json", ".txt"}


def test_names_in_the_manifest_are_all_introduced(
    manifest: dict[str, Any], interactions: dict[str, dict[str, Any]]
) -> None:
    company_of = {agent["name"]: agent["company"] for agent in manifest["agents"]}
    rounds = {entry["name"]: entry for entry in manifest["rounds"]}
    for entry in interactions.values():
        assert company_of[entry["agent"]] == entry["company"]
        within = rounds[entry["round"]]
        started_at = entry["started_at"]
        assert isinstance(started_at, datetime)
        assert within["starts_on"] <= started_at.date() <= within["ends_on"]
    evaluators = {evaluator["name"] for evaluator in manifest["evaluators"]}
    assert {evaluation["evaluator"] for evaluation in manifest["evaluations"]} == evaluators


def test_an_id_is_the_conversations_or_the_files_own(interactions: dict[str, dict[str, Any]]) -> None:
    for entry in interactions.values():
        assert entry["id"] == entry.get("conversation", Path(entry["file"]).stem)


def test_chats_have_between_eight_and_twenty_five_messages(interactions: dict[str, dict[str, Any]]) -> None:
    chats = {key: said(entry) for key, entry in interactions.items() if entry["channel"] == "chat"}
    assert {key: len(turns) for key, turns in chats.items() if not 8 <= len(turns) <= 25} == {}


def test_every_evaluation_answers_all_twelve_criteria_with_known_answers(manifest: dict[str, Any]) -> None:
    for evaluation in manifest["evaluations"]:
        assert list(evaluation["marks"]) == list(ANSWERS), evaluation["interaction"]
        for key, mark in evaluation["marks"].items():
            assert mark["answer"] in ANSWERS[key], (evaluation["interaction"], key)
            assert set(mark) <= {"answer", "comment", "quotes"}


def test_every_lost_point_has_a_comment(manifest: dict[str, Any]) -> None:
    silent = [
        (evaluation["interaction"], key)
        for evaluation in manifest["evaluations"]
        for key, mark in evaluation["marks"].items()
        if mark["answer"] in {"no", "1", "0"} and not mark.get("comment")
    ]
    assert silent == []


def test_every_quote_stands_word_for_word_in_exactly_one_turn(
    manifest: dict[str, Any], interactions: dict[str, dict[str, Any]]
) -> None:
    quotes = 0
    for evaluation in manifest["evaluations"]:
        entry = interactions[evaluation["interaction"]]
        for mark in evaluation["marks"].values():
            for quote in mark.get("quotes", []):
                assert entry["channel"] == "chat"
                assert sum(quote in text for text in said(entry)) == 1, quote
                quotes += 1
    assert quotes > 150


def test_three_interactions_are_left_for_the_user(
    manifest: dict[str, Any], interactions: dict[str, dict[str, Any]]
) -> None:
    assert len(interactions.keys() - standing(manifest).keys()) == 3


def test_scores_spread_from_below_fifty_to_over_ninety_one_and_rise_in_the_second_round(
    manifest: dict[str, Any], interactions: dict[str, dict[str, Any]]
) -> None:
    scores = {key: score(evaluation["marks"]) for key, evaluation in standing(manifest).items()}
    assert min(scores.values()) < 50
    assert max(scores.values()) > 91
    own = {key: value for key, value in scores.items() if interactions[key]["company"] == "Meadow Lane"}
    means = [
        np.mean([value for key, value in own.items() if interactions[key]["round"] == name])
        for name in ("Round 1", "Round 2")
    ]
    assert means[1] - means[0] > 15


def test_the_calibration_has_six_interactions_marked_by_both_reviewers(manifest: dict[str, Any]) -> None:
    (session,) = manifest["calibrations"]
    pairs = [(evaluation["interaction"], evaluation["evaluator"]) for evaluation in manifest["evaluations"]]
    assert len(pairs) == len(set(pairs))
    assert len(session["interactions"]) == 6
    wanted = {(key, evaluator) for key in session["interactions"] for evaluator in session["evaluators"]}
    assert wanted <= set(pairs)


def test_ratings_lie_on_their_scales_and_belong_to_known_interactions(
    interactions: dict[str, dict[str, Any]],
) -> None:
    with (demo_folder() / "files" / "surveys.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {(row["scale_min"], row["scale_max"]) for row in rows} == {("1", "5"), ("0", "10")}
    for row in rows:
        assert int(row["scale_min"]) <= int(row["rating"]) <= int(row["scale_max"])
        began = interactions[row["interaction"]]["started_at"]
        assert datetime.fromisoformat(row["received_at"]) > began.astimezone()


@pytest.mark.parametrize("path", render.script_paths(), ids=lambda path: path.stem)
def test_every_script_is_rendered_with_the_length_and_channels_that_its_times_say(path: Path) -> None:
    script = render.load_script(path)
    times = json.loads(script.times().read_text(encoding="utf-8"))
    assert [(t.speaker, t.text) for t in script.turns] == [(t["speaker"], t["text"]) for t in times["turns"]]
    assert 45 <= times["duration_s"] <= 80
    samples, rate = decoded(script.recording())
    assert rate == render.ENCODINGS[script.encoding].rate or script.encoding == "opus"
    assert samples.shape[1] / rate == pytest.approx(times["duration_s"], abs=0.15)
    for turn in times["turns"]:
        stretch = samples[:, round((turn["start_s"] + 0.1) * rate) : round((turn["end_s"] - 0.1) * rate)]
        assert np.abs(stretch[turn["channel"]]).max() > 0.3, turn["text"]


def decoded(path: Path) -> tuple[np.ndarray[Any, np.dtype[np.float32]], int]:
    """The recording as float32 (2, n), -1..1, and its rate in Hz."""
    import av

    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler("fltp", "stereo", stream.rate)
        frames = [part for frame in container.decode(stream) for part in resampler.resample(frame)]
        return np.concatenate([frame.to_ndarray() for frame in frames], axis=1), stream.rate


def test_the_scripts_belong_to_the_calls_of_the_manifest(interactions: dict[str, dict[str, Any]]) -> None:
    calls = {entry["script"]: entry for entry in interactions.values() if entry["channel"] == "call"}
    assert {demo_folder() / path for path in calls} == set(render.script_paths())
    for path, entry in calls.items():
        script = render.load_script(demo_folder() / path)
        assert script.recording() == demo_folder() / entry["file"]
        assert script.agent_channel == entry["agent_channel"]
    assert sorted(entry["agent_channel"] for entry in calls.values()) == [0, 0, 0, 0, 1]


def test_every_spoken_word_is_in_the_recognisers_dictionary() -> None:
    from pocketsphinx import get_model_path

    lines = Path(get_model_path("en-us/cmudict-en-us.dict")).read_text(encoding="utf-8").splitlines()
    known = {line.split()[0].split("(")[0] for line in lines if line.strip()}
    turns = [turn for path in render.script_paths() for turn in render.load_script(path).turns]
    spoken = {word for turn in turns for word in re.findall(r"[a-z']+", turn.text.lower())}
    assert spoken - known == set()


def test_a_script_without_voices_is_refused_with_its_name_and_the_missing_key(tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text("turns: []\n", encoding="utf-8")
    with pytest.raises(render.RenderError, match=r"odd\.yaml.*voices"):
        render.load_script(path)


def test_without_flite_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(render.RenderError, match="apt-get install flite"):
        render.speak("Hello.", render.Voice("slt"))


def test_turns_follow_each_other_by_their_pauses_and_lie_on_their_speakers_channel() -> None:
    script = render.Script(
        name="short",
        voices={"agent": render.Voice("slt"), "customer": render.Voice("rms")},
        agent_channel=1,
        encoding="flac",
        turns=(
            render.SpokenTurn("agent", "one", 0.5),
            render.SpokenTurn("customer", "two", -0.25),
            render.SpokenTurn("agent", "three", 4.0, on_hold=True),
        ),
    )
    spoken = [np.full(render.RATE, 9_000, np.int16)] * 3
    laid = render.lay_out(script, spoken)
    assert [(turn.channel, turn.start_s, turn.end_s) for turn in laid] == [
        (1, 0.5, 1.5),
        (0, 1.25, 2.25),
        (1, 6.25, 7.25),
    ]
    samples = render.mix(laid, spoken)
    assert samples.shape == (2, round((7.25 + render.TAIL_S) * render.RATE))
    assert np.array_equal(samples, render.mix(laid, spoken))
    document = render.times_document(script, laid, samples.shape[1])
    assert document["holds"] == [{"start_s": 2.25, "end_s": 6.25}]


@pytest.mark.parametrize("name", sorted(render.ENCODINGS))
def test_what_is_written_comes_back_on_the_same_channel_and_at_the_same_time(
    name: str, tmp_path: Path
) -> None:
    encoding = render.ENCODINGS[name]
    samples = np.zeros((2, 2 * render.RATE), np.int16)
    beep = (np.sin(np.arange(render.RATE // 2) * 2 * np.pi * 440 / render.RATE) * 12_000).astype(np.int16)
    samples[1, render.RATE : render.RATE + len(beep)] = beep
    path = tmp_path / f"beep{encoding.suffix}"
    render.write(path, samples, encoding)
    back, rate = decoded(path)
    loud = np.flatnonzero(np.abs(back[1]) > 0.1) / rate
    assert loud[0] == pytest.approx(1.0, abs=0.03)
    assert loud[-1] == pytest.approx(1.5, abs=0.03)
    assert np.abs(back[0]).max() < 0.5 * np.abs(back[1]).max()
    first = path.read_bytes()
    render.write(path, samples, encoding)
    assert path.read_bytes() == first
