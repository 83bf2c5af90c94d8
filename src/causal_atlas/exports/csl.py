"""CSL-JSON, for Pandoc, Zotero and every citation style: exactly the references of the view, in the order of their numbers.

https://github.com/citation-style-language/schema
"""

from __future__ import annotations

import json
from typing import Any

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.people import Author, authors, line, remark, year
from causal_atlas.knowledge.model import Reference


def write(figure: Figure) -> bytes:
    """The references as CSL-JSON."""
    items = [_item(reference) for reference in figure.references]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _item(reference: Reference) -> dict[str, Any]:
    dated = year(reference.year)
    item = {
        "id": line(reference.key),
        "type": "article-journal" if reference.journal else "document",
        "title": line(reference.title),
        "author": [_name(author) for author in authors(reference.authors)],
        "container-title": line(reference.journal),
        "issued": {"date-parts": [[dated]]} if dated else {"literal": line(reference.year)} if reference.year else {},
        "DOI": line(reference.doi),
        "PMID": line(reference.pmid),
        "note": " ".join(filter(None, (remark(reference), line(reference.note)))),
    }
    return {name: value for name, value in item.items() if value}


def _name(author: Author) -> dict[str, str]:
    if not author.initials:
        return {"literal": author.family}
    named = {"family": author.family, "given": author.given}
    return named | {"suffix": author.suffix} if author.suffix else named


FORMAT = Format(
    name="csl",
    label="CSL-JSON (Zotero, Pandoc)",
    extension="json",
    media_type="application/vnd.citationstyles.csl+json",
    write=write,
)
