"""Settings for every test."""

from hypothesis import settings

# Deadlines are timings, and timings belong to the benchmarks.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")
