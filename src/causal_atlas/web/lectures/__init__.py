"""Lectures in the browser: kept, opened by their keys, and saved without writing over anybody's work."""
