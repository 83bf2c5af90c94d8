"""Names of lectures: ids that stay, and names of files that are safe anywhere."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from itertools import count

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def slug(title: str, most: int = 40, other: str = "lecture") -> str:
    """A title in small letters, digits and hyphens; something other where nothing of it is left.

    >>> slug("Why fat leaks: β-cells & Müller?"), slug("../../etc"), slug("日本")
    ('why-fat-leaks-cells-muller', 'etc', 'lecture')
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:most].strip("-") or other


def fresh_id(title: str) -> str:
    """An id for a new lecture, which it keeps when its title changes; flash cards go by it."""
    return f"{slug(title).replace('-', '_')}_{secrets.token_hex(4)}"


def scene_ids(names: Iterable[str]) -> tuple[str, ...]:
    """Ids for scenes that are called by concepts, each another: names of a file may have spaces and capitals.

    >>> scene_ids(["hepatic_fat", "River level", "river level", "日本", "x" * 90])[:4]
    ('hepatic_fat', 'river_level', 'river_level_2', 'scene')
    """
    found: dict[str, None] = {}
    for name in names:
        stem = name if _ID.fullmatch(name) else slug(name, 56, "scene").replace("-", "_")
        numbered = (f"{stem}_{number}" for number in count(2))
        found[stem if stem not in found else next(one for one in numbered if one not in found)] = None
    return tuple(found)


def copied_title(title: str, most: int = 300) -> str:
    """The title of a copy, so that a list tells it from what it was copied from.

    >>> copied_title("Why fat leaks"), copied_title("Why fat leaks (copy)"), copied_title("Why fat leaks (copy 2)")
    ('Why fat leaks (copy)', 'Why fat leaks (copy 2)', 'Why fat leaks (copy 3)')
    """
    stem, number = title, ""
    if match := re.fullmatch(r"(.*) \(copy(?: (\d{1,3}))?\)", title):
        stem, number = match[1], f" {int(match[2] or 1) + 1}"
    ending = f" (copy{number})"
    return stem[: most - len(ending)] + ending
