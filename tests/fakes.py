"""Small real classes that stand in for slow ones, passed in where the application passes the real one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from qa_studio.errors import SpeechKilledError
from qa_studio.jobs.context import JobContext
from qa_studio.jobs.machine import Machine
from transcription.model import Origin, Role, Transcript, Turn
from transcription.pipeline import Finished, Request
from transcription.steps import Step

OnStep = Callable[[Step], None]

Answer = Finished | Exception
"""What the speech of one recording becomes."""


def spoken(*texts: str, agent_channel: int | None = 0) -> Finished:
    """A finished transcription of two channels that take turns; the agent begins."""
    turns = tuple(
        Turn(
            role=Role.CUSTOMER if place % 2 else Role.AGENT,
            text=text,
            start_s=float(place),
            end_s=place + 0.9,
            channel=place % 2,
        )
        for place, text in enumerate(texts)
    )
    transcript = Transcript(turns, Origin("draft", "en-us", is_draft=True), duration_s=float(len(texts)))
    return Finished(transcript, agent_channel, 0.9, texts[0] if texts else "")


class ScriptedSpeech:
    """Answers by the recording's file name, and remembers what it was asked.

    Attributes:
        most_at_once: the most recordings that were in work together.
    """

    def __init__(self, answers: Mapping[str, Answer], default: Finished | None = None) -> None:
        self._answers = answers
        self._default = default or spoken("thank you for calling", "hello")
        self._lock = threading.Lock()
        self._running = 0
        self.most_at_once = 0
        self.requests: list[Request] = []

    def transcribe(self, request: Request, context: JobContext, on_step: OnStep | None = None) -> Finished:
        with self._lock:
            self.requests.append(request)
            self._running += 1
            self.most_at_once = max(self.most_at_once, self._running)
        try:
            return self._spoken(request, context)
        finally:
            with self._lock:
                self._running -= 1

    def _spoken(self, request: Request, context: JobContext) -> Finished:
        context.report(0.5, f"Transcribing {request.path.name}")
        answer = self._answers.get(request.path.name, self._default)
        if isinstance(answer, Exception):
            raise answer
        return answer


class EndlessSpeech:
    """Works until it is cancelled, as a long recording does.

    Attributes:
        cancelled: names of the recordings whose work was stopped.
    """

    def __init__(self, together: int) -> None:
        self._all_in_work = threading.Barrier(together)
        self._tick = threading.Event()
        self.cancelled: list[str] = []

    def transcribe(self, request: Request, context: JobContext, on_step: OnStep | None = None) -> Finished:
        self._all_in_work.wait(timeout=10)
        try:
            while True:
                context.report(0.1, f"Transcribing {request.path.name}")
                self._tick.wait(0.01)
        finally:
            self.cancelled.append(request.path.name)


class SteppedSpeech:
    """Hears a recording in steps of ten seconds, goes on behind those that are done, and can be stopped by name.

    Attributes:
        made: names of recordings with the numbers of the steps that were made, in order.
        deaths: how often the process of a recording is still to be killed, each time after one more step.
        before_step: called with name and number before a step is made; may raise, wait, or touch the queue.
    """

    def __init__(
        self,
        steps: int = 4,
        deaths: Mapping[str, int] | None = None,
        before_step: Callable[[str, int], None] | None = None,
    ) -> None:
        self._steps = steps
        self._lock = threading.Lock()
        self.deaths = dict(deaths or {})
        self.before_step = before_step
        self.made: list[tuple[str, int]] = []

    def transcribe(self, request: Request, context: JobContext, on_step: OnStep | None = None) -> Finished:
        name = request.path.name
        known = {step.number: step for step in request.done}
        for number in range(self._steps):
            if number in known:
                continue
            if self.before_step is not None:
                self.before_step(name, number)
            context.report((number + 0.5) / self._steps, f"Transcribing {name}")
            with self._lock:
                self.made.append((name, number))
            if on_step is not None:
                on_step(self._step(number))
            if self.deaths.get(name, 0):
                self.deaths[name] -= 1
                raise SpeechKilledError(f"{name}: killed")
        return spoken(*(f"words {number} of {name}" for number in range(self._steps)))

    def _step(self, number: int) -> Step:
        heard = ((0, 10.0 * number, 10.0 * number + 10),)
        return Step(number, "0" * 16, heard, ahead_s=10.0 * (self._steps - number - 1))


class Mains(Machine):
    """A computer whose plug a test pulls.

    Attributes:
        is_unplugged: what it says of its battery.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_unplugged = False

    def on_battery(self) -> bool:
        return self.is_unplugged
