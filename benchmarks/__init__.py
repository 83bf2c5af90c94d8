"""The standing benchmarks: `python -m benchmarks` runs them all, `python -m benchmarks expand` one."""
