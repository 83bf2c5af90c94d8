"""Somebody's own edge table: read, checked, merged, grouped, and kept as columns."""
