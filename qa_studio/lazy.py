"""What is made when it is asked for first, once, whichever thread asks.

Imports the standard library only.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, Self, TypeVar, overload

Made = TypeVar("Made")


class Lazy(Generic[Made]):
    """Decorates a method that makes something: an attribute which is made when it is read first.

    What is being made may read other attributes of the kind. `functools.cached_property` has no lock of its own since
    Python 3.12: two threads could make two of it.
    """

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make, self._lock = make, RLock()
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: object, kind: type) -> Made: ...

    def __get__(self, owner: object | None, kind: type) -> Self | Made:
        if owner is None:
            return self
        with self._lock:
            kept = vars(owner)
            if self._name not in kept:
                kept[self._name] = self._make(owner)
            made: Made = kept[self._name]
        return made


def is_made(owner: object, name: str) -> bool:
    """Whether anybody has asked for that attribute yet."""
    return name in vars(owner)
