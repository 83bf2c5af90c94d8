"""How the canvas looks: one stylesheet of Cytoscape for each theme, driven by the data of the elements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from causal_atlas.diagrams.palette import FONTS, GAP, PALETTES, WIDTHS, Palette, tones
from causal_atlas.knowledge.model import Organ
from causal_atlas.web.panels.shapes import PIN_POINTS

Rules = list[dict[str, Any]]


def stylesheet(theme: str, organs: Sequence[Organ]) -> Rules:
    """The stylesheet of a theme.

    Args:
        theme: "light" or "dark".
        organs: in the order in which `elements` was given them; a tone is a place in it.
    """
    palette = PALETTES[theme]
    return [
        *_ground(palette),
        *_boxes(palette),
        *_tones(organs, theme),
        *_arrows(palette),
        *_small(palette),
        *_contrasts(palette),
        *_changes(palette),
        *_pointer(palette),
        *_states(palette),
    ]


def _rule(selector: str, /, **style: Any) -> dict[str, Any]:
    """One rule; underscores stand for the hyphens of the property names.

    >>> _rule("node", border_width=1)
    {'selector': 'node', 'style': {'border-width': 1}}
    """
    return {"selector": selector, "style": {name.replace("_", "-"): value for name, value in style.items()}}


def _ground(palette: Palette) -> Rules:
    return [
        {
            "selector": "core",
            "style": {"active-bg-opacity": 0, "selection-box-color": palette.accent, "selection-box-opacity": 0.1},
        },
        _rule("*", overlay_opacity=0, z_index_compare="manual", font_family=FONTS),
        _rule(
            "node[points]",
            shape="polygon",
            shape_polygon_points="data(points)",
            width="data(width)",
            height="data(height)",
        ),
        _rule('node[role = "bounds"]', display="none"),
        _rule(
            'node[role = "region"]',
            background_color=palette.level,
            background_opacity=0.1,
            border_width=0,
            events="no",
            z_index=0,
        ),
        _rule(
            'node[role = "name"]',
            width=1,
            height=1,
            background_opacity=0,
            border_width=0,
            events="no",
            label="data(label)",
            text_halign="right",
            text_valign="center",
            font_size=13,
            font_weight=600,
            color=palette.line,
            text_background_color=palette.page,
            text_background_opacity=0.85,
            text_background_padding=2,
            z_index=11,
        ),
    ]


def _boxes(palette: Palette) -> Rules:
    return [
        _rule(
            'node[role = "box"]',
            background_color=palette.surface,
            background_opacity=1,
            border_width=1.6,
            border_color=palette.line,
            label="data(label)",
            text_wrap="wrap",
            text_max_width=400,
            text_halign="center",
            text_valign="center",
            line_height=1.15,
            font_size=13,
            font_weight=500,
            color=palette.ink,
            z_index=20,
        ),
        _rule(
            'node[role = "lining"]',
            background_opacity=0,
            border_width=0.9,
            border_color=palette.line,
            border_opacity=0.6,
            events="no",
            z_index=21,
        ),
        _rule('node[role = "box"][kind = "disease"]', border_width=2.6),
        _rule('node[role = "box"][kind = "notion"]', border_style="dashed"),
    ]


def _tones(organs: Sequence[Organ], theme: str) -> Rules:
    """The colours of the organs: tint and ink of each."""
    rules: Rules = []
    for tone, (tint, ink) in enumerate(tones(theme, organs).values()):
        rules += [
            _rule(f'node[role = "region"][tone = {tone}]', background_color=tint, background_opacity=1),
            _rule(f'node[role = "name"][tone = {tone}]', color=ink),
            _rule(f'node[role = "box"][tone = {tone}]', border_color=ink),
            _rule(f'node[role = "lining"][tone = {tone}]', border_color=ink),
        ]
    return rules


def _arrows(palette: Palette) -> Rules:
    return [
        _rule(
            "edge",
            curve_style="straight",
            source_endpoint="data(leave)",
            target_endpoint="data(arrive)",
            source_distance_from_node=GAP,
            target_distance_from_node=GAP,
            width=1.8,
            line_color=palette.level,
            target_arrow_color=palette.level,
            target_arrow_shape="triangle",
            arrow_scale=1.15,
            line_cap="butt",
            z_index=10,
        ),
        _rule(
            'edge[curve = "bent"]',
            curve_style="unbundled-bezier",
            edge_distances="endpoints",
            control_point_weights="data(weights)",
            control_point_distances="data(distances)",
        ),
        *[_rule(f"edge[grade = {grade}]", width=width) for grade, width in WIDTHS.items()],
        *_glyphs(palette),
        *_lines(),
    ]


def _glyphs(palette: Palette) -> Rules:
    """What an arrow says by the shape of its head, and once more by its colour."""

    def glyph(name: str, colour: str, head: str, **style: Any) -> dict[str, Any]:
        colours = {"line_color": colour, "target_arrow_color": colour}
        return _rule(f'edge[glyph = "{name}"]', **colours, target_arrow_shape=head, **style)

    return [
        glyph("increases", palette.up, "triangle"),
        glyph("decreases", palette.down, "tee", arrow_scale=1.5),
        glyph("course", palette.level, "triangle-tee", arrow_scale=1.3),
        glyph("regulates", palette.level, "diamond", arrow_scale=1.1),
        glyph("keeps", palette.level, "square", arrow_scale=0.7),
        glyph(
            "associated",
            palette.level,
            "circle",
            target_arrow_fill="hollow",
            target_arrow_width=1.6,
            arrow_scale=1.0,
            line_style="dashed",
            line_dash_pattern=[1.5, 4.5],
            line_cap="round",
        ),
        glyph("time", palette.level, "triangle", target_arrow_fill="hollow", target_arrow_width=1.5),
        glyph("hierarchy", palette.quiet, "triangle", target_arrow_fill="hollow", target_arrow_width=1.2, width=1.2),
        glyph("interpretation", palette.quiet, "vee", width=1.2, arrow_scale=0.9),
    ]


def _lines() -> Rules:
    """What an arrow says by its line: inferred, unreviewed, getting through weakly or not at all."""

    def dashes(selector: str, *pattern: float, cap: str = "butt") -> dict[str, Any]:
        return _rule(selector, line_style="dashed", line_dash_pattern=list(pattern), line_cap=cap)

    return [
        dashes("edge[inferred = 1]", 6, 4),
        dashes("edge[unreviewed = 1]", 13, 5),
        dashes('edge[signal = "weak"]', 9, 5, 0.1, 5, cap="round"),
        dashes('edge[signal = "lost"]', 0.1, 5.5, cap="round"),
    ]


def _small(palette: Palette) -> Rules:
    def pair(selector: str, colours: tuple[str, str], **style: Any) -> dict[str, Any]:
        return _rule(selector, background_color=colours[0], color=colours[1], border_color=colours[1], **style)

    text = {"label": "data(label)", "text_halign": "center", "text_valign": "center"}
    return [
        pair('node[role = "pill"]', palette.pill, **text, font_size=10.5, font_weight=600, border_width=0, z_index=31),
        pair(
            'node[role = "status"]',
            palette.good,
            **text,
            font_size=10.5,
            font_weight=600,
            border_width=0.8,
            events="no",
            z_index=30,
        ),
        pair('node[status = "working"][role = "status"]', palette.good, border_opacity=0.5),
        pair('node[status = "attenuated"][role = "status"]', palette.partial, text_margin_x=6),
        pair(
            'node[role = "half"]',
            palette.partial,
            shape="ellipse",
            width=9,
            height=9,
            border_width=1,
            pie_size="100%",
            pie_1_background_color=palette.partial[1],
            pie_1_background_size="50%",
            events="no",
            z_index=31,
        ),
        pair('node[status = "lost"][role = "status"]', palette.lost),
        _rule('node[role = "status"][was = "working"]', text_margin_x=0),
        pair(
            'node[role = "mark"]',
            (palette.surface, palette.down),
            **text,
            shape="ellipse",
            width=17,
            height=17,
            font_size=12,
            font_weight=600,
            border_width=1.2,
            z_index=15,
        ),
        pair('node[mark = "lost"]', (palette.surface, palette.down), font_size=16),
        pair(
            'node[mark = "weak"]',
            (palette.surface, palette.partial[1]),
            pie_size="68%",
            pie_1_background_color=palette.partial[1],
            pie_1_background_size="50%",
        ),
        # A clock: a quarter of the dial.
        pair(
            'node[mark = "course"]',
            (palette.surface, palette.level),
            pie_size="72%",
            pie_1_background_color=palette.level,
            pie_1_background_size="25%",
        ),
        pair('node[mark = "disputed"]', palette.dispute),
        pair('node[mark = "unreviewed"]', palette.doubt),
        pair('node[mark = "keeps"]', (palette.surface, palette.level)),
        _rule(
            'node[role = "pin"]',
            width=11,
            height=18,
            shape="polygon",
            shape_polygon_points=PIN_POINTS,
            background_color=palette.ink,
            border_width=1.2,
            border_color=palette.surface,
            events="no",
            z_index=32,
        ),
    ]


def _states(palette: Palette) -> Rules:
    """Selected, and faded by a filter."""
    return [
        _rule('node[role = "box"][selected = 1]', font_weight=600),
        _rule(
            'node[role = "ring"]', background_opacity=0, border_width=2.4, border_color=palette.accent, events="no", z_index=22
        ),
        _rule("edge[selected = 1]", underlay_color=palette.accent, underlay_opacity=0.3, underlay_padding=5, z_index=12),
        _rule('node[role != "region"][faded = 1]', opacity=0.22),
        _rule("edge[faded = 1]", opacity=0.2),
        *_spotlight(palette),
    ]


def _spotlight(palette: Palette) -> Rules:
    """A revealed chain or loop, and what stands beside it."""
    return [
        _rule("node[muted = 1]", opacity=0.38),
        _rule("edge[muted = 1]", opacity=0.22),
        _rule(
            "edge[lit = 1], edge.previewed", underlay_color=palette.accent, underlay_opacity=0.2, underlay_padding=4, z_index=12
        ),
        _rule("edge[now = 1]", underlay_opacity=0.42, underlay_padding=6),
        _rule('node[role = "box"][lit = 1], node[role = "box"].previewed', border_width=2.4),
    ]


def _contrasts(palette: Palette) -> Rules:
    """What becomes of an arrow against health, by its line and by a mark; the colour only repeats it.

    A broad, pale band lies under what is new, what is amplified is thick, and what stays is thin.
    """

    def mark(name: str, colours: tuple[str, str], **style: Any) -> dict[str, Any]:
        fill, ink = colours
        return _rule(f'node[mark = "{name}"]', background_color=fill, border_color=ink, color=ink, **style)

    return [
        _rule('edge[contrast = "unchanged"], edge[contrast = "unsaid"]', width=1.2, opacity=0.55),
        _rule('edge[contrast = "new"]', underlay_color=palette.level, underlay_opacity=0.2, underlay_padding=4),
        _rule('edge[contrast = "amplified"]', width=4.4, arrow_scale=1),
        mark("new", palette.pill, shape="round-rectangle", width=31, font_size=10.5),
        mark("amplified", (palette.surface, palette.ink), font_size=14, border_width=1.8),
        mark("preserved", palette.good),
        mark("unsaid", palette.doubt),
    ]


def _changes(palette: Palette) -> Rules:
    """How a concept answers a thought experiment; the sign tells, the colour only repeats it."""

    def answer(direction: str, fill: str, ink: str) -> dict[str, Any]:
        return _rule(f'node[change = "{direction}"]', background_color=fill, border_color=fill, color=ink)

    return [
        _rule(
            'node[role = "change"]',
            shape="ellipse",
            width=21,
            height=21,
            label="data(label)",
            text_halign="center",
            text_valign="center",
            font_size=14,
            font_weight=600,
            border_width=1.2,
            events="no",
            z_index=33,
        ),
        answer("up", palette.up, palette.surface),
        answer("down", palette.down, palette.surface),
        _rule(
            'node[change = "undetermined"]',
            background_color=palette.dispute[0],
            border_color=palette.dispute[1],
            border_style="dashed",
            color=palette.dispute[1],
        ),
        answer("unchanged", palette.doubt[0], palette.doubt[1]),
        _rule("node[held = 1]", width=25, height=25, border_width=2.4, border_color=palette.accent, shape="round-rectangle"),
    ]


def _pointer(palette: Palette) -> Rules:
    """Where the pointer or the keyboard is, and what has just come: classes that only the page sets."""
    return [
        _rule("node.dim", opacity=0.6),
        _rule("edge.dim", opacity=0.42),
        _rule("edge.lit", z_index=13),
        _rule(
            "node.newcomer",
            underlay_color=palette.accent,
            underlay_opacity=0.16,
            underlay_padding=7,
            underlay_shape="round-rectangle",
        ),
        _rule(
            "node.focused",
            underlay_color=palette.accent,
            underlay_opacity=0.5,
            underlay_padding=7,
            underlay_shape="round-rectangle",
        ),
        _rule("node.typed", text_max_width=401),
        _rule("node.unspoken", display="none"),
    ]
