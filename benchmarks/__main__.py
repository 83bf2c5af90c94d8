"""Run the benchmarks named on the command line, or all of them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def names() -> list[str]:
    """Every benchmark: the files `bench_*.py`."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def main(wanted: list[str]) -> int:
    """Run benchmarks one after the other; 2 when one of them does not exist."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(names())}.", file=sys.stderr)
        return 2
    for name in wanted or names():
        print(f"\n== {name}", flush=True)
        import_module(f"benchmarks.bench_{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
