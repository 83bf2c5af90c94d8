"""Markdown: title, answer, claims as sentences with the numbers of their references, the references, the evidence as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.rows import title
from causal_atlas.exports.text import cited, sentence
from causal_atlas.knowledge.rows import clean

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^@]|(?<=:)/(?=/)|(?<=[wW]{3})\.)")


def write(figure: Figure) -> bytes:
    """The figure as UTF-8 Markdown."""
    return ("\n".join(_lines(figure)).strip("\n") + "\n").encode()


def _lines(figure: Figure) -> Iterator[str]:
    question = figure.graph.questions.get(figure.view.question)
    if heading := title(figure):
        yield from (f"# {plain(heading)}", "")
    if question:
        yield from (plain(question.answer.for_(figure.view.audience)), "")
    for claim in figure.claims:
        yield f"- {plain(sentence(figure, claim))}"
    if figure.references and figure.options.references:
        yield from ("", "## References", "")
        for number, reference in enumerate(figure.references, 1):
            yield f"{number}. {plain(cited(reference))}"
    if figure.claims:
        yield from ("", "## Evidence", "", *_table(figure))
    if figure.options.credit:
        info = figure.graph.info
        yield from ("", "---", "", plain(f"{info.title}, Causal Atlas {info.version}. {info.licence}. {info.disclaimer}"))


def _table(figure: Figure) -> Iterator[str]:
    """Claims by the ids of their concepts, in the order of the sentences."""
    yield _row("cause", "relation", "effect", "sign", "holds in", "grade, 1 to 4", "origin", "review")
    yield _row(*["---"] * 8)
    for claim in figure.claims:
        ends = [f"{name} ({figure.graph.concepts[name].organ})" for name in (claim.cause, claim.effect)]
        sign = claim.polarity.value if claim.polarity else "none"
        told = [ends[0], claim.relation.value, ends[1], sign, ", ".join(claim.conditions), str(int(claim.grade))]
        yield _row(*map(plain, [*told, claim.origin.value, claim.review.value]))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    r"""A text in one line in which Markdown finds nothing to mark up, no address to link and no HTML.

    >>> print(plain("<b>1</b> * [x](http://y) www.z. Now."))
    \<b\>1\</b\> \* \[x\](http:\//y) www\.z. Now.
    >>> print(plain("1. first"), plain("- dash"))
    1\. first \- dash
    """
    escaped = _MARKS.sub(r"\\\1", " ".join(clean(text).split()))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", escaped))


FORMAT = Format(name="markdown", label="Markdown", extension="md", media_type="text/markdown; charset=utf-8", write=write)
