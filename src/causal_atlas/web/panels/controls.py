"""Buttons and other small parts that every panel is made of."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeAlias

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Organ, Status
from causal_atlas.web.panels import words
from causal_atlas.web.panels.icons import icon

Children: TypeAlias = str | Component | Sequence[Any] | None


def event(kind: str, **fields: object) -> dict[str, str]:
    """The attribute that makes a click send an event.

    >>> event("hide", concept="insulin")
    {'data-event': '{"type":"hide","concept":"insulin"}'}
    """
    return {"data-event": json.dumps({"type": kind, **fields}, separators=(",", ":"), ensure_ascii=False)}


def button(children: Children, send: dict[str, str], look: str = "button", **attributes: Any) -> Component:
    """A real button that sends an event."""
    return html.Button(children, type="button", className=look, **send, **attributes)


def icon_button(
    name: str, label: str, send: dict[str, str], hint: str = "", look: str = "icon-button", **attributes: Any
) -> Component:
    """A button that shows an icon only; `label` is what a screen reader says."""
    title = f"{label} ({hint})" if hint else label
    return html.Button(icon(name), type="button", className=look, title=title, **{"aria-label": label}, **send, **attributes)


def segments(label: str, options: Sequence[tuple[str, str, bool, dict[str, str]]], look: str = "") -> Component:
    """A row of which one is on; an option is (short text, full text, on, event)."""
    choices = [
        html.Button(
            short,
            type="button",
            className="segment",
            title=full if full != short else None,
            **{"aria-pressed": "true" if on else "false"},
            # A text without a letter says nothing when it is read aloud.
            **({} if any(map(str.isalpha, short)) else {"aria-label": full}),
            **send,
        )
        for short, full, on, send in options
    ]
    return html.Div(choices, className=f"segments {look}".strip(), role="group", **{"aria-label": label})


def organ_style(organ: Organ | None) -> dict[str, str]:
    """The colours of an organ as custom properties, from which the stylesheet picks by theme."""
    if organ is None:
        return {}
    return {"--tint": organ.tint, "--ink-organ": organ.ink, "--tint-dark": organ.tint_dark, "--ink-organ-dark": organ.ink_dark}


def organ_of(graph: ConceptGraph, name: str) -> Organ | None:
    """The organ with this id, or None in a table without organs."""
    return next((organ for organ in graph.info.organs if organ.id == name), None)


def status_pill(status: Status) -> Component:
    """The status of an insulin action, by mark, word and colour."""
    return html.Span([icon(words.STATUS_ICON[status]), words.STATUS[status]], className=f"pill pill-{status.value}")


def dots(grade: int) -> Component:
    """Strength of the evidence as four dots."""
    label = f"Evidence {grade} of 4"
    return html.Span(words.dots(grade), className="dots", role="img", title=label, **{"aria-label": label})


def key(text: str) -> Component:
    """A key of the keyboard."""
    return html.Kbd(text)


def heading(title: str, note: str = "") -> Component:
    """A small section head, with a count or a remark after it."""
    return html.H3([title, html.Span(f" · {note}", className="head-note")] if note else title, className="section-head")
