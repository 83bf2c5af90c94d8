"""How far a long command is, told on standard error so that standard output stays clean."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
WIDTH = 24


def told(items: Sequence[T], names: Sequence[str]) -> Iterator[T]:
    """The items one after the other; before each, the bar and its name. Without a terminal each has a line of its own."""
    live = sys.stderr.isatty()
    for number, (item, name) in enumerate(zip(items, names, strict=True)):
        line = f"{bar(number, len(items))} {name}"
        print(f"\r{line}\x1b[K" if live else line, end="" if live else "\n", file=sys.stderr, flush=True)
        yield item
    if items:
        print(f"\r{bar(len(items), len(items))} done\x1b[K" if live else bar(len(items), len(items)), file=sys.stderr)


def bar_of(name: str) -> Callable[[int, int], None]:
    """What shows how much of something is done; without a terminal a line for each quarter of it."""
    live = sys.stderr.isatty()

    def show(done: int, of: int) -> None:
        line = f"{bar(done, of)} {name}"
        if live:
            print(f"\r{line}\x1b[K", end="\n" if done >= of else "", file=sys.stderr, flush=True)
        elif 4 * done // of > 4 * (done - 1) // of:
            print(line, file=sys.stderr, flush=True)

    return show


def bar(done: int, of: int) -> str:
    """A bar of fixed width and the numbers.

    >>> bar(5, 20)
    '██████░░░░░░░░░░░░░░░░░░ 5 of 20'
    """
    full = WIDTH * done // max(of, 1)
    return f"{'█' * full}{'░' * (WIDTH - full)} {done} of {of}"
