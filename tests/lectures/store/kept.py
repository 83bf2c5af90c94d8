"""What the store tests keep."""

from __future__ import annotations

from typing import Any

from causal_atlas.lectures.received import fit
from causal_atlas.lectures.store.records import Content


def content(title: str = "One", *narrations: str, **more: Any) -> Content:
    """A lecture with a scene for each narration."""
    scenes = [
        {"id": f"s{at}", "title": "Scene", "view": {"concepts": ["a"]}, "narration": text} for at, text in enumerate(narrations)
    ]
    return Content.of(fit({"schema": "1", "id": "talk", "title": title, "scenes": scenes, **more}))
