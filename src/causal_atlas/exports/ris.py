"""RIS, for EndNote, Zotero and Mendeley: exactly the references of the view, in the order of their numbers.

https://en.wikipedia.org/wiki/RIS_(file_format)
"""

from __future__ import annotations

from collections.abc import Iterator

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.people import OTHERS, Author, authors, line, remark, year
from causal_atlas.knowledge.model import Reference


def write(figure: Figure) -> bytes:
    """The references as RIS; its lines end as the format asks."""
    lines = (f"{tag}  - {value}\r\n" for reference in figure.references for tag, value in _fields(reference))
    return "".join(lines).replace("ER  - \r\n", "ER  - \r\n\r\n").encode()


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    found = {
        "TY": "JOUR" if reference.journal else "GEN",
        "ID": line(reference.key),
        "TI": line(reference.title),
        "T2": line(reference.journal),
        "PY": str(year(reference.year) or ""),
        "DO": line(reference.doi),
        "AN": f"PMID:{line(reference.pmid)}" if reference.pmid else "",
        "N1": " ".join(filter(None, (remark(reference), line(reference.note)))),
    }
    for tag, value in found.items():
        if value:
            yield tag, value
        if tag == "ID":
            yield from (("AU", _name(author)) for author in authors(reference.authors) if author != OTHERS)
    yield "ER", ""


def _name(author: Author) -> str:
    return ", ".join(filter(None, (author.family, author.given, author.suffix)))


FORMAT = Format(
    name="ris", label="RIS (Zotero, EndNote)", extension="ris", media_type="application/x-research-info-systems", write=write
)
