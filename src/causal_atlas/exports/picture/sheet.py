"""What stands around a drawing: title, conditions, caption, legend, references, credit."""

from __future__ import annotations

from dataclasses import dataclass

from causal_atlas.diagrams.diagram import LegendEntry
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.heading import heading
from causal_atlas.exports.picture.drawing import Drawing
from causal_atlas.exports.picture.markup import clean
from causal_atlas.exports.picture.symbols import entries
from causal_atlas.exports.text import cited
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.chain_prose import in_condition
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.view import MOST_VISIBLE

SHORT_LINK = 90
"""The longest link that is printed in full; nobody types a longer one, and who follows it gets it whole."""
MOST_TOLD = 300
"""How many claims the description of a picture tells before it says how many there are besides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The texts of a picture; what is empty is left out."""

    title: str
    name: str
    """What the picture is called where it must have a name, also when it shows no title."""
    setting: str
    """The condition, or the thought experiment."""
    caption: str
    legend: tuple[LegendEntry, ...]
    references: tuple[tuple[int, str], ...]
    remark: str
    """Numbers that stand beside no arrow, and where they belong."""
    credit: str
    link: str
    """The whole address of the view, or nothing."""
    description: str


def sheet(figure: Figure, drawn: Drawing, *, cites: bool) -> Sheet:
    """The texts of a figure; `cites` says whether its references are listed."""
    options = figure.options
    called = heading(figure)
    title = called if options.title is None else options.title
    return Sheet(
        title=clean(title),
        name=clean(title or called),
        setting=clean(_setting(figure)),
        caption=clean(options.caption),
        legend=entries(figure) if options.legend else (),
        references=_references(figure) if cites else (),
        remark=_remark(figure, drawn),
        credit=clean(_credit(figure)) if options.credit else "",
        link=link(figure) if options.credit else "",
        description=clean(_description(figure)),
    )


def _setting(figure: Figure) -> str:
    view = figure.view
    told = []
    if view.compare:
        told.append(f"Health compared with {in_condition(view.compare, view.audience)}")
    elif view.condition:
        told.append(prose.capitalised(f"in {in_condition(view.condition, view.audience)}"))
    # The title says already what is supposed, when nobody gave another.
    asked = view.inquiry.topic if view.inquiry and not view.inquiry.route and figure.options.title is None else None
    if view.shifts and asked is not Topic.WHATIF:
        shifted = [f"{prose.inside(figure.graph.concepts[name], view.audience)} {way}" for name, way in view.shifts.items()]
        told.append(f"What if: {prose.listed(shifted)}")
    return " · ".join(told)


def _references(figure: Figure) -> tuple[tuple[int, str], ...]:
    return tuple((number, clean(cited(reference))) for number, reference in enumerate(figure.references, 1))


def _remark(figure: Figure, drawn: Drawing) -> str:
    """The numbers that found no room beside their arrows."""
    ends = {arrow.id: (arrow.cause, arrow.effect) for arrow in figure.diagram.arrows}
    told = []
    for arrow, numbers in drawn.unplaced.items():
        cause, effect = (figure.graph.concepts[end].label.for_(figure.view.audience) for end in ends[arrow])
        told.append(f"{cause} → {effect}: {numbers}")
    return f"Without room in the drawing: {'; '.join(told)}." if told else ""


def _credit(figure: Figure) -> str:
    info = figure.graph.info
    parts = (f"{info.title} {info.version}".strip(), info.licence, "Causal Atlas", figure.options.note)
    return " · ".join(part for part in parts if part)


def link(figure: Figure) -> str:
    """The address of the view, where the atlas has one that a browser may follow."""
    address = figure.options.address
    if not address.startswith(("https://", "http://")) or len(figure.view.concepts) > MOST_VISIBLE:
        return ""
    return f"{address}?view={figure.code}"


def printed_link(address: str) -> str:
    """What is printed of an address: all of it when it can be typed, else where it leads.

    >>> printed_link("https://atlas.example/?view=1abc")
    'atlas.example/?view=1abc'
    """
    plain = address.partition("//")[2]
    return plain if len(plain) <= SHORT_LINK else f"Open this view at {plain.partition('?')[0].rstrip('/')}"


def _description(figure: Figure) -> str:
    """The drawing in words: every claim as a sentence."""
    graph, view = figure.graph, figure.view
    counted = f"{prose.counted(len(figure.concepts), 'concept')}, {prose.counted(len(figure.claims), 'claim')}."
    told = figure.claims[:MOST_TOLD]
    said = " ".join(prose.text(graph, claim, view.audience) for claim in told)
    if len(told) < len(figure.claims):
        said += f" And {len(figure.claims) - len(told):,} more."
    return f"{counted} {said} {graph.info.disclaimer}"
