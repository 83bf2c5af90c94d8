"""What the store tests keep."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from causal_atlas.lectures.received import fit
from causal_atlas.lectures.store.records import Content

PATIENCE = 60
"""Seconds that anything may take on a busy machine."""


def at_once(*works: Callable[[], None]) -> None:
    """Do all of these at once; what never ends is a failure, and no wait without an end."""
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)


def content(title: str = "One", *narrations: str, **more: Any) -> Content:
    """A lecture with a scene for each narration."""
    scenes = [
        {"id": f"s{at}", "title": "Scene", "view": {"concepts": ["a"]}, "narration": text} for at, text in enumerate(narrations)
    ]
    return Content.of(fit({"schema": "1", "id": "talk", "title": title, "scenes": scenes, **more}))
