"""Small tables of measurements for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles


def show(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a table; the first column stands left, numbers stand right."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    for row in cells:
        first, *rest = (
            cell.ljust(width) if not n else cell.rjust(width) for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *rest]).rstrip(), flush=True)


def summary(times: Sequence[float]) -> list[str]:
    """Median, upper decile and worst of some times in milliseconds."""
    return [
        f"{median(times):.0f}",
        f"{quantiles(times, n=10, method='inclusive')[-1] if len(times) > 1 else times[0]:.0f}",
        f"{max(times):.0f}",
    ]
