"""What is too large for shapes: a slide with one vector picture, and a picture of dots for programs that draw no vectors."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.slide import Slide

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.exports.figure import Figure, Page
from causal_atlas.exports.formats import named
from causal_atlas.exports.slide.drawingml import POINT, Frame, identity

MOST_SHAPES = 60
"""Concepts up to which a slide is made of shapes: more can neither be read nor sensibly moved by hand."""
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_USE = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The key by which PowerPoint finds the vector picture beside that of dots."""
_DOTS = 2400
"""Pixels across the picture of dots."""


def remark(figure: Figure) -> str:
    """What the slide says of itself."""
    return (
        f"This view has {len(figure.concepts)} concepts. Above {MOST_SHAPES} the drawing is one vector picture, "
        "not shapes that can be moved; choose fewer concepts for those."
    )


def picture(slide: Slide, figure: Figure, number: int, description: str, room: Rect) -> str:
    """The drawing as a picture in the middle of a room.

    Args:
        slide: the slide that is to hold it.
        figure: what is drawn.
        number: the number of its shape.
        description: its alternative text.
        room: where it may stand, in points.
    """
    bare = replace(figure.options, title="", caption="", legend=False, references=False, credit=False, page=Page.TIGHT)
    bare = replace(bare, width=_DOTS, dpi=None, transparent=False)
    drawing = Figure(graph=figure.graph, view=figure.view, options=bare)
    vector, dots = named("svg").write(drawing), named("png").write(drawing)
    part, dots_id = slide.part.get_or_add_image_part(BytesIO(dots))
    package = slide.part.package
    file = Part(PackURI(f"{str(part.partname).rpartition('.')[0]}.svg"), "image/svg+xml", package, vector)
    vector_id = slide.part.relate_to(file, RELATIONSHIP_TYPE.IMAGE)
    wide, tall = _size(vector)
    scale = min((room.right - room.left) / wide, (room.bottom - room.top) / tall)
    frame = Frame(
        round((room.left + room.right - wide * scale) / 2 * POINT),
        round((room.top + room.bottom - tall * scale) / 2 * POINT),
        round(wide * scale * POINT),
        round(tall * scale * POINT),
    )
    beside = f'<a:ext uri="{_USE}"><asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector_id}"/></a:ext>'
    return (
        f"<p:pic><p:nvPicPr>{identity(number, '!!drawing', description)}"
        '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{dots_id}"><a:extLst>{beside}</a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill>"
        f'<p:spPr>{frame.markup}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _size(vector: bytes) -> tuple[float, float]:
    """Width and height of an SVG that the atlas wrote."""
    found = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', vector)
    assert found, "our own SVG says how large it is"
    return float(found[1]), float(found[2])
