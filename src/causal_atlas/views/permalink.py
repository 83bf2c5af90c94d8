"""A view as a short text for an address, and back.

The code is a version digit and the base64url form of deflated JSON. Codes stay readable for good: concepts are named by id,
former ids are followed through aliases, and what no longer exists is reported, not an error.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from causal_atlas.errors import PermalinkError
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Audience, Condition, RelationKind, Review
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import LONGEST_QUESTION, MOST_LINKS, Inquiry, Route, Topic
from causal_atlas.views.view import MOST_SHIFTS, MOST_VISIBLE, Arrangement, Brought, Filters, Place, View

VERSION = "1"
LONGEST_CODE = 32_000
LARGEST_VIEW = 400_000
FARTHEST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A view read from a code: what has been renamed since (old → new) and what is gone."""

    view: View
    renamed: Mapping[str, str]
    gone: tuple[str, ...]


class _Expansion(BaseModel):
    model_config = ConfigDict(extra="forbid")
    b: int
    d: Direction
    c: list[int]


class _Inquiry(BaseModel):
    """What is asked; concepts by name, because they need not be on the screen."""

    model_config = ConfigDict(extra="forbid")
    k: Topic
    c: list[str] = Field(default=[], max_length=12)
    r: list[str] = Field(default=[], max_length=MOST_LINKS + 1)
    s: str = Field(default="", max_length=MOST_LINKS, pattern=r"^[-+?h]*$")
    at: int = Field(default=0, ge=0, le=MOST_LINKS)
    t: str = Field(default="", max_length=LONGEST_QUESTION)


class _Code(BaseModel):
    """The compact form; concepts are named once, in `c`, and then by their index."""

    model_config = ConfigDict(extra="forbid")
    c: list[str] = Field(default=[], max_length=MOST_VISIBLE)
    p: list[tuple[int, int] | None] = []
    pin: list[int] = []
    by: list[_Expansion] = []
    arr: Arrangement = Arrangement.ORGANS
    q: str = ""
    sel: list[int] = []
    edge: tuple[int, int] | None = None
    cond: Condition | None = None
    aud: Audience = Audience.EVERYONE
    fo: list[str] = []
    fk: list[RelationKind] = []
    fr: list[Review] = []
    fg: int = Field(default=1, ge=1, le=4)
    fh: bool = False
    bg: bool = False
    inq: _Inquiry | None = None
    sh: dict[str, Shift] = Field(default={}, max_length=MOST_SHIFTS)
    only: bool = False
    cmp: Condition | None = None


def encode(view: View) -> str:
    """The code of a view.

    >>> encode(View()).startswith("1")
    True
    """
    at = {concept: index for index, concept in enumerate(view.concepts)}
    # A concept that an expansion brought may be gone again; it needs no index then.
    brought = [(b, [at[c] for c in b.concepts if c in at]) for b in view.brought if b.by in at]
    compact = _Code(
        c=list(view.concepts),
        p=[(view.places[c].x, view.places[c].y) if c in view.places else None for c in view.concepts],
        pin=sorted(at[c] for c in view.pinned),
        by=[_Expansion(b=at[b.by], d=b.direction, c=concepts) for b, concepts in brought],
        arr=view.arrangement,
        q=view.question,
        sel=[at[c] for c in view.selection],
        edge=(at[view.arrow[0]], at[view.arrow[1]]) if view.arrow else None,
        cond=view.condition,
        aud=view.audience,
        fo=sorted(view.filters.organs),
        fk=sorted(view.filters.kinds),
        fr=sorted(view.filters.reviews),
        fg=view.filters.grade,
        fh=view.filters.hide,
        bg=view.background,
        inq=_coded(view.inquiry),
        sh=dict(view.shifts),
        only=view.within,
        cmp=view.compare,
    )
    text = json.dumps(compact.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(text.encode(), level=9, wbits=-15)
    return VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")


# A step and the panels after it read the same code one after the other.
@lru_cache(maxsize=64)
def decode(graph: ConceptGraph, code: str) -> Restored:
    """The view behind a code, as far as `graph` still knows its concepts.

    Raises:
        PermalinkError: the code is damaged, too long, or of a version this program does not know.
    """
    compact = _parsed(code)
    names = [graph.resolve(name) for name in compact.c]
    present = tuple(dict.fromkeys(name for name in names if name is not None))
    picked = _Picker(names)
    places = {
        name: Place(*place)
        for name, place in zip(names, compact.p, strict=False)
        if name is not None and place is not None and max(map(abs, place)) <= FARTHEST
    }
    arrow = picked.both(compact.edge)
    view = View(
        concepts=present,
        places=places,
        pinned=frozenset(picked.all(compact.pin)),
        brought=tuple(_brought(picked, compact.by)),
        arrangement=compact.arr,
        question=compact.q if compact.q in graph.questions else "",
        selection=() if arrow else picked.all(compact.sel),
        arrow=arrow,
        condition=None if compact.cmp else compact.cond,
        audience=compact.aud,
        filters=Filters(
            organs=frozenset(compact.fo) & {organ.id for organ in graph.info.organs},
            kinds=frozenset(compact.fk),
            reviews=frozenset(compact.fr),
            grade=compact.fg,
            hide=compact.fh,
        ),
        background=compact.bg,
        inquiry=_inquiry(graph, compact.inq),
        shifts={name: shift for old, shift in compact.sh.items() if (name := graph.resolve(old))},
        within=compact.only,
        compare=compact.cmp,
    )
    every = dict(zip(compact.c, names, strict=True)) | {name: graph.resolve(name) for name in _asked(compact)}
    renamed = {old: new for old, new in every.items() if new is not None and new != old}
    gone = tuple(old for old, new in every.items() if new is None)
    return Restored(view=view, renamed=renamed, gone=gone)


def _coded(inquiry: Inquiry | None) -> _Inquiry | None:
    if inquiry is None:
        return None
    concepts, signs = (inquiry.route.concepts, inquiry.route.signs) if inquiry.route else ((), "")
    return _Inquiry(k=inquiry.topic, c=list(inquiry.concepts), r=list(concepts), s=signs, at=inquiry.at, t=inquiry.text)


def _inquiry(graph: ConceptGraph, coded: _Inquiry | None) -> Inquiry | None:
    """What was asked, if all it is about still exists; a route that is broken is left out."""
    if coded is None:
        return None
    if coded.k is Topic.COURSE:
        course = graph.course(coded.t)
        return Inquiry(topic=coded.k, text=course.id, at=max(1, min(coded.at, len(course.phases)))) if course else None
    about = [graph.resolve(name) for name in coded.c]
    if None in about:
        return None
    passed = [graph.resolve(name) for name in coded.r]
    whole = len(passed) == len(coded.s) + 1 and None not in passed
    route = Route(concepts=tuple(name for name in passed if name), signs=coded.s) if whole else None
    concepts = tuple(name for name in about if name)
    return Inquiry(topic=coded.k, concepts=concepts, route=route, at=coded.at if route or not coded.r else 0, text=coded.t)


def _asked(compact: _Code) -> tuple[str, ...]:
    """Everything that is named beside the concepts on the screen."""
    asked = (*compact.inq.c, *compact.inq.r) if compact.inq else ()
    return (*asked, *compact.sh)


class _Picker:
    """Turns indices of a code into the concepts that still exist."""

    def __init__(self, names: list[str | None]) -> None:
        self.names = names

    def one(self, index: int) -> str | None:
        return self.names[index] if 0 <= index < len(self.names) else None

    def all(self, indices: list[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for name in map(self.one, indices) if name is not None))

    def both(self, pair: tuple[int, int] | None) -> tuple[str, str] | None:
        ends = [self.one(index) for index in pair or ()]
        return (ends[0], ends[1]) if len(ends) == 2 and ends[0] is not None and ends[1] is not None else None


def _brought(picked: _Picker, expansions: list[_Expansion]) -> list[Brought]:
    found = []
    for expansion in expansions:
        by, concepts = picked.one(expansion.b), picked.all(expansion.c)
        if by is not None and concepts:
            found.append(Brought(by=by, direction=expansion.d, concepts=concepts))
    return found


def _parsed(code: str) -> _Code:
    if code[:1] != VERSION:
        raise PermalinkError(
            "This link was made by a version of the atlas that this one cannot read. Start from a question instead."
        )
    damaged = PermalinkError("This link is damaged; a part of it may have been cut off. Copy the whole address and try again.")
    if len(code) > LONGEST_CODE:
        raise damaged
    try:
        packed = base64.b64decode(code[1:] + "=" * (-(len(code) - 1) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj(wbits=-15)
        text = unpacker.decompress(packed, LARGEST_VIEW)
        if not unpacker.eof:
            raise damaged
        loaded: Any = json.loads(text)
        return _Code.model_validate(loaded)
    except (ValueError, zlib.error, RecursionError, ValidationError) as error:
        raise damaged from error
