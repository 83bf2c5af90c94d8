"""What the formats of bibliographies share: the authors of a reference one by one, its year, and a remark on its checking."""

from __future__ import annotations

import re
from typing import NamedTuple

from causal_atlas.knowledge.evidence import VERIFIED
from causal_atlas.knowledge.model import Reference
from causal_atlas.knowledge.rows import clean

_PERSON = re.compile(r"(?P<family>\S.*?) (?P<initials>[A-Z]{1,4})(?: (?P<suffix>Jr|Sr|2nd|3rd|II|III))?")


class Author(NamedTuple):
    """A person by family name and initials, or a group by its whole name as `family`."""

    family: str
    initials: str = ""
    suffix: str = ""

    @property
    def given(self) -> str:
        """The initials as they are printed: "M. S."."""
        return " ".join(f"{letter}." for letter in self.initials)


OTHERS = Author("et al.")
"""More authors than the reference names."""


def authors(text: str) -> tuple[Author, ...]:
    """The authors in a text as PubMed writes them; what does not look like a person is a group.

    >>> [author.family for author in authors("Brown MS, Board of Advisers, Goldstein JL et al.")]
    ['Brown', 'Board of Advisers', 'Goldstein', 'et al.']
    >>> authors("de Boer IH Jr")[0].given, authors("Board & Editors")[0].given
    ('I. H.', '')
    """
    named = line(text)
    names = [part.strip() for part in named.removesuffix("et al.").split(",")]
    found = tuple(_author(name) for name in names if name)
    return (*found, OTHERS) if named.endswith("et al.") else found


def _author(name: str) -> Author:
    person = _PERSON.fullmatch(name)
    return Author(person["family"], person["initials"], person["suffix"] or "") if person else Author(name)


def year(text: str) -> int | None:
    """The year in a text that begins with one.

    >>> year("2008 May"), year("in press")
    (2008, None)
    """
    found = re.match(r"\d{4}\b", text)
    return int(found[0]) if found else None


def line(text: str) -> str:
    r"""A text in one line.

    >>> line(" two\n lines ")
    'two lines'
    """
    return " ".join(clean(text).split())


def remark(reference: Reference) -> str:
    """How far somebody checked a reference, in a sentence; whoever cites it has to know."""
    how = line(reference.verified).rstrip(".")
    checked = "Checked" if reference.grade in VERIFIED else "Not verified"
    return f"{checked} (grade {reference.grade}): {how}." if how and how != "could not be verified" else f"{checked}."
