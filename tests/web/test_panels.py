"""Panels: values in, components out; no server is needed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from dash import html
from dash.development.base_component import Component

from causal_atlas.diagrams.diagram import Diagram, Glyph, LegendEntry, Rect, Signal
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import (
    Argument,
    AtlasInfo,
    Audience,
    Claim,
    Concept,
    ConceptKind,
    Condition,
    Dispute,
    Identifier,
    Organ,
    Origin,
    Question,
    Reference,
    Relation,
    Review,
    Side,
    Source,
    Statement,
    Status,
    Wording,
)
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.search import Hit
from causal_atlas.views.view import Arrangement, Brought, Filters, View
from causal_atlas.web.inquiring import INQUIRING
from causal_atlas.web.panels import (
    about,
    claim_card,
    details,
    explain,
    filters,
    header,
    legend,
    outline,
    search,
    start,
    title,
    words,
)
from causal_atlas.web.transitions import TRANSITIONS
from tests.notation import graph as plain

ASSETS = Path(claim_card.__file__).parents[1] / "assets"
RESISTANT = (Condition.COMPENSATED, Condition.DECOMPENSATED)


def concept(name: str, label: str, kind: ConceptKind = ConceptKind.PROCESS, organ: str = "liver", **rest: Any) -> Concept:
    wording = Wording(everyone=label, student=f"{label} (student)", clinician=f"{label} (clinician)")
    return Concept(id=name, kind=kind, organ=organ, label=wording, explanation=Wording.same(f"About {label}."), **rest)


def claim(cause: str, relation: Relation, effect: str, **rest: Any) -> Claim:
    given: dict[str, Any] = {
        "origin": Origin.STATED,
        "grade": 3,
        "review": Review.SUBMITTED,
        "conditions": tuple(Condition),
        **rest,
    }
    name = f"{cause}-{relation.value}-{effect}"
    return Claim(
        id=name,
        cause=cause,
        relation=relation,
        effect=effect,
        polarity=relation.polarity,
        mechanism=Wording.same("How."),
        **given,
    )


def organ(name: str, label: str) -> Organ:
    colours = {"tint": "#fff", "ink": "#000", "tint_dark": "#000", "ink_dark": "#fff"}
    return Organ(id=name, label=Wording.same(label), column=0, row=0, **colours)


@pytest.fixture(scope="module")
def graph() -> ConceptGraph:
    concepts = [
        concept(
            "fat",
            "Liver fat",
            ConceptKind.TISSUE_STATE,
            synonyms=("fatty liver",),
            identifiers=(Identifier(curie="MESH:D005234", match="exact", label="Fatty Liver"),),
        ),
        concept("acids", "Fatty acids", ConceptKind.SUBSTANCE, "blood"),
        concept("new", "New fat"),
        concept(
            "order",
            "Insulin's order: store fat",
            ConceptKind.INSULIN_ACTION,
            status={Condition.HEALTHY: Status.WORKING, Condition.DECOMPENSATED: Status.LOST},
            status_note="Our reading.",
        ),
        concept("sugar", "High blood sugar", ConceptKind.DISEASE, "blood"),
        concept("alone", "Alone"),
    ]
    claims = [
        claim(
            "acids",
            Relation.INCREASES,
            "fat",
            statements=("B1",),
            references=("pmid:1", "doi"),
            note="A note.",
            conditions=RESISTANT,
        ),
        claim("fat", Relation.IMPAIRS, "order", status={Condition.DECOMPENSATED: Status.LOST}),
        claim("order", Relation.INCREASES, "new"),
        claim(
            "new",
            Relation.INCREASES,
            "fat",
            origin=Origin.BRIEF,
            grade=1,
            review=Review.UNREVIEWED,
            arguments=(
                Argument(stance="for", text="It fits.", references=("pmid:1",)),
                Argument(stance="against", text="It does not."),
            ),
        ),
        claim("fat", Relation.INCREASES, "acids", origin=Origin.INFERRED, grade=1),
        claim("sugar", Relation.ASSOCIATED_WITH, "fat", grade=2),
    ]
    question = Question(
        id="why",
        title="Why?",
        answer=Wording.same("Because."),
        concepts=("acids", "fat", "sugar"),
        condition=Condition.COMPENSATED,
        focus="fat",
    )
    asked = Question(
        id="asked",
        title="The chain",
        answer=Wording.same("So."),
        concepts=("acids", "new", "fat"),
        condition=Condition.COMPENSATED,
        alternative="why",
    )
    return ConceptGraph(
        info=AtlasInfo(
            title="Test atlas",
            version="9",
            licence="CC",
            disclaimer="Not for decisions.",
            organs=(organ("liver", "Liver"), organ("blood", "Blood")),
        ),
        concepts={one.id: one for one in concepts},
        claims={one.id: one for one in claims},
        statements={
            "B1": Statement(
                id="B1", source="essay", section="The liver", hedge="asserted", references=("1",), text="Acids make fat."
            )
        },
        references={
            "pmid:1": Reference(
                key="pmid:1",
                title="On fat",
                authors="Smith AB, Jones C",
                year="2001",
                journal="J",
                grade="A",
                verified="seen",
                pmid="1",
            ),
            "doi": Reference(
                key="doi", title="On acids", authors="", year="", journal="", grade="NOT VERIFIED", verified="", doi="10.1/x"
            ),
        },
        sources={
            "essay": Source(
                id="essay",
                title="An essay",
                short="The essay",
                publisher="P",
                updated="2026",
                review_status="Pending.",
                disclaimer="Careful.",
                remarks=("A remark.",),
            )
        },
        disputes={
            "D1": Dispute(
                id="D1",
                title="Does it?",
                kind="contradiction",
                sides=(
                    Side(position="It does.", source="essay", claims=("acids-increases-fat",)),
                    Side(position="Not.", source="overview", claims=()),
                ),
                how_to_hold_both="Both may hold.",
            )
        },
        questions={"why": question, "asked": asked},
    )


@pytest.fixture
def view() -> View:
    return View(concepts=("fat", "acids", "order"), selection=("fat",))


def parts(component: Any) -> Iterator[Component]:
    for item in component if isinstance(component, list | tuple) else [component]:
        if isinstance(item, Component):
            yield item
            yield from parts(getattr(item, "children", None))


def text(component: Any) -> str:
    if isinstance(component, str):
        return component
    if isinstance(component, list | tuple):
        return "".join(map(text, component))
    return text(component.children) if isinstance(component, Component) and getattr(component, "children", None) else ""


def events(component: Any) -> list[dict[str, Any]]:
    return [
        json.loads(part.to_plotly_json()["props"]["data-event"])
        for part in parts(component)
        if "data-event" in part.to_plotly_json()["props"]
    ]


def links(component: Any) -> list[str]:
    return [part.href for part in parts(component) if isinstance(part, html.A)]


def everything(graph: ConceptGraph, view: View) -> list[Any]:
    arrow = replace(view, selection=(), arrow=("acids", "fat"))
    question = replace(view, selection=(), question="asked")
    several = replace(view, selection=("fat", "acids"))
    hits = [
        Hit(concept="fat", text="fatty liver", score=90),
        Hit(question="why", text="Why?", score=80),
        Hit(concept="sugar", text="High blood sugar", score=70),
    ]
    return [
        start.start_page(graph, Audience.EVERYONE),
        header.header(graph),
        header.toolbar(graph, view, True, False),
        header.panel_tabs(),
        header.zoom_buttons(),
        *[title.title(graph, one) for one in (view, arrow, question, several, View())],
        *[details.details(graph, one) for one in (view, arrow, question, several, View(), replace(view, selection=("order",)))],
        outline.outline(graph, view),
        filters.filters(graph, view),
        search.results(hits, graph, view, "fat"),
        search.results(hits, graph, None, "fat"),
        html.Div(about.about_parts(graph)),
        html.Div(about.help_parts()),
    ]


def test_every_event_is_one_that_the_reducer_knows(graph: ConceptGraph, view: View) -> None:
    sent = {event["type"] for panel in everything(graph, view) for event in events(panel)}
    assert sent <= {*TRANSITIONS, *INQUIRING, "undo", "redo", "home", "open_view"}
    assert {"open_question", "reveal", "expand", "select_arrow", "isolate", "pin", "hide", "filter", "undo"} <= sent


def test_every_interactive_part_is_a_real_control(graph: ConceptGraph, view: View) -> None:
    for panel in everything(graph, view):
        for part in parts(panel):
            if "data-event" in part.to_plotly_json()["props"]:
                assert isinstance(part, html.Button) or getattr(part, "role", "") == "option"
            if isinstance(part, html.Button):
                named = text(part).strip() or part.to_plotly_json()["props"].get("aria-label")
                assert named, "a button without a name"


def test_buttons_do_not_nest(graph: ConceptGraph, view: View) -> None:
    for panel in everything(graph, view):
        for part in parts(panel):
            if isinstance(part, html.Button):
                assert not any(isinstance(inner, html.Button | html.A) for inner in parts(part.children))


def test_every_icon_is_drawn(graph: ConceptGraph, view: View) -> None:
    drawn = set(re.findall(r"\.icon-([a-z]+) \{ --row", (ASSETS / "icons.css").read_text()))
    used = {
        name.removeprefix("icon-")
        for panel in everything(graph, view)
        for part in parts(panel)
        for name in (getattr(part, "className", None) or "").split()
        if name.startswith("icon-") and name != "icon-button"
    }
    assert used <= drawn
    assert re.findall(r'<g id="([a-z]+)"', (ASSETS / "icons.svg").read_text()) == re.findall(
        r"\.icon-([a-z]+) \{ --row", (ASSETS / "icons.css").read_text()
    )


def test_links_lead_outward_safely(graph: ConceptGraph, view: View) -> None:
    arrow = details.details(graph, replace(view, selection=(), arrow=("acids", "fat")))
    assert {"https://pubmed.ncbi.nlm.nih.gov/1/", "https://doi.org/10.1/x"} <= set(links(arrow))
    assert "https://identifiers.org/mesh:D005234" in links(details.details(graph, view))
    for panel in everything(graph, view):
        for part in parts(panel):
            if isinstance(part, html.A) and part.href.startswith("http"):
                assert "noopener" in part.rel
                assert part.target == "_blank"


def test_start_offers_the_asked_chain_first(graph: ConceptGraph) -> None:
    page = start.start_page(graph, Audience.EVERYONE)
    assert [event["question"] for event in events(page) if event["type"] == "open_question"] == ["asked", "why"]
    assert start.ASKED_FOR in text(page)
    assert {part.src for part in parts(page) if isinstance(part, html.Img)} >= {"/miniature/why.svg?theme=dark"}
    assert [event["organ"] for event in events(page) if event["type"] == "open_organ"] == ["liver", "blood"]
    assert "Not for decisions." in text(page)


def test_start_of_a_table_shows_its_best_connected(graph: ConceptGraph) -> None:
    table = ConceptGraph(info=graph.info, concepts=graph.concepts, claims=graph.claims)
    opened = [event["concept"] for event in events(start.start_page(table, Audience.EVERYONE)) if event["type"] == "open_concept"]
    assert opened[0] == "fat"
    assert len(opened) == len(graph.best_connected(12))


def test_toolbar_shows_the_state(graph: ConceptGraph, view: View) -> None:
    bar = header.toolbar(graph, replace(view, condition=Condition.PUBERTY, arrangement=Arrangement.CHAIN), False, True)
    on = [text(part) for part in parts(bar) if part.to_plotly_json()["props"].get("aria-pressed") == "true"]
    assert on == ["Puberty", "Everyone", "Chain"]
    disabled = {part.to_plotly_json()["props"]["aria-label"]: part.disabled for part in parts(bar) if hasattr(part, "disabled")}
    assert disabled == {"Undo": True, "Redo": False}


def test_a_graph_that_tells_nothing_apart_offers_no_such_choice() -> None:
    said = text(header.toolbar(plain("a + b"), View(), False, False))
    assert "Healthy" not in said
    assert "Student" not in said
    assert "Chain" in said
    assert "One hormone" not in text(explain.explain(plain("a + b"), View()))


def test_title_is_the_question_and_its_answer(graph: ConceptGraph, view: View) -> None:
    shown = text(title.title(graph, replace(view, question="why")))
    assert shown.startswith("Why?Because.")


def test_chain_line_tells_firm_from_unreviewed(graph: ConceptGraph, view: View) -> None:
    shown = title.title(graph, replace(view, question="asked", selection=()))
    looks = {part.className for part in parts(shown) if isinstance(part, html.Button)}
    assert "chain-link loose" in looks
    assert "unreviewed" in text(shown)
    assert {"type": "open_question", "question": "why"} in events(shown)


def test_link_drawn_together_from_stated_steps_is_firm(graph: ConceptGraph) -> None:
    inferred = graph.claims["fat-increases-acids"]
    assert title.firmness(inferred) == ("inferred", "inferred")
    assert title.firmness(replace(inferred, statements=("B1",))) == ("firm, in steps", "firm")


def test_details_tell_causes_and_effects_as_sentences(graph: ConceptGraph, view: View) -> None:
    told = text(details.details(graph, view))
    assert "Fatty acids increase liver fat." in told
    assert "Liver fat impairs insulin's order “store fat”." in told
    assert "stated · 2 references · submitted" in told
    assert "sources disagree" in told
    assert "fatty liver" in told


def test_details_speak_to_the_audience(graph: ConceptGraph, view: View) -> None:
    assert "Liver fat (clinician)" in text(details.details(graph, replace(view, audience=Audience.CLINICIAN)))


def test_details_offer_what_is_hidden(graph: ConceptGraph, view: View) -> None:
    sent = events(details.details(graph, view))
    assert {"type": "reveal", "concept": "new"} in sent
    assert {"type": "expand", "concept": "fat", "direction": "causes"} in sent
    assert {"type": "expand", "concept": "fat", "direction": "effects"} not in sent


def test_hub_is_told_in_part() -> None:
    names = [f"n{number:03}" for number in range(300)]
    concepts = {name: concept(name, name) for name in ("hub", *names)}
    claims = {one.id: one for one in (claim("hub", Relation.INCREASES, name) for name in names)}
    info = AtlasInfo(title="", version="", licence="", disclaimer="", organs=())
    hub = ConceptGraph(info=info, concepts=concepts, claims=claims)
    shown = details.details(hub, View(concepts=("hub",), selection=("hub",)))
    assert sum(event["type"] == "reveal" for event in events(shown)) == details.MOST_CARDS
    assert "Show 10 of 300 more effects" in text(shown)


def test_insulin_action_shows_its_status(graph: ConceptGraph, view: View) -> None:
    told = text(details.details(graph, replace(view, selection=("order",), condition=Condition.DECOMPENSATED)))
    assert "Healthyworking" in told
    assert "Our reading." in told
    assert "Liver fat impairs" in told


def test_arrow_shows_all_evidence_in_both_directions(graph: ConceptGraph, view: View) -> None:
    told = text(details.details(graph, replace(view, selection=(), arrow=("acids", "fat"))))
    for part in ("Acids make fat.", "The essay · The liver · asserted", "On fat", "could not be verified", "How.", "A note."):
        assert part in told
    assert "And the other way round" in told
    assert words.ORIGIN_IN_FULL[Origin.INFERRED] in told
    for part in ("Does it?", "It does.", "Not.", "Both may hold."):
        assert part in told


def test_contested_claim_shows_both_stances(graph: ConceptGraph, view: View) -> None:
    told = text(claim_card.evidence(graph, graph.claims["new-increases-fat"], view))
    assert "Speaks for itIt fits. Smith 2001" in told
    assert "Speaks against itIt does not." in told
    assert words.ORIGIN_IN_FULL[Origin.BRIEF] in told


def test_claim_outside_the_condition_says_so(graph: ConceptGraph, view: View) -> None:
    card = claim_card.claim_card(graph, graph.claims["acids-increases-fat"], replace(view, condition=Condition.HEALTHY), "fat")
    assert "faded" in card.className
    assert "not in: healthy" in text(card)


def test_outline_holds_the_whole_view(graph: ConceptGraph, view: View) -> None:
    brought = Brought(by="fat", direction=Direction.CAUSES, concepts=("acids",))
    shown = outline.outline(graph, replace(view, brought=(brought,)))
    sent = events(shown)
    selected = [event["concepts"][0] for event in sent if event["type"] == "select"]
    assert sorted(selected) == sorted(view.concepts)
    assert {"type": "collapse", "concept": "fat", "direction": "causes"} in sent
    assert {"type": "select_arrow", "cause": "acids", "effect": "fat"} in sent
    assert sum(event["type"] == "hide" for event in sent) == len(view.concepts)


def test_legend_shows_only_what_is_drawn() -> None:
    entries = (LegendEntry(symbol="increases", text="increases"), LegendEntry(symbol="lost", text="does not get through"))
    drawing = Diagram(boxes=(), arrows=(), regions=(), legend=entries, bounds=Rect(0, 0, 1, 1))
    assert text(legend.legend(drawing)) == "increasesdoes not get through"


def test_every_symbol_of_the_legend_is_drawn() -> None:
    drawn = re.findall(r"\.symbol-([a-z_]+) \{ --row: (\d+)", (ASSETS / "legend.css").read_text())
    assert [name for name, _ in drawn] == re.findall(r'<g id="([a-z_]+)"', (ASSETS / "legend.svg").read_text())
    assert [int(row) for _, row in drawn] == list(range(len(drawn)))
    assert {*Glyph, *(signal for signal in Signal if signal is not Signal.PLAIN), *ConceptKind} <= {name for name, _ in drawn}


def test_filters_turn_on_and_off(graph: ConceptGraph, view: View) -> None:
    chosen = replace(view, filters=Filters(organs=frozenset({"liver"}), grade=3))
    sent = events(filters.filters(graph, chosen))
    assert {"type": "filter", "field": "organs", "value": "liver", "checked": False} in sent
    assert {"type": "filter", "field": "organs", "value": "blood", "checked": True} in sent
    assert {"type": "hide_filtered", "checked": True} in sent
    clear = [part for part in parts(filters.filters(graph, view)) if text(part) == "Clear the filters"]
    assert clear[0].disabled


def test_search_reveals_on_the_stage_and_opens_on_the_start_screen(graph: ConceptGraph, view: View) -> None:
    hits = [Hit(concept="new", text="New fat", score=90), Hit(question="why", text="Why?", score=80)]
    assert [event["type"] for event in events(search.results(hits, graph, view, "x"))] == ["reveal", "open_question", "chains"]
    assert [event["type"] for event in events(search.results(hits, graph, None, "x"))] == ["open_concept", "open_question"]


def test_a_course_that_was_found_opens_at_its_first_phase() -> None:
    atlas = open_graph(shipped())
    hits = [Hit(course="puberty_course", text="How puberty", score=80)]
    (shown,) = [part for part in search.results(hits, atlas, None, "puberty") if events(part)]
    assert events(shown) == [{"type": "course", "course": "puberty_course", "at": 1}]
    assert "a course over time, in 3 phases" in text(shown)


def test_search_is_kind_when_nothing_is_found(graph: ConceptGraph) -> None:
    assert "“zzz”" in text(search.results([], graph, None, " zzz "))
    assert search.results([], graph, None, "  ") == []


def test_about_is_frank_about_the_sources(graph: ConceptGraph) -> None:
    told = text(html.Div(about.about_parts(graph)))
    for part in ("Not for decisions.", "Pending.", "Careful.", "A remark.", "6 concepts, 6 claims"):
        assert part in told


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *[(ink, ground) for ink in ("ink", "soft", "accent", "up", "down", "level") for ground in ("paper", "panel")],
        ("soft", "wash"),
        ("level", "wash"),
        ("warm", "warm-wash"),
        ("good", "good-wash"),
        ("bad", "bad-wash"),
        ("bad", "panel"),
        ("good", "paper"),
        ("on-primary", "primary"),
        ("ink", "accent-wash"),
        ("soft", "accent-wash"),
        ("accent", "accent-wash"),
    ],
)
def test_text_is_legible_in_both_themes(theme: str, ink: str, ground: str) -> None:
    light, dark = (ASSETS / "tokens.css").read_text().split(':root[data-theme="dark"] {')
    tokens = _tokens(dark if theme == "dark" else light)
    assert _contrast(tokens[ink], tokens[ground]) >= 4.5
