"""A small graph with a course over time, and the panels' texts, for tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Course, Phase, Wording
from tests.notation import graph


def walked() -> ConceptGraph:
    """`age` first raises `swing` and later lowers it; a course of two phases tells so, and begins with `start`."""
    drawn = graph("age + swing", "age - swing", "start + age", "swing + other")
    steps = {"age-increases-swing": "1 rising", "age-decreases-swing": "2 falling"}
    claims = {name: replace(claim, phase=steps.get(name, "")) for name, claim in drawn.claims.items()}
    phases = (
        Phase(
            title="Rising",
            condition=Condition.HEALTHY,
            concepts=("start", "age", "swing"),
            text=Wording(everyone="It rises.", student="It goes up.", clinician="It increases."),
            claims=("age-increases-swing", "start-increases-age"),
            focus="age",
        ),
        Phase(
            title="Falling",
            condition=Condition.PUBERTY,
            concepts=("age", "swing", "other"),
            text=Wording.same("It falls."),
            claims=("age-decreases-swing",),
        ),
    )
    course = Course(id="swinging", title="How it swings", phases=phases, aliases=("swings",))
    return ConceptGraph(info=drawn.info, concepts=drawn.concepts, claims=claims, courses={"swinging": course})


def texts(component: Any) -> Iterator[str]:
    """Every text of a component, in order."""
    if isinstance(component, str):
        yield component
    elif isinstance(component, Component):
        yield from texts(getattr(component, "children", None))
    elif isinstance(component, list | tuple):
        for child in component:
            yield from texts(child)


def events(component: Any) -> Iterator[str]:
    """Every event that a button of a component sends."""
    if isinstance(component, Component):
        if send := component.to_plotly_json()["props"].get("data-event"):
            yield send
        yield from events(getattr(component, "children", None))
    elif isinstance(component, list | tuple):
        for child in component:
            yield from events(child)
