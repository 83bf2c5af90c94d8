"""Whether a callback post is one that this page could have sent; Dash itself answers 500 where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

Spec = Mapping[str, Any]


def malformed(body: object, callbacks: Mapping[str, Spec]) -> str:
    """What is wrong with a callback post, or nothing.

    Args:
        body: the parsed JSON.
        callbacks: Dash's `callback_map`.

    >>> malformed([], {})
    'The post is not a JSON object.'
    >>> malformed({"output": "nowhere.children"}, {})
    'The page has no such output.'
    """
    if not isinstance(body, dict):
        return "The post is not a JSON object."
    output = body.get("output")
    if not isinstance(output, str) or output not in callbacks:
        return "The page has no such output."
    spec = callbacks[output]
    for part, wanted in (("inputs", spec["inputs"]), ("state", spec["state"])):
        if not _are_properties(body.get(part, []), wanted):
            return f"'{part}' does not fit the output."
    if not spec.get("no_output") and not _are_outputs(body.get("outputs"), spec["output"]):
        return "'outputs' does not fit the output."
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        return "'changedPropIds' is not a list of names."
    return ""


def _are_properties(given: object, wanted: list[Spec]) -> bool:
    return isinstance(given, list) and all(
        item is not None and spec is not None and _is_wanted(item, spec) for item, spec in zip_longest(given, wanted)
    )


def _is_wanted(given: Any, spec: Spec) -> bool:
    """Whether what was sent is the property that the callback asks for; a pattern may stand for a list of them."""
    if not spec["id"].startswith("{"):
        return _is_property(given) and given["id"] == spec["id"] and given["property"] == spec["property"]
    items = given if isinstance(given, list) else [given]
    return all(_is_property(item) and isinstance(item["id"], dict) and item["property"] == spec["property"] for item in items)


def _are_outputs(given: object, wanted: object) -> bool:
    if not isinstance(wanted, list | tuple):
        return _is_output(given)
    return isinstance(given, list) and len(given) == len(wanted) and all(map(_is_output, given))


def _is_output(given: object) -> bool:
    return all(map(_is_property, given)) if isinstance(given, list) else _is_property(given)


def _is_property(given: Any) -> bool:
    return isinstance(given, dict) and isinstance(given.get("id"), str | dict) and isinstance(given.get("property"), str)
