"""How the canvas looks: one stylesheet of Cytoscape for each theme, driven by the data of the elements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from causal_atlas.diagrams.palette import FONTS, GAP, PALETTES, WIDTHS, Palette, tones
from causal_atlas.knowledge.model import Organ
from causal_atlas.web.panels import canvas_states
from causal_atlas.web.panels.canvas_rules import Rules, rule
from causal_atlas.web.panels.shapes import PIN_POINTS


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
        *canvas_states.contrasts(palette),
        *canvas_states.changes(palette),
        *canvas_states.pointer(palette),
        *canvas_states.states(palette),
    ]


def _ground(palette: Palette) -> Rules:
    return [
        {
            "selector": "core",
            "style": {"active-bg-opacity": 0, "selection-box-color": palette.accent, "selection-box-opacity": 0.1},
        },
        rule("*", overlay_opacity=0, z_index_compare="manual", font_family=FONTS),
        rule(
            "node[points]",
            shape="polygon",
            shape_polygon_points="data(points)",
            width="data(width)",
            height="data(height)",
        ),
        rule('node[role = "bounds"]', display="none"),
        rule(
            'node[role = "region"]',
            background_color=palette.level,
            background_opacity=0.1,
            border_width=0,
            events="no",
            z_index=0,
        ),
        rule(
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
        rule(
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
        rule(
            'node[role = "lining"]',
            background_opacity=0,
            border_width=0.9,
            border_color=palette.line,
            border_opacity=0.6,
            events="no",
            z_index=21,
        ),
        rule('node[role = "box"][kind = "disease"]', border_width=2.6),
        rule('node[role = "box"][kind = "notion"]', border_style="dashed"),
    ]


def _tones(organs: Sequence[Organ], theme: str) -> Rules:
    """The colours of the organs: tint and ink of each."""
    rules: Rules = []
    for tone, (tint, ink) in enumerate(tones(theme, organs).values()):
        rules += [
            rule(f'node[role = "region"][tone = {tone}]', background_color=tint, background_opacity=1),
            rule(f'node[role = "name"][tone = {tone}]', color=ink),
            rule(f'node[role = "box"][tone = {tone}]', border_color=ink),
            rule(f'node[role = "lining"][tone = {tone}]', border_color=ink),
        ]
    return rules


def _arrows(palette: Palette) -> Rules:
    return [
        rule(
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
        rule(
            'edge[curve = "bent"]',
            curve_style="unbundled-bezier",
            edge_distances="endpoints",
            control_point_weights="data(weights)",
            control_point_distances="data(distances)",
        ),
        *[rule(f"edge[grade = {grade}]", width=width) for grade, width in WIDTHS.items()],
        *_glyphs(palette),
        *_lines(),
    ]


def _glyphs(palette: Palette) -> Rules:
    """What an arrow says by the shape of its head, and once more by its colour."""

    def glyph(name: str, colour: str, head: str, **style: Any) -> dict[str, Any]:
        colours = {"line_color": colour, "target_arrow_color": colour}
        return rule(f'edge[glyph = "{name}"]', **colours, target_arrow_shape=head, **style)

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
        return rule(selector, line_style="dashed", line_dash_pattern=list(pattern), line_cap=cap)

    return [
        dashes("edge[inferred = 1]", 6, 4),
        dashes("edge[unreviewed = 1]", 13, 5),
        dashes('edge[signal = "weak"]', 9, 5, 0.1, 5, cap="round"),
        dashes('edge[signal = "lost"]', 0.1, 5.5, cap="round"),
    ]


def _small(palette: Palette) -> Rules:
    def pair(selector: str, colours: tuple[str, str], **style: Any) -> dict[str, Any]:
        return rule(selector, background_color=colours[0], color=colours[1], border_color=colours[1], **style)

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
        rule('node[role = "status"][was = "working"]', text_margin_x=0),
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
        rule(
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
