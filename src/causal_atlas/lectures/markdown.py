"""A lecture as Markdown, with a picture of each scene beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import named
from causal_atlas.exports.markdown import plain
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, Scene, spoken_seconds
from causal_atlas.lectures.markup import as_markdown, parse
from causal_atlas.lectures.references import line, numbered, numbers_of
from causal_atlas.lectures.staging import staged
from causal_atlas.reasoning.chain_prose import marks


def lecture_markdown(graph: ConceptGraph, lecture: Lecture, pictures: Mapping[str, str] | None = None) -> str:
    """The lecture as text.

    Args:
        graph: the atlas.
        lecture: what is told.
        pictures: the file name of the picture of each scene, by the id of the scene.
    """
    return "\n".join(_lines(graph, lecture, pictures or {})).rstrip("\n") + "\n"


def pictures_of(graph: ConceptGraph, lecture: Lecture, stem: str) -> Iterator[tuple[str, str, bytes]]:
    """The picture of each scene: the id of the scene, a file name that begins with `stem`, and an SVG."""
    svg = named("svg")
    looks = Options(title="", credit=False, references=False)
    for number, scene in enumerate(staged(graph, lecture).scenes, 1):
        if scene.view.concepts:
            yield scene.id, f"{stem}-{number:02}.svg", svg.write(Figure.of(graph, scene.view, looks))


def safe(markdown: str) -> str:
    r"""Markdown without HTML, without pictures from elsewhere, and with links to web addresses only.

    >>> print(safe("*a* <b> [x](javascript:1) [y](https://z.org)"))
    *a* \<b\> \[x\](javascript:1) [y](https://z.org)
    """
    return as_markdown(parse(markdown))


def minutes(seconds: int) -> str:
    """A time to speak, for people.

    >>> minutes(40), minutes(80), minutes(600)
    ('40 seconds', '1 minute', '10 minutes')
    """
    if seconds < 60:
        return f"{seconds} second{'' if seconds == 1 else 's'}"
    whole = round(seconds / 60)
    return f"{whole} minute{'s' if whole > 1 else ''}"


def _lines(graph: ConceptGraph, lecture: Lecture, pictures: Mapping[str, str]) -> Iterator[str]:
    numbers = numbered(graph, lecture)
    yield from (f"# {plain(lecture.title)}", "")
    if lecture.description:
        yield from (safe(lecture.description), "")
    yield from (f"*{len(lecture.scenes)} scenes; the narration takes about {minutes(lecture.seconds)}.*", "")
    for number, scene in enumerate(lecture.scenes, 1):
        yield from _scene(graph, scene, number, pictures.get(scene.id, ""), numbers)
    if numbers:
        yield from ("## References", "")
        yield from (f"{number}. {plain(line(graph, key))}" for key, number in numbers.items())
        yield ""
    info = graph.info
    yield from ("---", "", plain(f"{info.title}, Causal Atlas {info.version}. {info.licence}. {info.disclaimer}"))


def _scene(graph: ConceptGraph, scene: Scene, number: int, picture: str, numbers: Mapping[str, int]) -> Iterator[str]:
    yield from (f"## {number}. {plain(scene.title)}", "")
    if picture:
        yield from (f"![{plain(scene.title)}]({picture})", "")
    if scene.narration:
        cites = marks(numbers_of(graph, scene, numbers)).replace("[", r"\[").replace("]", r"\]")
        yield from (f"{safe(scene.narration)}{cites}", "")
    if scene.question:
        yield from _question(scene.question, scene.id)
    if scene.missing:
        yield from (f"*This atlas does not have {plain(', '.join(scene.missing))}.*", "")
    if scene.notes:
        yield from (f"**Notes** (about {minutes(spoken_seconds(scene.narration))}). {safe(scene.notes)}", "")


def _question(question: AudienceQuestion, seed: str) -> Iterator[str]:
    yield from (f"**Question.** {plain(question.prompt)}", "")
    yield from (f"- {plain(choice.text)}" for choice in question.offered(seed))
    yield from ("", f"**Answer.** {plain(question.right.text)}", "")
