"""A scene's picture within a page: its steps as fragments, its ids of its own, its colours by name for light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as Tree

from causal_atlas.exports.figure import Figure, Palette
from causal_atlas.exports.picture.drawing import drawing
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.markup import clean, escaped, number, tag
from causal_atlas.exports.picture.markup import name as id_of
from causal_atlas.exports.picture.sheet import Sheet, sheet
from causal_atlas.lectures.decks.colours import Colours
from causal_atlas.lectures.decks.stage import Fits, Shot, shot
from causal_atlas.lectures.decks.steps import Steps

PAINTED = ("fill", "stroke")
MOST_DESCRIBED = 1_500
"""Characters of the description of a picture; what is told besides stands in the narration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePicture:
    """The picture of a scene."""

    markup: str
    shot: Shot
    words: Sheet


def looks(figure: Figure) -> tuple[Look, Look]:
    """How a figure looks on a light and on a dark page."""
    light, dark = (replace(figure, options=replace(figure.options, palette=each)) for each in (Palette.LIGHT, Palette.DARK))
    return Look.of(light), Look.of(dark)


def inline_picture(figure: Figure, found: Steps, name: str, colours: Colours, fits: Fits) -> InlinePicture:
    """The picture of a figure.

    Args:
        figure: what is drawn.
        found: when its parts are seen.
        name: begins every id, so that pictures of one page do not clash.
        colours: the colours of the page.
        fits: how large the narration can be.
    """
    light, dark = looks(figure)
    drawn = drawing(figure, light, cites=False)
    tree = _tree(drawn.markup)
    paint(tree, _tree(drawing(figure, dark, cites=False).markup), colours)
    _plain(tree)
    _stepped(tree, figure, found)
    _named(tree, name)
    words = sheet(figure, drawn, cites=False)
    taken = shot(drawn.bounds, fits)
    markup = tag(
        "svg",
        tag("title", escaped(words.name), id=f"{name}-title"),
        tag("desc", escaped(_cut(words.description)), id=f"{name}-desc"),
        inner(tree),
        viewBox=" ".join(map(number, taken.box)),
        width=taken.frame.width,
        height=taken.frame.height,
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_="picture",
        data_frame=" ".join(map(number, taken.frame)),
    )
    return InlinePicture(markup=markup, shot=taken, words=words)


def painted(light: str, dark: str, colours: Colours) -> str:
    """The markup of a drawing for both, from what it is on a light page and on a dark one."""
    tree = _tree(light)
    paint(tree, _tree(dark), colours)
    return inner(tree)


def paint(light: Tree.Element, dark: Tree.Element, colours: Colours) -> None:
    """Replace the colours of one drawing by the names of its pairs; the other is the same drawing on a dark page."""
    for one, other in zip(light.iter(), dark.iter(), strict=True):
        for attribute in PAINTED:
            if one.get(attribute, "none") != "none":
                one.set(attribute, colours.of(one.attrib[attribute], other.attrib[attribute]))


def inner(tree: Tree.Element) -> str:
    """What is within an element, as markup."""
    return "".join(Tree.tostring(child, encoding="unicode") for child in tree)


def _tree(markup: str) -> Tree.Element:
    return Tree.fromstring(f"<g>{markup}</g>")


def _plain(tree: Tree.Element) -> None:
    """Take out what only a file of its own needs: what each claim says is told under the arrow, and data of programs."""
    for parent in list(tree.iter()):
        for child in list(parent):
            if child.tag == "desc" or "claim" in child.get("class", "").split():
                parent.remove(child)
        for attribute in [each for each in parent.attrib if each.startswith("data-")]:
            del parent.attrib[attribute]


def _stepped(tree: Tree.Element, figure: Figure, found: Steps) -> None:
    """Put whatever comes later into a fragment."""
    groups = {group.get("class"): group for group in tree}
    arrows = {
        f"arrow-{id_of(arrow.cause)}.to.{id_of(arrow.effect)}.{arrow.glyph.value}": arrow.id for arrow in figure.diagram.arrows
    }
    concepts = {f"concept-{id_of(box.concept)}": box.concept for box in figure.diagram.boxes}
    for kind in ("regions", "organ-names"):
        if kind in groups:
            _wrap(groups[kind], found.regions)
    if "arrows" in groups:
        _wrap(groups["arrows"], [found.arrows[arrows[each.attrib["id"]]] for each in groups["arrows"]])
    for organ in groups["concepts"]:
        _wrap(organ, [found.concepts[concepts[each.attrib["id"]]] if each.get("id") in concepts else 0 for each in organ])


def _wrap(group: Tree.Element, when: Sequence[int]) -> None:
    # A fragment of its own around each: its opacity is the fragment's, that of the part within stays.
    for place, (child, step) in enumerate(zip(list(group), when, strict=True)):
        if step:
            fragment = Tree.Element("g", {"class": "fragment", "data-fragment-index": str(step - 1)})
            fragment.append(child)
            group[place] = fragment


def _named(tree: Tree.Element, name: str) -> None:
    for element in _with_ids(tree):
        element.set("id", f"{name}-{element.attrib['id']}")


def _with_ids(tree: Tree.Element) -> Iterator[Tree.Element]:
    return (element for element in tree.iter() if "id" in element.attrib)


def _cut(text: str) -> str:
    told = clean(text)
    return told if len(told) <= MOST_DESCRIBED else f"{told[:MOST_DESCRIBED].rpartition('. ')[0]}. And more."
