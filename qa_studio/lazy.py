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


class _Later:
    """Hands on whatever is asked of it."""

    __slots__ = ("_name", "_owner")

    def __init__(self, owner: object, name: str) -> None:
        self._owner, self._name = owner, name

    def __getattr__(self, name: str) -> Any:
        return getattr(getattr(self._owner, self._name), name)


def later(owner: object, name: str) -> Any:
    """Stands for an attribute that is lazy, without making it: it is made when something of it is asked for.

    Raises: AttributeError at once, when there is no such attribute.
    """
    if not isinstance(getattr(type(owner), name, None), Lazy):
        raise AttributeError(f"{type(owner).__name__} has no lazy {name}")
    return _Later(owner, name)
