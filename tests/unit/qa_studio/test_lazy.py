"""What is made when it is asked for first."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from qa_studio.lazy import Lazy, is_made, later


class Workshop:
    """Makes a tool, which needs another one."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.gate = threading.Barrier(4)

    @Lazy
    def handle(self) -> list[str]:
        self.made.append("handle")
        return ["handle"]

    @Lazy
    def hammer(self) -> list[str]:
        """With a handle."""
        self.made.append("hammer")
        return [*self.handle, "head"]


def test_it_is_made_when_it_is_read_first_and_stays_the_same() -> None:
    shop = Workshop()
    assert not is_made(shop, "hammer")
    first = shop.hammer
    assert first == ["handle", "head"]
    assert shop.hammer is first
    assert shop.made == ["hammer", "handle"]
    assert is_made(shop, "hammer")
    assert Workshop.hammer.__doc__ == "With a handle."


def test_threads_that_ask_at_once_get_one_and_the_same() -> None:
    shop = Workshop()

    def ask(_: int) -> list[str]:
        shop.gate.wait(10)
        return shop.hammer

    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(ask, range(4)))
    assert all(one is got[0] for one in got)
    assert shop.made.count("hammer") == 1


def test_each_owner_has_its_own() -> None:
    assert Workshop().hammer is not Workshop().hammer


def test_what_fails_is_tried_again() -> None:
    class Shop:
        tries = 0

        @Lazy
        def tool(self) -> int:
            self.tries += 1
            if self.tries == 1:
                raise OSError("no wood")
            return self.tries

    shop = Shop()
    with pytest.raises(OSError, match="no wood"):
        _ = shop.tool
    assert shop.tool == 2


def test_a_stand_in_makes_nothing_until_something_of_it_is_asked_for() -> None:
    shop = Workshop()
    hammer = later(shop, "hammer")
    assert not is_made(shop, "hammer")
    assert hammer.index("head") == 1
    assert is_made(shop, "hammer")


def test_a_stand_in_for_what_is_not_lazy_is_refused_at_once() -> None:
    with pytest.raises(AttributeError, match="Workshop has no lazy saw"):
        later(Workshop(), "saw")
    with pytest.raises(AttributeError, match="no lazy made"):
        later(Workshop(), "made")
