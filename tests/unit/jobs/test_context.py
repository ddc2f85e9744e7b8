"""Progress out, cancel in."""

from __future__ import annotations

import pytest

from qa_studio.jobs.context import JobCancelled, JobContext


def test_the_first_and_the_last_report_always_arrive() -> None:
    heard: list[tuple[float | None, str]] = []
    context = JobContext(lambda fraction, words: heard.append((fraction, words)))

    context.report(0.0, "start")
    for step in range(1, 1000):
        context.report(step / 1000, "quick")
    context.report(1.0, "end")

    assert heard[0] == (0.0, "start")
    assert heard[-1] == (1.0, "end")
    assert len(heard) < 100


def test_a_cancel_stops_the_work_at_its_next_report() -> None:
    context = JobContext()
    context.report(0.1)

    context.cancel()

    with pytest.raises(JobCancelled):
        context.report(0.2)


def test_a_part_reports_on_the_scale_of_the_whole_and_shares_its_cancel() -> None:
    heard: list[float | None] = []
    whole = JobContext(lambda fraction, _words: heard.append(fraction))
    part = whole.part(0.5, 1.0)

    part.report(1.0)
    part.cancel()

    assert heard == [1.0]
    assert whole.is_cancelled
    with pytest.raises(JobCancelled):
        part.report(0.1)
