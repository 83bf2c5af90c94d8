"""The organs of a table: those that it names, or else groups computed from its links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from causal_atlas.errors import Finding
from causal_atlas.knowledge.model import Organ, Wording
from causal_atlas.knowledge.tables.columns import Numbers, counted
from causal_atlas.knowledge.tables.groups import communities
from causal_atlas.knowledge.tables.links import Links
from causal_atlas.knowledge.tables.palette import GREY, SHADES

MOST = 12
"""Organs of a table: as many as there are colours, and places in the body map."""
OTHER, NOT_GIVEN = "Other", "No organ given"

# From the middle of a map of four columns and three rows outwards, so that the largest groups stand in the middle.
_PLACES = ((1, 1), (2, 1), (1, 0), (2, 0), (1, 2), (2, 2), (0, 1), (3, 1), (0, 0), (3, 0), (0, 2), (3, 2))
_LONGEST_LABEL = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """The organs of a table, and the place in them of each concept."""

    organs: tuple[Organ, ...]
    of: Numbers
    warnings: tuple[Finding, ...] = ()


def homes(links: Links, degrees: Numbers, labels: Sequence[str], file: str) -> Homes:
    """Where each concept belongs.

    Args:
        links: the table.
        degrees: how many links each concept has.
        labels: what each concept is called.
        file: the name of the table, for warnings.
    """
    stated, conflicts = described(links, effect="organ", cause="cause_organ")
    if (stated >= 0).any():
        return _named(links, stated, conflicts, file)
    return _computed(links, degrees, labels)


def described(links: Links, *, effect: str, cause: str) -> tuple[Numbers, int]:
    """What two columns say of the effects and the causes: for each concept the number of a text, or -1; and the conflicts.

    The first text of a concept stands. Both columns share the numbers: those of `cause` come after all of `effect`.
    """
    found = np.full(len(links.names), -1, dtype=np.int32)
    conflicting = np.zeros(len(links.names), dtype=bool)
    claim_of_row = np.repeat(np.arange(len(links.lines)), np.diff(links.row_starts))
    offset = 0
    for name, ends in ((effect, links.effects), (cause, links.causes)):
        column = links.optional.get(name)
        if column is None:
            continue
        in_order = np.argsort(links.rows)
        numbers = column.numbers[links.rows[in_order]]
        concepts = ends[claim_of_row[in_order]]
        said = numbers >= 0
        numbers, concepts = numbers[said] + offset, concepts[said]
        first = np.full(len(links.names), -1, dtype=np.int32)
        # The last writing stands, so the first text is written last.
        first[concepts[::-1]] = numbers[::-1]
        found = np.where(found < 0, first, found)
        conflicting[concepts[found[concepts] != numbers]] |= offset == 0
        offset += len(column.texts)
    return found, int(conflicting.sum())


def texts_of(links: Links, *, effect: str, cause: str) -> list[str]:
    """The texts that the numbers of `described` stand for."""
    return [text for name in (effect, cause) if (column := links.optional.get(name)) for text in column.texts]


def _named(links: Links, stated: Numbers, conflicts: int, file: str) -> Homes:
    """Organs as the table names them, whatever their capitals; the largest keep their name, the rest are `Other`."""
    texts = texts_of(links, effect="organ", cause="cause_organ")
    spelling: dict[str, int] = {}
    alike = np.array([spelling.setdefault(text.casefold(), number) for number, text in enumerate(texts)] + [-1])
    organ = alike[stated]
    present, sizes = np.unique(organ[organ >= 0], return_counts=True)
    largest = present[np.argsort(-sizes, kind="stable")]
    missing = bool((organ < 0).any())
    room = MOST - missing
    named = largest if len(largest) <= room else largest[: room - 1]
    labels = [texts[number] for number in named.tolist()]
    of = np.full(len(organ), len(labels), dtype=np.int32)
    for place, number in enumerate(named.tolist()):
        of[organ == number] = place
    if len(named) < len(largest):
        labels.append(OTHER)
    if missing:
        of[organ < 0] = len(labels)
        labels.append(NOT_GIVEN)
    grey = len(labels) - (len(named) < len(largest)) - missing
    return Homes(organs=tuple(_organs(labels, grey)), of=of, warnings=tuple(_remarks(file, conflicts, len(largest) - len(named))))


def _remarks(file: str, conflicts: int, folded: int) -> Iterator[Finding]:
    if conflicts:
        message = f"{counted(conflicts, 'concept has', 'concepts have')} more than one organ; the first stands"
        yield Finding(file=file, line=0, field="organ", message=message, cure="give the rows of an effect the same organ")
    if folded:
        message = f"{counted(folded, 'small organ is', 'small organs are')} shown together as {OTHER!r}; {MOST} can be told apart"
        yield Finding(file=file, line=0, field="organ", message=message, cure="use fewer organs")


def _computed(links: Links, degrees: Numbers, labels: Sequence[str]) -> Homes:
    """Groups of concepts that are linked among themselves, each named after its best connected member."""
    member = communities(len(links.names), links.causes, links.effects)
    count = int(member.max()) + 1
    of = np.minimum(member, MOST - 1).astype(np.int32)
    best_first = np.argsort(-degrees, kind="stable")
    names = []
    for group in range(min(count, MOST)):
        if group == MOST - 1 < count - 1:
            names.append(OTHER)
        else:
            best = int(best_first[np.argmax(of[best_first] == group)])
            names.append(f"Around {_short(labels[best])}" if count > 1 else "All concepts")
    grey = len(names) - (count > MOST)
    return Homes(organs=tuple(_organs(names, grey)), of=of)


def _organs(labels: Sequence[str], grey: int) -> Iterator[Organ]:
    """Organs in the order of `labels`, those from `grey` on in grey."""
    taken: set[str] = set()
    for number, label in enumerate(labels):
        shades = GREY if number >= grey else SHADES[number]
        column, row = _PLACES[number]
        yield Organ(id=_id(label, taken), label=Wording.same(label), column=column, row=row, **shades._asdict())


def _id(label: str, taken: set[str]) -> str:
    """An id that stays the same when rows are added, and is safe anywhere."""
    plain = re.sub(r"\W+", "_", label.casefold()).strip("_") or "organ"
    name = next(name for number in range(1, 100) if (name := plain if number == 1 else f"{plain}_{number}") not in taken)
    taken.add(name)
    return name


def _short(label: str) -> str:
    room = _LONGEST_LABEL - len("Around ")
    return label if len(label) <= room else label[: room - 1].rstrip() + "…"
