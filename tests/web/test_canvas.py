"""The canvas: diagrams in, elements and stylesheets of Cytoscape out; no browser is needed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from math import dist, hypot
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from causal_atlas.diagrams.diagram import Arrow, Box, Diagram, Glyph, Point, Rect, Region, Signal
from causal_atlas.diagrams.marks import marks_of
from causal_atlas.diagrams.palette import PALETTES, WIDTHS
from causal_atlas.knowledge.model import ConceptKind, Organ, Status, Wording
from causal_atlas.web import ids
from causal_atlas.web.panels import about, shapes
from causal_atlas.web.panels.canvas import bend, canvas, elements
from causal_atlas.web.panels.canvas_style import stylesheet

ASSETS = Path(ids.__file__).parent / "assets"


def organ(name: str) -> Organ:
    return Organ(
        id=name,
        label=Wording.same(name),
        column=0,
        row=0,
        tint="#fbeae3",
        ink="#a8492a",
        tint_dark="#2d1c16",
        ink_dark="#ec9a7c",
    )


def box(name: str, x: float = 0, y: float = 0, **changes: Any) -> Box:
    made = Box(concept=name, lines=(name, "box"), kind=ConceptKind.PROCESS, organ="liver", x=x, y=y, width=148, height=48)
    return replace(made, **changes)


def arrow(cause: str, effect: str, *route: tuple[float, float], **changes: Any) -> Arrow:
    made = Arrow(
        id=f"{cause}>{effect}",
        cause=cause,
        effect=effect,
        glyph=Glyph.INCREASES,
        claims=("c",),
        route=tuple(Point(*point) for point in route or ((74, 0), (226, 0))),
        grade=3,
    )
    return replace(made, **changes)


def drawing(*boxes: Box, arrows: tuple[Arrow, ...] = (), regions: tuple[Region, ...] = ()) -> Diagram:
    return Diagram(boxes=boxes, arrows=arrows, regions=regions, legend=(), bounds=Rect(-100, -50, 400, 50))


def painted(diagram: Diagram) -> dict[str, dict[str, Any]]:
    return {element["data"]["id"]: element for element in elements(diagram, [organ("blood"), organ("liver")])}


def roles(diagram: Diagram) -> list[str]:
    return [element["data"]["role"] for element in painted(diagram).values()]


TWO = (box("a"), box("b", 300))


def test_the_canvas_never_lays_out_by_itself() -> None:
    made = canvas()
    assert made.autoRefreshLayout is False
    assert made.layout == {"name": "preset", "fit": False}
    assert made.elements == []


def test_a_box_stands_where_the_diagram_puts_it() -> None:
    element = painted(drawing(box("insulin", 10, 20)))["insulin"]
    assert element["position"] == {"x": 10, "y": 20}
    assert element["grabbable"]
    assert element["data"]["label"] == "insulin\nbox"
    assert element["data"]["tone"] == 1
    assert "classes" not in element


def test_an_arrow_without_both_boxes_is_left_out() -> None:
    found = painted(drawing(box("a"), arrows=(arrow("a", "gone"), arrow("gone", "a", signal=Signal.LOST))))
    assert not [name for name in found if "gone" in name]


def test_every_edge_has_its_ends_and_no_id_comes_twice() -> None:
    diagram = drawing(*TWO, arrows=(arrow("a", "b", disputed=True), arrow("b", "a", glyph=Glyph.DECREASES)))
    made = elements(diagram, [organ("liver")])
    names = [element["data"]["id"] for element in made]
    assert len(set(names)) == len(names)
    assert all(element["data"][end] in names for element in made if "source" in element["data"] for end in ("source", "target"))


def test_everything_is_told_by_plain_data() -> None:
    full = box("a", hidden_causes=2, hidden_effects=13, status=Status.ATTENUATED, pinned=True, selected=True)
    made = elements(drawing(full, TWO[1], arrows=(arrow("a", "b", (0, 0), (9, 9), (20, 0)),)), [organ("liver")])
    assert all(isinstance(value, str | int | float) for element in made for value in element["data"].values())
    assert json.dumps(made)
    assert all(element["position"] == {key: element["data"][key] for key in "xy"} for element in made if "position" in element)


def test_pills_name_their_direction_and_their_concept() -> None:
    found = painted(drawing(box("a", hidden_causes=2, hidden_effects=13)))
    causes, effects = found["~causes:a"], found["~effects:a"]
    assert (causes["data"]["label"], effects["data"]["label"]) == ("←2", "13→")
    assert causes["position"]["x"] < 0 < effects["position"]["x"]
    assert causes["position"]["y"] == 24, "half over the lower border"
    assert (causes["data"]["direction"], causes["data"]["of"]) == ("causes", "a")


@pytest.mark.parametrize(
    ("changes", "role"),
    [
        ({"selected": True}, "ring"),
        ({"pinned": True}, "pin"),
        ({"status": Status.LOST}, "status"),
        ({"kind": ConceptKind.TISSUE_STATE}, "lining"),
        ({"hidden_causes": 1}, "pill"),
    ],
)
def test_each_state_of_a_box_has_its_sign(changes: dict[str, Any], role: str) -> None:
    assert role not in roles(drawing(box("a")))
    assert role in roles(drawing(box("a", **changes)))


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({}, ()),
        ({"signal": Signal.LOST}, ("lost",)),
        ({"signal": Signal.WEAK, "disputed": True}, ("weak", "disputed")),
        ({"glyph": Glyph.KEEPS, "unreviewed": True}, ("keeps", "unreviewed")),
    ],
)
def test_marks_stand_side_by_side_on_the_arrow(changes: dict[str, Any], marks: tuple[str, ...]) -> None:
    one = arrow("a", "b", **changes)
    assert marks_of(one) == marks
    found = [e for e in painted(drawing(*TWO, arrows=(one,))).values() if e["data"]["role"] == "mark"]
    assert [element["data"]["mark"] for element in found] == list(marks)
    places = [(element["position"]["x"], element["position"]["y"]) for element in found]
    assert all(y == 0 and 74 < x < 226 for x, y in places)
    assert all(dist(one, other) > 17 for number, one in enumerate(places) for other in places[:number])


def test_a_region_and_its_name_lie_behind() -> None:
    region = Region(organ="liver", label="Liver", rect=Rect(-100, -60, 100, 60))
    made = elements(drawing(box("a"), regions=(region, region)), [organ("liver")])
    order = [element["data"]["role"] for element in made]
    assert order.index("region") < order.index("box")
    assert len({element["data"]["id"] for element in made if element["data"]["role"] == "region"}) == 2


coordinate = st.floats(-2000, 2000, allow_nan=False)
point = st.builds(Point, coordinate, coordinate)


@given(point, point, point)
def test_a_bend_leads_back_to_its_control_point(start: Point, control: Point, end: Point) -> None:
    length = hypot(end.x - start.x, end.y - start.y)
    assume(length > 20)
    weight, distance = bend(start, control, end)
    ux, uy = (end.x - start.x) / length, (end.y - start.y) / length
    again = (start.x + ux * length * weight - uy * distance, start.y + uy * length * weight + ux * distance)
    assert dist(again, control) < 0.1


def test_a_route_with_several_controls_tells_them_all() -> None:
    one = arrow("a", "b", (74, 0), (100, 80), (200, 80), (226, 0))
    data = next(e["data"] for e in painted(drawing(*TWO, arrows=(one,))).values() if e["data"]["role"] == "arrow")
    assert data["curve"] == "bent"
    weights, distances = ([float(part) for part in data[key].split()] for key in ("weights", "distances"))
    assert weights == pytest.approx([26 / 152, 126 / 152], abs=1e-4)
    assert distances == [80, 80]


@given(point, point)
def test_endpoints_are_told_from_the_middle_of_the_box(start: Point, end: Point) -> None:
    found = painted(drawing(box("a", 5, 7), box("b", 300, -7), arrows=(arrow("a", "b", start, end),)))
    data = next(element["data"] for element in found.values() if element["data"]["role"] == "arrow")
    leave = [float(part.removesuffix("px")) for part in data["leave"].split()]
    arrive = [float(part.removesuffix("px")) for part in data["arrive"].split()]
    assert dist((leave[0] + 5, leave[1] + 7), start) < 0.02
    assert dist((arrive[0] + 300, arrive[1] - 7), end) < 0.02


@pytest.mark.parametrize("kind", list(ConceptKind))
@pytest.mark.parametrize("size", [(148.0, 48.0), (156.0, 48.0), (120.0, 36.0)])
def test_an_outline_fills_its_box_and_leaves_room_for_two_lines(kind: ConceptKind, size: tuple[float, float]) -> None:
    width, height = size
    corners = shapes.outline(kind, width, height)
    assert max(abs(x) for x, _ in corners) == pytest.approx(width / 2)
    assert max(abs(y) for _, y in corners) == pytest.approx(height / 2)
    unit = [float(number) for number in shapes.box_points(kind, width, height).split()]
    assert len(unit) == 2 * len(corners)
    assert max(map(abs, unit)) <= 1
    if height >= 48:
        assert all(abs(y) > 15 or abs(x) > 60 for x, y in corners), "a corner cuts into the label"


def test_outlines_tell_kinds_apart() -> None:
    drawn = {shapes.box_points(kind, 148, 48) for kind in ConceptKind}
    # Process, tissue state and notion share the rounded rectangle and differ by their line.
    assert len(drawn) == len(ConceptKind) - 2


# ---- The stylesheet


def rules(theme: str) -> dict[str, dict[str, Any]]:
    merged: dict[str, dict[str, Any]] = {}
    for rule in stylesheet(theme, [organ("blood"), organ("liver")]):
        merged.setdefault(rule["selector"], {}).update(rule["style"])
    return merged


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_is_readable(theme: str) -> None:
    palette = PALETTES[theme]
    pairs = [palette.pill, palette.good, palette.partial, palette.lost, palette.dispute, palette.doubt]
    for ground, ink in [*pairs, (palette.surface, palette.ink), (palette.surface, palette.down), (palette.page, palette.line)]:
        assert contrast(ground, ink) >= 4.5, (ground, ink)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_arrows_stand_out_from_page_and_regions(theme: str) -> None:
    palette = PALETTES[theme]
    grounds = [palette.page, "#fbeae3" if theme == "light" else "#2d1c16"]
    for line in (palette.up, palette.down, palette.level, palette.quiet, palette.accent):
        assert all(contrast(line, ground) >= 3 for ground in grounds), line


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_glyph_has_a_head_of_its_own(theme: str) -> None:
    found = rules(theme)
    heads = {}
    for glyph in Glyph:
        style = found[f'edge[glyph = "{glyph.value}"]']
        heads[glyph] = (style["target-arrow-shape"], style.get("target-arrow-fill"), style.get("width"))
    assert len(set(heads.values())) == len(Glyph)


def test_both_themes_have_the_same_rules() -> None:
    assert [rule["selector"] for rule in stylesheet("light", [])] == [rule["selector"] for rule in stylesheet("dark", [])]


def test_stronger_evidence_draws_a_stronger_line() -> None:
    found = rules("light")
    widths = [found[f"edge[grade = {grade}]"]["width"] for grade in sorted(WIDTHS)]
    assert widths == sorted(set(widths))


def test_an_organ_colours_its_region_its_name_and_its_boxes() -> None:
    light, dark = rules("light"), rules("dark")
    assert light['node[role = "region"][tone = 1]']["background-color"] == "#fbeae3"
    assert dark['node[role = "box"][tone = 1]']["border-color"] == "#ec9a7c"
    assert dark['node[role = "name"][tone = 0]']["color"] == "#ec9a7c"


def test_classes_belong_to_the_page_alone() -> None:
    classes = {match for rule in stylesheet("light", []) for match in re.findall(r"\.([a-z]+)", rule["selector"])}
    assert classes == {"dim", "lit", "newcomer", "focused", "typed", "previewed", "unspoken"}
    script = "".join(
        (ASSETS / f"{name}.js").read_text()
        for name in ("canvas", "cursor", "motion", "pointer", "preview", "later/present-sight")
    )
    assert all(f"{name}" in script for name in classes)


# ---- The scripts


def scripts() -> list[Path]:
    return sorted(ASSETS.rglob("*.js"))


def test_scripts_keep_to_the_content_security_policy() -> None:
    assert scripts()
    for script in scripts():
        text = script.read_text()
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "document.write"):
            assert forbidden not in text, f"{script.name} uses {forbidden}"


def test_the_help_names_only_keys_that_work() -> None:
    known = set(re.findall(r'"([^"\n]+)"', " ".join(re.findall(r"keys: \[(.*?)\], scope", (ASSETS / "keyboard.js").read_text()))))
    arrows = {"←": "ArrowLeft", "→": "ArrowRight", "↑": "ArrowUp", "↓": "ArrowDown", "Esc": "Escape"}
    for _, keys in about.KEYS:
        for key in keys:
            name = "+".join(arrows.get(part, part.lower() if len(part) == 1 else part) for part in key.split(" "))
            assert name in known, f"the help speaks of {key}, which no key of keyboard.js is"
