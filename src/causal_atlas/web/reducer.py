"""The reducer: session and event in, session out. The only place where a view of the page changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from causal_atlas.diagrams.changes import moves_anything
from causal_atlas.diagrams.layout import arranged, placed
from causal_atlas.diagrams.ring import ring_places
from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Audience, Condition, RelationKind, Review
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import contrasts, inquiries, opening, permalink
from causal_atlas.views import transitions as change
from causal_atlas.views.answers import answered
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.view import MOST_VISIBLE, Arrangement, Filters, Place, View
from causal_atlas.web.panels import asked
from causal_atlas.web.session import Event, Session


class EventError(AtlasError):
    """The page sent an event that no button of ours sends."""


Transition = Callable[[ConceptGraph, View, Mapping[str, Any]], View]


def step(graph: ConceptGraph, session: Session, event: Event) -> Session:
    """The session after an event. Never raises for what a page may send: it says what went wrong and changes nothing."""
    before = replace(session, seq=event.seq, newcomers=(), by=None, fit=False, said="", notice="", face="")
    try:
        return _step(graph, before, event)
    except AtlasError as error:
        return replace(before, said=str(error), notice=str(error))
    except (KeyError, TypeError, ValueError):
        kindly = "That step did not work; nothing has changed."
        return replace(before, said=kindly, notice=kindly)


def _step(graph: ConceptGraph, session: Session, event: Event) -> Session:
    if event.type == "undo":
        return _moved(graph, session.undone(), session, "Undone." if session.past else "There is nothing to undo.")
    if event.type == "redo":
        return _moved(graph, session.redone(), session, "Redone." if session.future else "There is nothing to redo.")
    if event.type == "home":
        return replace(session.stepped(""), fit=True, said="Start screen.")
    if event.type == "open_view":
        return _opened(graph, session, str(event.fields["code"]))
    if event.type == "audience" and not session.view:
        return replace(session, audience=Audience(event.fields["audience"]).value)
    return _changed(graph, session, event)


def _changed(graph: ConceptGraph, session: Session, event: Event) -> Session:
    transition = TRANSITIONS.get(event.type) or INQUIRING.get(event.type)
    if transition is None:
        raise EventError(f"This page does not know the step {event.type!r}; reload it.")
    view = permalink.decode(graph, session.view).view if session.view else View(audience=Audience(session.audience))
    wanted = transition(graph, view, event.fields)
    if len(wanted.concepts) > MOST_VISIBLE:
        raise EventError(f"The drawing holds {MOST_VISIBLE} concepts. Hide or take back some first.")
    after = placed(graph, wanted)
    newcomers = tuple(concept for concept in after.concepts if concept not in view.concepts)
    opened = event.type.startswith("open_") or (event.type in {"course", "ask", "contrast"} and after.concepts != view.concepts)
    fields = event.fields
    return replace(
        session.stepped(permalink.encode(after)),
        newcomers=() if opened else newcomers,
        by=str(fields["concept"]) if "concept" in fields and not opened else None,
        fit=opened or event.type in {"arrange", "isolate", "ring"},
        said=_said(graph, view, after, event),
        audience=after.audience.value,
        face=_face(view, after, event),
    )


def _face(before: View, after: View, event: Event) -> str:
    """The face of the panel that an event opens: what is asked and answered, or what has been selected."""
    if event.type in INQUIRING and after.inquiry is not None:
        return "explain"
    return "details" if after.selection != before.selection or after.arrow != before.arrow or event.type in INQUIRING else ""


def _opened(graph: ConceptGraph, session: Session, code: str) -> Session:
    """Open a permalink; say kindly what was renamed and what is gone."""
    restored = permalink.decode(graph, code)
    view = placed(graph, restored.view)
    notes = []
    if restored.gone:
        names = [name.replace("_", " ") for name in restored.gone]
        notes.append(f"This link also showed {_listed(names)}, which this atlas no longer has.")
    if restored.renamed:
        labels = [graph.concepts[new].label.for_(view.audience) for new in restored.renamed.values()]
        notes.append(f"Renamed since this link was made: {_listed(labels)}.")
    notice = " ".join(notes)
    said = notice or f"{len(view.concepts)} concepts."
    stepped = session.stepped(permalink.encode(view))
    face = "explain" if view.inquiry else "details"
    return replace(stepped, fit=True, said=said, notice=notice, audience=view.audience.value, face=face)


def _moved(graph: ConceptGraph, after: Session, before: Session, said: str) -> Session:
    """A step back or forth; the camera shows everything when other concepts are on the screen than before."""
    shown = [permalink.decode(graph, one.view).view.concepts if one.view else () for one in (before, after)]
    return replace(after, seq=before.seq, fit=shown[0] != shown[1], said=said)


def _said(graph: ConceptGraph, before: View, after: View, event: Event) -> str:
    """What a screen reader announces after a step."""
    come = [c for c in after.concepts if c not in before.concepts]
    gone = [c for c in before.concepts if c not in after.concepts and c in graph.concepts]

    def listed(concepts: Iterable[str]) -> str:
        return _listed([graph.concepts[concept].label.for_(after.audience) for concept in concepts])

    if event.type.startswith("open_"):
        return f"{len(after.concepts)} concepts."
    if event.type in INQUIRING and after.inquiry is not None:
        told = asked.told(graph, after, after.inquiry)
        return told if event.type in {"play", "course"} else f"{asked.heading(graph, after, after.inquiry)} {told}".strip()
    if come:
        return f"{listed(come)} {'appears' if len(come) == 1 else 'appear'}."
    if gone:
        return f"{listed(gone)} {'is' if len(gone) == 1 else 'are'} hidden again."
    if event.type in {"expand", "toggle", "collapse", "grow", "between"}:
        return "Nothing more to show here." if event.type != "collapse" else "Nothing to take back here."
    if after.selection != before.selection and after.selection:
        return f"{listed(after.selection)} selected."
    return ""


def _listed(names: list[str] | tuple[str, ...]) -> str:
    """Names as a person would list them.

    >>> _listed(["a", "b", "c"])
    'a, b and c'
    """
    shown = [*names[:4], f"{len(names) - 4} more"] if len(names) > 5 else list(names)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def _known(graph: ConceptGraph, fields: Mapping[str, Any], key: str = "concept") -> str:
    return graph.concept(str(fields[key])).id


def _directions(value: object) -> tuple[Direction, ...]:
    return tuple(Direction) if value == "both" else (Direction(str(value)),)


def _collapse(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    direction = fields.get("direction")
    return change.collapsed(view, str(fields["concept"]), Direction(direction) if direction else None)


def _filter(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    name, value, checked = fields["field"], fields["value"], fields.get("checked", True)
    filters = view.filters
    if name == "grade":
        return replace(view, filters=replace(filters, grade=min(4, max(1, int(value)))))
    parsers: dict[str, Callable[[str], str]] = {"organs": str, "kinds": RelationKind, "reviews": Review}
    if name not in parsers:
        raise EventError(f"There is no filter called {name!r}; reload the page.")
    item = parsers[name](value)
    present = getattr(filters, name)
    return replace(view, filters=replace(filters, **{name: present | {item} if checked else present - {item}}))


def _arrange(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return arranged(graph, view, Arrangement(fields["arrangement"]))


def _condition(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    chosen = fields.get("condition")
    return replace(view, condition=Condition(chosen) if chosen else None, compare=None)


def _compare(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    chosen = fields.get("condition")
    return inquiries.compared(view, Condition(chosen) if chosen else None)


def _about(topic: Topic, *keys: str) -> Transition:
    """A question about the concepts that an event names under `keys`; one that is missing is left out."""

    def transition(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
        return inquiries.asking(view, topic, [_known(graph, fields, key) for key in keys if fields.get(key)])

    return transition


def _chains(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """From one concept to another; an event that names none means the first two of the selection."""
    named = [_known(graph, fields, key) for key in ("cause", "effect") if fields.get(key)]
    ends = named or view.selection[:2]
    if len(ends) < 2 and not named:
        raise EventError("Select two concepts first, the cause before the effect.")
    return inquiries.asking(view, Topic.CHAINS, ends)


def _common(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return inquiries.asking(view, Topic.COMMON, [graph.concept(str(name)).id for name in fields["concepts"]][:2])


def _route(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return inquiries.revealed_route(view, _route_in(graph, fields))


def _ring(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """A loop alone, as a ring."""
    route = _route_in(graph, fields)
    if not route.is_loop:
        raise EventError("Only a loop can be shown as a ring.")
    return inquiries.alone(view, route, ring_places(tuple(dict.fromkeys(route.concepts))))


def _route_in(graph: ConceptGraph, fields: Mapping[str, Any]) -> Route:
    concepts = tuple(graph.concept(str(name)).id for name in fields["concepts"])
    signs = str(fields["signs"])
    if len(concepts) != len(signs) + 1 or not set(signs) <= set("+-?h"):
        raise EventError("This chain cannot be read; ask for it again.")
    return Route(concepts=concepts, signs=signs)


def _play(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    present = view.inquiry.at if view.inquiry else 0
    at = int(fields["at"]) if "at" in fields else present + int(fields["step"])
    if view.inquiry and view.inquiry.topic is Topic.COURSE:
        return opening.course_view(graph, view.inquiry.text, at, view)
    return inquiries.played(view, at)


def _course(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return opening.course_view(graph, str(fields["course"]), int(fields.get("at", 1)), view)


def _contrast(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    if not fields.get("concept"):
        return contrasts.asked(graph, view)
    return contrasts.asked(graph, view, _known(graph, fields), Condition(fields["condition"]))


def _whatif(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """A new thought experiment plays among what is shown, where every answer can be followed, if it moves anything there."""
    shift = fields.get("shift")
    after = inquiries.shifted(view, _known(graph, fields), Shift(shift) if shift else None)
    among_shown = replace(after, within=True)
    return among_shown if not view.shifts and moves_anything(graph, among_shown) else after


def _drag(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.dragged(view, _known(graph, fields), Place(round(float(fields["x"])), round(float(fields["y"]))))


def _expand(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.expanded(graph, _holding(graph, view, fields), _known(graph, fields), Direction(fields["direction"]))


def _toggle(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.toggled(graph, _holding(graph, view, fields), _known(graph, fields), Direction(fields["direction"]))


def _holding(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """The view with the concept of an event in it, so that a concept can be expanded straight from a list."""
    concept = _known(graph, fields)
    return view if concept in view.concepts else change.revealed(graph, view, concept)


def _select(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.selected(view, [str(concept) for concept in fields["concepts"]], add=bool(fields.get("add")))


TRANSITIONS: Mapping[str, Transition] = {
    "open_question": lambda graph, view, f: opening.question_view(graph, str(f["question"]), view),
    "open_concept": lambda graph, view, f: opening.concept_view(graph, _known(graph, f), view),
    "open_organ": lambda graph, view, f: opening.organ_view(graph, str(f["organ"]), view),
    "expand": _expand,
    "collapse": _collapse,
    "toggle": _toggle,
    "hide": lambda graph, view, f: change.without(view, {_known(graph, f)}),
    "pin": lambda graph, view, f: change.pin_toggled(view, _known(graph, f)),
    "isolate": lambda graph, view, f: change.isolated(graph, view, _known(graph, f)),
    "grow": lambda graph, view, f: change.grown(graph, view, _directions(f["direction"])),
    "between": lambda graph, view, _: change.joined(graph, view),
    "select": _select,
    "select_arrow": lambda _, view, f: change.arrow_selected(view, str(f["cause"]), str(f["effect"])),
    "deselect": lambda _, view, __: replace(view, selection=(), arrow=None),
    "arrange": _arrange,
    "condition": _condition,
    "audience": lambda _, view, f: replace(view, audience=Audience(f["audience"])),
    "filter": _filter,
    "clear_filters": lambda _, view, __: replace(view, filters=Filters()),
    "hide_filtered": lambda _, view, f: replace(view, filters=replace(view.filters, hide=bool(f["checked"]))),
    "background": lambda _, view, f: replace(view, background=bool(f["checked"])),
    "drag": _drag,
    "reveal": lambda graph, view, f: change.revealed(graph, view, _known(graph, f)),
    "compare": _compare,
}
"""Every step that changes a view, by the name the page calls it."""
INQUIRING: Mapping[str, Transition] = {
    "chains": _chains,
    "common": _common,
    "loops": _about(Topic.LOOPS, "through"),
    "cut": _about(Topic.CUT, "through"),
    "contrast": _contrast,
    "contrast_show": lambda graph, view, f: contrasts.shown(graph, view, _known(graph, f), Condition(f["condition"])),
    "course": _course,
    "ask": lambda graph, view, f: answered(graph, view, str(f["text"])),
    "route": _route,
    "ring": _ring,
    "play": _play,
    "whatif": _whatif,
    "whatif_clear": lambda _, view, __: inquiries.closed(view),
    "whatif_within": lambda _, view, f: replace(view, within=bool(f["checked"])),
    "close_inquiry": lambda _, view, __: inquiries.closed(view),
}
"""The steps that ask something of the graph, or show what answers it."""
