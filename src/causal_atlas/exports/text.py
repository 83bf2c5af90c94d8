"""Plain text: the question, every claim as a sentence, and the references by number."""

from __future__ import annotations

from collections.abc import Iterator

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.heading import heading
from causal_atlas.knowledge.model import Claim, Reference
from causal_atlas.knowledge.rows import clean
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.doubts import remark


def written(figure: Figure) -> bytes:
    """The figure as UTF-8 text."""
    # A label may hold a line break or a control character; here it has to stay in its line.
    return "".join(f"{' '.join(clean(line).split())}\n" for line in lines(figure)).encode()


def lines(figure: Figure) -> Iterator[str]:
    """The text, line by line."""
    question = figure.graph.questions.get(figure.view.question)
    title = heading(figure) if figure.options.title is None else figure.options.title
    if title:
        yield from (title, "")
    if question:
        yield from (question.answer.for_(figure.view.audience), "")
    for claim in figure.claims:
        yield f"- {sentence(figure, claim)}"
    if figure.references and figure.options.references:
        yield from ("", "References", "")
        for number, reference in enumerate(figure.references, 1):
            yield f"[{number}] {cited(reference)}"
    if figure.options.credit:
        info = figure.graph.info
        yield from ("", f"{info.title}, Causal Atlas {info.version}".rstrip(), info.disclaimer)


def sentence(figure: Figure, claim: Claim) -> str:
    """A claim with what has to be said along with it and the numbers of its references.

    A reference is numbered where it is cited first in the figure.
    """
    numbers = "".join(f"[{figure.numbers[key]}]" for key in claim.references if key in figure.numbers)
    told = prose.text(figure.graph, claim, figure.view.audience).rstrip(".") + remark(figure.graph, claim)
    return f"{told} {numbers}." if numbers and figure.options.references else f"{told}."


def cited(reference: Reference) -> str:
    """A reference in a line."""
    where = " ".join(part for part in (reference.journal, reference.year) if part)
    mark = f"doi:{reference.doi}" if reference.doi else f"PMID {reference.pmid}" if reference.pmid else ""
    parts = (reference.authors, reference.title.rstrip("."), where, mark)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


FORMAT = Format(name="text", label="Plain text", extension="txt", media_type="text/plain; charset=utf-8", write=written)
