"""BibTeX: exactly the references of the view, in the order of their numbers; UTF-8, which biber and every present BibTeX read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.people import OTHERS, Author, authors, line, remark, year
from causal_atlas.knowledge.model import Reference

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


def write(figure: Figure) -> bytes:
    """The references as BibTeX."""
    taken: set[str] = set()
    return "\n".join(_entry(reference, key_of(reference.key, taken)) for reference in figure.references).encode()


def key_of(name: str, taken: set[str]) -> str:
    """A key that BibTeX can cite; it joins those that are `taken`.

    >>> key_of("pmid:18249166", set()), key_of("=ref", {"ref"})
    ('pmid:18249166', 'ref-2')
    """
    plain = re.sub(r"[^A-Za-z0-9:._/-]+", "-", name).strip("-") or "reference"
    key, number = plain, 1
    while key in taken:
        number += 1
        key = f"{plain}-{number}"
    taken.add(key)
    return key


def _entry(reference: Reference, key: str) -> str:
    kind = "article" if reference.journal else "misc"
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(reference) if value)
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, authors(reference.authors)))
    # The inner braces keep the capitals of the title.
    yield "title", f"{{{_tex(reference.title)}}}"
    yield "journal", _tex(reference.journal)
    yield "year", str(year(reference.year) or _tex(reference.year))
    # A DOI is printed as it stands by every style that knows it.
    yield "doi", re.sub(r"[{}\\\s]", "", line(reference.doi))
    yield "pmid", _tex(reference.pmid)
    yield "note", _tex(remark(reference))
    yield "annote", _tex(reference.note)


def _name(author: Author) -> str:
    if author == OTHERS:
        return "others"
    if not author.initials:
        return f"{{{_tex(author.family)}}}"
    return ", ".join(filter(None, (_tex(author.family), author.suffix, author.given)))


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in line(text))


FORMAT = Format(name="bibtex", label="BibTeX (LaTeX, JabRef)", extension="bib", media_type="application/x-bibtex", write=write)
