"""How the canvas shows what passes: selected, faded, lit, compared, changed in thought, and under the pointer."""

from __future__ import annotations

from typing import Any

from causal_atlas.diagrams.palette import Palette
from causal_atlas.web.panels.canvas_rules import Rules, rule


def states(palette: Palette) -> Rules:
    """Selected, and faded by a filter."""
    return [
        rule('node[role = "box"][selected = 1]', font_weight=600),
        rule('node[role = "ring"]', background_opacity=0, border_width=2.4, border_color=palette.accent, events="no", z_index=22),
        rule("edge[selected = 1]", underlay_color=palette.accent, underlay_opacity=0.3, underlay_padding=5, z_index=12),
        rule('node[role != "region"][faded = 1]', opacity=0.22),
        rule("edge[faded = 1]", opacity=0.2),
        *_spotlight(palette),
    ]


def _spotlight(palette: Palette) -> Rules:
    """A revealed chain or loop, and what stands beside it."""
    return [
        rule("node[muted = 1]", opacity=0.38),
        rule("edge[muted = 1]", opacity=0.22),
        rule(
            "edge[lit = 1], edge.previewed", underlay_color=palette.accent, underlay_opacity=0.2, underlay_padding=4, z_index=12
        ),
        rule("edge[now = 1]", underlay_opacity=0.42, underlay_padding=6),
        rule('node[role = "box"][lit = 1], node[role = "box"].previewed', border_width=2.4),
    ]


def contrasts(palette: Palette) -> Rules:
    """What becomes of an arrow against health, by its line and by a mark; the colour only repeats it.

    A broad, pale band lies under what is new, what is amplified is thick, and what stays is thin.
    """

    def mark(name: str, colours: tuple[str, str], **style: Any) -> dict[str, Any]:
        fill, ink = colours
        return rule(f'node[mark = "{name}"]', background_color=fill, border_color=ink, color=ink, **style)

    return [
        rule('edge[contrast = "unchanged"], edge[contrast = "unsaid"]', width=1.2, opacity=0.55),
        rule('edge[contrast = "new"]', underlay_color=palette.level, underlay_opacity=0.2, underlay_padding=4),
        rule('edge[contrast = "amplified"]', width=4.4, arrow_scale=1),
        mark("new", palette.pill, shape="round-rectangle", width=31, font_size=10.5),
        mark("amplified", (palette.surface, palette.ink), font_size=14, border_width=1.8),
        mark("preserved", palette.good),
        mark("unsaid", palette.doubt),
    ]


def changes(palette: Palette) -> Rules:
    """How a concept answers a thought experiment; the sign tells, the colour only repeats it."""

    def answer(direction: str, fill: str, ink: str) -> dict[str, Any]:
        return rule(f'node[change = "{direction}"]', background_color=fill, border_color=fill, color=ink)

    return [
        rule(
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
        rule(
            'node[change = "undetermined"]',
            background_color=palette.dispute[0],
            border_color=palette.dispute[1],
            border_style="dashed",
            color=palette.dispute[1],
        ),
        answer("unchanged", palette.doubt[0], palette.doubt[1]),
        rule("node[held = 1]", width=25, height=25, border_width=2.4, border_color=palette.accent, shape="round-rectangle"),
    ]


def pointer(palette: Palette) -> Rules:
    """Where the pointer or the keyboard is, and what has just come: classes that only the page sets."""
    return [
        rule("node.dim", opacity=0.6),
        rule("edge.dim", opacity=0.42),
        rule("edge.lit", z_index=13),
        rule(
            "node.newcomer",
            underlay_color=palette.accent,
            underlay_opacity=0.16,
            underlay_padding=7,
            underlay_shape="round-rectangle",
        ),
        rule(
            "node.focused",
            underlay_color=palette.accent,
            underlay_opacity=0.5,
            underlay_padding=7,
            underlay_shape="round-rectangle",
        ),
        rule("node.typed", text_max_width=401),
        rule("node.unspoken", display="none"),
    ]
