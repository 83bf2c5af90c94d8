"""Provisional drawing: straight arrows between borders."""

from __future__ import annotations

from causal_atlas.diagrams.diagram import Arrow, Box, Diagram, Glyph, LegendEntry, Point, Rect, Region, Signal
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Origin, Polarity, RelationKind, Review, Status
from causal_atlas.views.view import View

W, H = 148, 48
GL = {
    RelationKind.INFLUENCE: Glyph.REGULATES,
    RelationKind.STATUS: Glyph.KEEPS,
    RelationKind.ASSOCIATION: Glyph.ASSOCIATED,
    RelationKind.TIME: Glyph.TIME,
    RelationKind.HIERARCHY: Glyph.HIERARCHY,
    RelationKind.INTERPRETATION: Glyph.INTERPRETATION,
}


def _wrap(text):
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) + 1 > 20 and line:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return tuple([*lines, line][:2])


def _border(a, b, w, h, gap=2):
    dx, dy = b[0] - a[0], b[1] - a[1]
    if not dx and not dy:
        return Point(*a)
    t = min((w / 2 + gap) / abs(dx) if dx else 9e9, (h / 2 + gap) / abs(dy) if dy else 9e9)
    return Point(a[0] + dx * t, a[1] + dy * t)


def draw(graph: ConceptGraph, view: View) -> Diagram:
    """The drawing of a view."""
    vis = set(view.concepts)
    boxes = []
    for c in view.concepts:
        k = graph.concepts[c]
        p = view.places[c]
        boxes.append(
            Box(
                concept=c,
                lines=_wrap(k.label.for_(view.audience)),
                kind=k.kind,
                organ=k.organ,
                x=p.x,
                y=p.y,
                width=W + (16 if k.kind == "insulin_action" else 0),
                height=H,
                status=k.status.get(view.condition) if view.condition else None,
                hidden_causes=len(set(graph.neighbours(c, Direction.CAUSES)) - vis),
                hidden_effects=len(set(graph.neighbours(c, Direction.EFFECTS)) - vis),
                selected=c in view.selection,
                pinned=c in view.pinned,
            )
        )
    groups = {}
    for cl in graph.claims_among(view.concepts):
        kind = cl.relation.kind
        if not view.background and kind in (RelationKind.HIERARCHY, RelationKind.INTERPRETATION):
            continue
        g = GL.get(kind) or (Glyph.INCREASES if cl.polarity is Polarity.PLUS else Glyph.DECREASES)
        groups.setdefault((cl.cause, cl.effect, g), []).append(cl)
    arrows = []
    for (a, b, g), cs in groups.items():
        pa, pb = view.places[a], view.places[b]
        st = {cl.status.get(view.condition) for cl in cs} if view.condition else set()
        sig = Signal.LOST if Status.LOST in st else Signal.WEAK if Status.ATTENUATED in st else Signal.PLAIN
        arrows.append(
            Arrow(
                id=f"{a}>{b}:{g}",
                cause=a,
                effect=b,
                glyph=g,
                claims=tuple(c.id for c in cs),
                route=(_border(pa, pb, W, H), _border(pb, pa, W, H, 4)),
                grade=max(c.grade for c in cs),
                signal=sig,
                inferred=all(c.origin is Origin.INFERRED for c in cs),
                unreviewed=all(c.review is Review.UNREVIEWED for c in cs),
                disputed=any(d.kind == "contradiction" for c in cs for d in graph.disputes_of(c.id)),
                selected=view.arrow == (a, b),
                faded=bool(view.condition) and not any(view.condition in c.conditions for c in cs),
            )
        )
    regions = []
    for o in graph.info.organs:
        mine = [b for b in boxes if b.organ == o.id]
        if mine:
            r = Rect(min(b.x for b in mine) - 94, min(b.y for b in mine) - 66, max(b.x for b in mine) + 94, max(b.y for b in mine) + 48)
            regions.append(Region(organ=o.id, label=o.label.for_(view.audience), rect=r))
    xs, ys = [b.x for b in boxes] or [0], [b.y for b in boxes] or [0]
    q = graph.questions.get(view.question)
    return Diagram(
        boxes=tuple(boxes),
        arrows=tuple(arrows),
        regions=tuple(regions),
        legend=tuple(LegendEntry(symbol=g, text=g) for g in dict.fromkeys(a.glyph.value for a in arrows)),
        bounds=Rect(min(xs) - 100, min(ys) - 70, max(xs) + 100, max(ys) + 50),
        title=q.title if q else "",
        answer=q.answer.for_(view.audience) if q else "",
    )
