"""Rules of a stylesheet of Cytoscape."""

from __future__ import annotations

from typing import Any

Rules = list[dict[str, Any]]


def rule(selector: str, /, **style: Any) -> dict[str, Any]:
    """One rule; underscores stand for the hyphens of the property names.

    >>> rule("node", border_width=1)
    {'selector': 'node', 'style': {'border-width': 1}}
    """
    return {"selector": selector, "style": {name.replace("_", "-"): value for name, value in style.items()}}
