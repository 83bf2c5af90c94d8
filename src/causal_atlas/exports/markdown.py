"""Markdown: title, answer, every claim as a sentence with the numbers of its references, the references, and who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.rows import title
from causal_atlas.exports.text import cited, sentence
from causal_atlas.knowledge.rows import clean

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!$^@]|(?<=:)/(?=/)|(?<=[wW])\.)")


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
    if figure.options.credit:
        info = figure.graph.info
        yield from ("", "---", "", plain(f"{info.title}, Causal Atlas {info.version}. {info.licence}. {info.disclaimer}"))


def plain(text: str) -> str:
    r"""A text in one line in which Markdown finds nothing to mark up, no address to link and no HTML.

    >>> print(plain("<b>1</b> * [x](http://y) www.z"))
    \<b\>1\</b\> \* \[x\](http:\//y) www\.z
    >>> print(plain("1. first"), plain("- dash"))
    1\. first \- dash
    """
    escaped = _MARKS.sub(r"\\\1", " ".join(clean(text).split()))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", escaped))


FORMAT = Format(name="markdown", label="Markdown", extension="md", media_type="text/markdown; charset=utf-8", write=write)
