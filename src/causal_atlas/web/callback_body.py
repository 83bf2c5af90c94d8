"""Whether a callback post is one that this page could have sent; Dash itself answers 500 where it is not."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from dash import ALL

Spec = Mapping[str, Any]
LARGEST_NUMBER = 2**53


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
    if _is_huge([body.get("inputs"), body.get("state")]):
        return "A number is larger than any that a page has."
    changed = body.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        return "'changedPropIds' is not a list of names."
    return ""


def _is_huge(value: Any) -> bool:
    """Whether a whole number in a value has more bits than a number of JavaScript; some writers of JSON refuse it.

    >>> _is_huge({"a": [1, 2**53]}), _is_huge([2**60])
    (False, True)
    """
    if isinstance(value, list):
        return any(map(_is_huge, value))
    if isinstance(value, dict):
        return any(map(_is_huge, value.values()))
    return isinstance(value, int) and abs(value) > LARGEST_NUMBER


def _are_properties(given: Any, wanted: list[Spec]) -> bool:
    return isinstance(given, list) and len(given) == len(wanted) and all(map(_is_wanted, given, wanted))


def _is_wanted(given: Any, spec: Spec) -> bool:
    """Whether what was sent is the property that a callback reads; ALL stands for a list of them."""
    name, wanted = spec["id"], spec["property"]
    if not name.startswith("{"):
        return _is_property(given, wanted) and given["id"] == name
    keys = json.loads(name).keys()
    return _fit(given, keys, wanted, many='["ALL' in name)


def _are_outputs(given: Any, wanted: Any) -> bool:
    if not isinstance(wanted, list | tuple):
        return _is_output(given, wanted)
    return isinstance(given, list) and len(given) == len(wanted) and all(map(_is_output, given, wanted))


def _is_output(given: Any, wanted: Any) -> bool:
    name, property_ = wanted.component_id, wanted.component_property
    if isinstance(name, str):
        return _is_property(given, property_) and given["id"] == name
    return _fit(given, name.keys(), property_, many=ALL in name.values())


def _fit(given: Any, keys: Collection[str], wanted: str, *, many: bool) -> bool:
    if many != isinstance(given, list):
        return False
    items = given if many else [given]
    return all(_is_property(item, wanted) and isinstance(item["id"], dict) and item["id"].keys() == keys for item in items)


def _is_property(given: Any, wanted: str) -> bool:
    return isinstance(given, dict) and "id" in given and given.get("property") == wanted
