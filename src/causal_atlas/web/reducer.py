"""The reducer: session and event in, session out. The only place where a view of the page changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from causal_atlas.diagrams.layout import placed
from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.views import naming, permalink
from causal_atlas.views.view import MOST_VISIBLE, View
from causal_atlas.web.inquiring import INQUIRING
from causal_atlas.web.panels import asked
from causal_atlas.web.session import Event, Session
from causal_atlas.web.transitions import TRANSITIONS, EventError

LONGEST_SAID = 400
"""Letters of what a page may have announced."""


def step(graph: ConceptGraph, session: Session, event: Event) -> Session:
    """The session after an event. Never raises for what a page may send: it says what went wrong and changes nothing."""
    before = replace(session, seq=event.seq, newcomers=(), by=None, fit=False, said="", notice="", face="", scene="")
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
    if event.type == "scene":
        return _staged(graph, session, event)
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
    if after.inquiry is not None and (event.type in INQUIRING or event.fields.get("stay")):
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


def _staged(graph: ConceptGraph, session: Session, event: Event) -> Session:
    """Show a scene of a lecture: what stays, stays where it is, and the camera shows all of it only when it is asked to.

    A quiet step takes the place of the present view, so that what can be undone is what the reader did beside the scenes.
    """
    fields = event.fields
    before = permalink.decode(graph, session.view).view.concepts if session.view else ()
    view = placed(graph, permalink.decode(graph, str(fields["code"])).view)
    code = permalink.encode(view)
    after = replace(session.amended(code), future=()) if fields.get("quiet") and session.view else session.stepped(code)
    return replace(
        after,
        newcomers=tuple(concept for concept in view.concepts if concept not in before),
        fit=bool(fields.get("fit")) or not before,
        said=str(fields.get("said") or f"{len(view.concepts)} concepts.")[:LONGEST_SAID],
        audience=view.audience.value,
        scene=str(fields.get("scene", ""))[:LONGEST_SAID],
    )


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
        return told if event.type in {"play", "course"} else f"{naming.asked(graph, after, after.inquiry)} {told}".strip()
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
