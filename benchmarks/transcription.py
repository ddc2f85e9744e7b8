"""How long a call takes: this pipeline beside Whisper's own command, with the same weights and the same sound.

Run: python benchmarks/transcription.py [MINUTES [SIZE ...]]; needs Debian's ffmpeg for Whisper's command. The call is
the demonstration's, repeated to the length, two channels of which each is silent for about half of the time. Both
decode greedily at temperature 0 without a second try, and every window takes the same number of tokens; a window of
Whisper's that holds half as much speech as one of ours still does, as it would with the limit of tokens that both have.
A second line for Whisper's command gives its windows half the tokens, as real weights would write for half the speech.

Whole processes, start included, on all cores or, with OMP_NUM_THREADS=1, on one: wall time, the processor's time of
all threads, and the memory of the largest process at its peak. The machine may have other work, which lengthens the
wall time of either side by chance; a file named by BENCHMARK_LOCK is locked while a program runs, so that it does not
run beside others that do the same.
"""

from __future__ import annotations

import fcntl
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.whisper_weights import SIZES, write_weights
from qa_studio.demo import demo_folder
from tests.sound_files import write_wav
from transcription import audio
from transcription.engines import silero

TOKENS = 100
"""Of text in each window: English speech at 150 words a minute."""

OURS = """
import json, sys
from pathlib import Path
from transcription.pipeline import Request, transcribe
*_, done = transcribe(Request(Path(sys.argv[1]), "whisper", sys.argv[2], word_times=sys.argv[3] == "yes"))
print(json.dumps([len(done.transcript.turns), sum(len(turn.text.split()) for turn in done.transcript.turns)]))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a program took.

    Attributes:
        wall_s: seconds from its start to its end.
        processor_s: seconds of all its threads together.
        peak_mb: most memory at once.
        words: how many it wrote.
    """

    wall_s: float
    processor_s: float
    peak_mb: float
    words: int


def call(folder: Path, minutes: float) -> Path:
    """The demonstration's calls, one after the other, as often as it takes."""
    paths = sorted((demo_folder() / "files" / "calls").glob("*.*"))
    sound = np.concatenate([np.stack(audio.read(path).planes) for path in paths], axis=1)
    length = round(minutes * 60 * audio.SAMPLE_RATE_HZ)
    sound = np.tile(sound, -(-length // sound.shape[1]))[:, :length]
    return write_wav(folder / "call.wav", list(sound / 32768), audio.SAMPLE_RATE_HZ)


def sides(path: Path) -> list[Path]:
    """Each channel as a file of its own, for a program that knows none."""
    planes = audio.read(path).planes
    return [
        write_wav(path.with_name(f"side{n}.wav"), [plane / 32768], audio.SAMPLE_RATE_HZ)
        for n, plane in enumerate(planes)
    ]


def timed(command: Sequence[str]) -> tuple[Run, str]:
    """What a program took, without its words, and what it printed.

    Raises: subprocess.CalledProcessError when the program fails.
    """
    with locked(), tempfile.TemporaryFile("w+") as said:
        begin_s = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.DEVNULL, env=environment())
        _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - begin_s
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        said.seek(0)
        return Run(wall_s, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, 0), said.read()


@contextmanager
def locked() -> Iterator[None]:
    path = os.environ.get("BENCHMARK_LOCK")
    if not path:
        yield
        return
    with Path(path).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONWARNINGS": "ignore"}


def ours(path: Path, model: Path, word_times: bool) -> Run:
    """The whole pipeline on both channels."""
    run, said = timed([sys.executable, "-c", OURS, str(path), str(model), "yes" if word_times else "no"])
    return replace(run, words=json.loads(said)[1])


def theirs(paths: Sequence[Path], model: Path, word_times: bool) -> Run:
    """Whisper's command on each channel, one after the other, with all cores."""
    runs = []
    for path in paths:
        run, _ = timed(command(path, model, word_times))
        runs.append(replace(run, words=len(path.with_suffix(".txt").read_text(encoding="utf-8").split())))
    return Run(
        wall_s=sum(run.wall_s for run in runs),
        processor_s=sum(run.processor_s for run in runs),
        peak_mb=max(run.peak_mb for run in runs),
        words=sum(run.words for run in runs),
    )


def command(path: Path, model: Path, word_times: bool) -> list[str]:
    wishes = {
        "model": model,
        "language": "en",
        "temperature": 0,
        "temperature_increment_on_fallback": None,
        "best_of": None,
        "beam_size": None,
        "compression_ratio_threshold": None,
        "logprob_threshold": None,
        "no_speech_threshold": None,
        "condition_on_previous_text": False,
        "fp16": False,
        "word_timestamps": word_times,
        "verbose": False,
        "output_format": "txt",
        "output_dir": path.parent,
    }
    whisper = [str(Path(sys.executable).with_name("whisper")), str(path)]
    return whisper + [part for name, value in wishes.items() for part in (f"--{name}", str(value))]


def preparation(path: Path) -> tuple[float, float, float]:
    """Decoding and voice activity as shares of the audio's length, and the share of speech in it."""
    begin_s = time.perf_counter()
    recording = audio.read(path)
    decoded_s = time.perf_counter()
    voices = [silero.listen(recording.plane(index)) for index in range(len(recording.planes))]
    heard_s = time.perf_counter()
    length_s = recording.duration_s
    speech_s = sum(part.length_s for voice in voices for part in voice.stretches(30.0)) / len(voices)
    return (decoded_s - begin_s) / length_s, (heard_s - decoded_s) / length_s, speech_s / length_s


def machine() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", cpuinfo.read_text()) if cpuinfo.exists() else None
    libraries = ", ".join(f"{name} {version(name)}" for name in ("torch", "openai-whisper", "onnxruntime"))
    load = os.getloadavg()[0]
    return (
        f"{found[1] if found else platform.processor()}, {os.cpu_count()} cores, load {load:.1f}; {libraries}"
    )


def table(path: Path, sizes: Sequence[str], folder: Path) -> None:
    print(
        f"{'size':<6}{'program':<28}{'wall s':>8}{'times':>7}{'cpu s':>8}{'times':>7}{'peak MB':>9}{'words':>7}"
    )
    channels = sides(path)
    for size in sizes:
        full = write_weights(folder / f"{size}-full.pt", size, TOKENS)
        half = write_weights(folder / f"{size}-half.pt", size, TOKENS // 2)
        mine = ours(path, full, word_times=False)
        line(size, "QA Studio", mine, mine)
        line(size, "QA Studio, word times", ours(path, full, word_times=True), mine)
        line(size, "whisper", theirs(channels, full, word_times=False), mine)
        line(size, "whisper, half the tokens", theirs(channels, half, word_times=False), mine)


def line(size: str, program: str, run: Run, mine: Run) -> None:
    """One run, and how many times as long it took as the pipeline without word times."""
    wall, processor = run.wall_s / mine.wall_s, run.processor_s / mine.processor_s
    figures = f"{run.wall_s:>8.1f}{wall:>7.1f}{run.processor_s:>8.1f}{processor:>7.1f}{run.peak_mb:>9.0f}{run.words:>7}"
    print(f"{size:<6}{program:<28}{figures}", flush=True)


def main() -> None:
    """Print the machine, what goes before decoding, and a line a program and size."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    sizes = sys.argv[2:] or list(SIZES)
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = call(Path(folder), minutes)
        reading, listening, speech = preparation(path)
        print(f"{minutes:g} minutes, two channels, {speech:.0%} of each speech; {TOKENS} tokens a window")
        print(f"decoding {reading:.2%} and voice activity {listening:.2%} of the length (at most 1 %)")
        table(path, sizes, Path(folder))


if __name__ == "__main__":
    main()
