"""How long a call takes: `qa-studio transcribe` beside Whisper's own command, with the same weights and the same sound.

Run: python benchmarks/transcription.py [MINUTES [SIZE ...]]; needs Debian's ffmpeg for Whisper's command. The call is
the demonstration's, repeated to the length, two channels of which each is silent for about half of the time; it is
imported into a fresh workspace before the time is taken. Both decode greedily at temperature 0 without a second try,
with Whisper's own limit of tokens a window, and the weights write the same number of tokens in every window.

Ours finds the time of each word; Whisper's command does so only when it is told to: both of its manners are shown, and
for both how many times as long it takes. A last line gives Whisper's windows half the tokens, as real weights would
write for windows that hold half as much speech as ours.

Whole processes, start included, on all cores: wall time, the processor's time of all threads, and the most memory that
all processes of a program had together (proportional set size, looked at twice a second). Programs take turns, and the
best of all turns counts: the machine may have other work, which lengthens the wall time of either by chance.
BENCHMARK_TURNS says how many; a file named by BENCHMARK_LOCK is locked while a program runs, so that it does not run
beside others that do the same.
"""

from __future__ import annotations

import fcntl
import os
import platform
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.memory import Watched
from benchmarks.whisper_weights import SIZES, write_weights
from qa_studio.demo import demo_folder
from transcription import audio
from transcription.engines import silero

TOKENS = 100
"""Of text in each window: English speech at 150 words a minute."""

LIBRARIES = ("torch", "openai-whisper", "onnxruntime")


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

    def after(self, other: Run) -> Run:
        """Both, one after the other."""
        return Run(
            self.wall_s + other.wall_s,
            self.processor_s + other.processor_s,
            max(self.peak_mb, other.peak_mb),
            self.words + other.words,
        )


def call(folder: Path, minutes: float) -> Path:
    """The demonstration's calls, one after the other, as often as it takes."""
    paths = sorted((demo_folder() / "files" / "calls").glob("*.*"))
    sound = np.concatenate([np.stack(audio.read(path).planes) for path in paths], axis=1)
    length = round(minutes * 60 * audio.SAMPLE_RATE_HZ)
    sound = np.tile(sound, -(-length // sound.shape[1]))[:, :length]
    return _written(folder / "call.wav", sound)


def sides(path: Path) -> list[Path]:
    """Each channel as a file of its own, for a program that knows none."""
    planes = audio.read(path).planes
    return [_written(path.with_name(f"side{n}.wav"), plane[None]) for n, plane in enumerate(planes)]


def _written(path: Path, sound: NDArray[np.int16]) -> Path:
    """A file of 16 bits. `sound` is (channels, samples)."""
    with wave.open(str(path), "wb") as file:
        file.setparams((len(sound), 2, audio.SAMPLE_RATE_HZ, sound.shape[1], "NONE", "not compressed"))
        file.writeframes(np.ascontiguousarray(sound.T).tobytes())
    return path


def timed(command: Sequence[str], words: Callable[[], int] = lambda: 0) -> Run:
    """What a program took.

    Raises: subprocess.CalledProcessError when it fails.
    """
    with locked():
        begin_s = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment()
        )
        with Watched(process.pid) as memory:
            _, status, usage = os.wait4(process.pid, 0)
        wall_s = time.perf_counter() - begin_s
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(wall_s, usage.ru_utime + usage.ru_stime, memory.most_mb, words())


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
    """The user's own settings stay as they are."""
    home = tempfile.gettempdir() + "/qa-studio-benchmark"
    folders = {f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {**os.environ, **folders, "PYTHONWARNINGS": "ignore"}


def program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def ours(path: Path, model: Path) -> Run:
    """The command on the recording, which a fresh workspace holds already."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = ["-w", folder]
        subprocess.run(
            [program("qa-studio"), "import", str(path), *workspace],
            check=True,
            capture_output=True,
            env=environment(),
        )
        command = [
            program("qa-studio"),
            "transcribe",
            *workspace,
            "--engine",
            "whisper",
            "--model",
            str(model),
            "--no-retry",
        ]
        return timed(command, lambda: words_in(Path(folder)))


def words_in(workspace: Path) -> int:
    with closing(sqlite3.connect(workspace / "workspace.sqlite3")) as connection:
        return sum(len(text.split()) for (text,) in connection.execute("SELECT text FROM turn"))


def theirs(paths: Sequence[Path], model: Path, word_times: bool) -> Run:
    """Whisper's command on each channel, one after the other."""
    runs = [
        timed(
            command(path, model, word_times),
            lambda path=path: len(path.with_suffix(".txt").read_text(encoding="utf-8").split()),  # type: ignore[misc]
        )
        for path in paths
    ]
    whole = runs[0]
    for run in runs[1:]:
        whole = whole.after(run)
    return whole


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
    whisper = [program("whisper"), str(path)]
    return whisper + [part for name, value in wishes.items() for part in (f"--{name}", str(value))]


def preparation(path: Path) -> tuple[float, float, float]:
    """Decoding and voice activity as shares of the audio's length, and the share of speech in it; on one thread."""
    begin_s = time.process_time()
    recording = audio.read(path)
    decoded_s = time.process_time()
    voices = [silero.listen(recording.plane(index)) for index in range(len(recording.planes))]
    heard_s = time.process_time()
    length_s = recording.duration_s
    speech_s = sum(part.length_s for voice in voices for part in voice.stretches(30.0)) / len(voices)
    return (decoded_s - begin_s) / length_s, (heard_s - decoded_s) / length_s, speech_s / length_s


def machine(names: Sequence[str] = LIBRARIES) -> str:
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", cpuinfo.read_text()) if cpuinfo.exists() else None
    libraries = ", ".join(f"{name} {version(name)}" for name in names)
    return (
        f"{date.today()}; {found[1] if found else platform.processor()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}; {libraries}; load before {load()}"
    )


def load() -> str:
    """How many programs wanted a core in the last minute, five and fifteen."""
    return " / ".join(f"{one:.1f}" for one in os.getloadavg())


def table(path: Path, sizes: Sequence[str], folder: Path, turns: int) -> None:
    print(
        f"{'size':<6}{'program':<32}{'wall s':>8}{'times':>7}{'cpu s':>8}{'times':>7}{'peak MB':>9}{'words':>7}"
    )
    channels = sides(path)
    for size in sizes:
        full = write_weights(folder / f"{size}-full.pt", size, TOKENS)
        half = write_weights(folder / f"{size}-half.pt", size, TOKENS // 2)
        programs: dict[str, Callable[[], Run]] = {
            "QA Studio (word times)": lambda full=full: ours(path, full),  # type: ignore[misc]
            "whisper": lambda full=full: theirs(channels, full, False),  # type: ignore[misc]
            "whisper, half the tokens": lambda half=half: theirs(channels, half, False),  # type: ignore[misc]
            "whisper, word times": lambda full=full: theirs(channels, full, True),  # type: ignore[misc]
        }
        compared(size, programs, turns)


def compared(size: str, programs: dict[str, Callable[[], Run]], turns: int) -> None:
    """Let programs take turns, and print the best of each as soon as it stands, beside that of the first."""
    best: dict[str, Run] = {}
    for turn in range(turns):
        for name, take in programs.items():
            run = take()
            best[name] = min(run, best.get(name, run), key=lambda one: one.wall_s)
            if turn == turns - 1:
                line(size, name, best[name], best[next(iter(programs))])


def line(size: str, program: str, run: Run, mine: Run) -> None:
    """One program, and how many times as long it took as ours."""
    wall, processor = run.wall_s / mine.wall_s, run.processor_s / mine.processor_s
    figures = f"{run.wall_s:>8.1f}{wall:>7.1f}{run.processor_s:>8.1f}{processor:>7.1f}{run.peak_mb:>9.0f}{run.words:>7}"
    print(f"{size:<6}{program:<32}{figures}", flush=True)


def main() -> None:
    """Print the machine, what goes before decoding, and a line a program and size."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    sizes = sys.argv[2:] or list(SIZES)
    turns = int(os.environ.get("BENCHMARK_TURNS", "1"))
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        path = call(Path(folder), minutes)
        reading, listening, speech = preparation(path)
        print(
            f"{minutes:g} minutes, two channels, {speech:.0%} of each speech; {TOKENS} tokens a window; best of {turns}"
        )
        print(
            f"decoding {reading:.2%} and voice activity of both channels {listening:.2%} of the length (at most 1 %)"
        )
        table(path, sizes, Path(folder), turns)
    print(f"load after {load()}")


if __name__ == "__main__":
    main()
