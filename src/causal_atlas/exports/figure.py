"""Figure: everything a writer needs to know of what it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.claims import links
from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.diagrams.layout import placed
from causal_atlas.diagrams.spotlight import spotlight
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Concept, Reference
from causal_atlas.views import permalink
from causal_atlas.views.transitions import without
from causal_atlas.views.view import View


class Palette(StrEnum):
    """The colours of a figure."""

    LIGHT = "light"
    DARK = "dark"
    PRINT = "print"
    """Dark on white, told apart in greyscale too."""


class Page(StrEnum):
    """What a picture is set on."""

    TIGHT = "tight"
    """As large as the drawing."""
    A4 = "a4"
    LETTER = "letter"
    SLIDE = "slide"
    """16 : 9."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a figure is to look; a format leaves out what it cannot carry."""

    title: str | None = None
    """None: the title of the view; empty: no title."""
    caption: str = ""
    legend: bool = True
    references: bool = True
    """Numbers on the arrows, and the list below."""
    regions: bool = True
    credit: bool = True
    """A line with the version of the atlas and the link of the view."""
    palette: Palette = Palette.LIGHT
    page: Page = Page.TIGHT
    selection: bool = False
    """Only the selected concepts, if there are any."""
    audience: Audience | None = None
    """None: the audience of the view."""
    scale: float = 2.0
    """Pixels of a raster picture for each drawing unit, 1 to 4."""
    width: int | None = None
    """Pixels; overrides `scale`."""
    dpi: float | None = None
    """Dots per inch that a raster picture declares."""
    transparent: bool = False
    address: str = ""
    """Where the atlas is reached, before `?view=`; empty when it has no address."""
    font: bool = True
    """Whether an SVG carries its typeface, so that it looks the same everywhere."""
    note: str = ""
    """A remark at the end of the credit line."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A view with its drawing, its claims and its references in the order in which they are numbered."""

    graph: ConceptGraph
    view: View
    options: Options = field(default_factory=Options)

    @classmethod
    def of(cls, graph: ConceptGraph, view: View, options: Options | None = None) -> Figure:
        """The figure of a view."""
        options = options or Options()
        if options.audience is not None:
            view = replace(view, audience=options.audience)
        if options.selection and view.selection:
            view = without(view, [name for name in view.concepts if name not in view.selection])
        return cls(graph=graph, view=view, options=options)

    @cached_property
    def placed(self) -> View:
        """The view in which everything has a place."""
        return placed(self.graph, self.view)

    @cached_property
    def diagram(self) -> Diagram:
        """The drawing; a format that draws nothing never asks for it, so that it can write any number of concepts."""
        return draw(self.graph, self.placed)

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """Every concept of the view, in its order; of those that filters hide none."""
        names = [box.concept for box in self.diagram.boxes] if self.view.filters.hide else self.view.concepts
        return tuple(self.graph.concepts[name] for name in names)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim that the drawing has an arrow for, each once, in the order of the arrows."""
        if self.view.filters.hide:
            shown = dict.fromkeys(claim for arrow in self.diagram.arrows for claim in arrow.claims)
            return tuple(self.graph.claims[name] for name in shown)
        light = spotlight(self.graph, self.view.inquiry)
        names, background = self.view.concepts, self.view.background
        drawn = links(self.graph, names, background=background, also=light.arrows, without=light.waiting)
        return tuple(claim for link in drawn for claim in link.claims)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each reference, from 1, in the order in which the claims cite them."""
        cited = dict.fromkeys(key for claim in self.claims for key in claim.references if key in self.graph.references)
        return {key: number for number, key in enumerate(cited, 1)}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """What the claims of the drawing cite, in the order of their numbers."""
        return tuple(self.graph.references[key] for key in self.numbers)

    @cached_property
    def code(self) -> str:
        """The permalink code of the view."""
        return permalink.encode(self.placed)
