"""The window as a user starts it, which then tells how long it took: a process of `benchmarks/window.py`.

Run by it: python -m benchmarks.window_start WORKSPACE. What is done before the event loop begins is the product's own;
then the process waits until the rows of the library are seen, opens the long call, tells all of it as JSON, and ends.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def main() -> None:
    """As `qa-studio --workspace WORKSPACE`, but looked at."""
    looked_at = partial(_looked_at, QApplication.exec)
    QApplication.exec = staticmethod(looked_at)  # type: ignore[method-assign]
    sys.argv = ["qa-studio", "--workspace", sys.argv[1]]
    from qa_studio.__main__ import main as product

    product()


def _looked_at(run: Callable[[], int]) -> int:
    """The window is shown, and the loop is about to begin."""
    told: dict[str, float] = {"loop": time.monotonic(), "loop processor": time.process_time()}
    QTimer.singleShot(0, partial(_look_or_end, told))
    return run()


def _look_or_end(told: dict[str, float]) -> None:
    try:
        _look(told)
    except BaseException:  # noqa: BLE001  the product would show it in its window, and stay
        traceback.print_exc()
        os._exit(1)


def _look(told: dict[str, float]) -> None:
    from benchmarks.window_watch import LoopWatch, main_window, until, until_seen
    from qa_studio.ui.frame.ahead import Ahead
    from qa_studio.ui.frame.page_stack import PageStack
    from qa_studio.ui.frame.side_list import SideList
    from qa_studio.ui.frame.top_bar import TopBar

    window = main_window()
    watch = LoopWatch()
    frame = [found for kind in (SideList, TopBar, PageStack) for found in window.findChildren(kind)]
    assert len(frame) == 3
    until_seen(watch, [*frame, window.page()], lambda: True)
    told["visible"], told["visible processor"] = time.monotonic(), time.process_time()
    watch.restart()
    until(watch, lambda: window.made_page("library") is not None)
    from qa_studio.ui.library.table_view import LibraryTable  # the window has imported it by now

    table = window.page_of("library").findChild(LibraryTable)
    assert isinstance(table, LibraryTable)
    until_seen(watch, [table.viewport()], lambda: table.model().rowCount() > 0)
    told["rows"], told["rows processor"] = time.monotonic(), time.process_time()
    until(watch, lambda: window.findChild(Ahead) is None)
    told["ready"], told["ready processor"] = time.monotonic(), time.process_time()
    told |= {"start gap": watch.largest.clock_ms, "start gap busy": watch.largest.busy_ms}
    from benchmarks.memory import pss_mb
    from benchmarks.window_scenes import Scenes

    scenes = Scenes(window, watch)
    scenes.settle()
    told["memory after the start"] = pss_mb(os.getpid())
    watch.restart()
    opened = scenes.open_call(is_whole=True)
    told |= {"open": opened.clock_ms, "open processor": opened.processor_ms}
    told |= {"open gap": watch.largest.clock_ms, "open gap busy": watch.largest.busy_ms}
    print(json.dumps(told), flush=True)
    window.show_page(scenes.library)  # on which the next one opens
    window.close()


if __name__ == "__main__":
    main()
