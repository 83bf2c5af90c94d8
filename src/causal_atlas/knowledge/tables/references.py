"""What stands in a reference cell: PubMed numbers, DOIs, or a citation in words."""

from __future__ import annotations

import re

from causal_atlas.knowledge.model import Reference

NOT_VERIFIED = "NOT VERIFIED"

_APART = re.compile(r"\s*(?:\||;(?=\s*(?:$|pmid|pubmed|doi|https?:|10\.\d|\d{7,8}\b)))\s*", re.IGNORECASE)
_PMID = re.compile(
    r"(?:(?:pmid|pubmed)\s*:?\s*|https?://(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/)(\d{1,8})\b"
    r"|^(\d{7,8})$",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>|]+", re.IGNORECASE)
_ONLY_DOI = re.compile(r"(?:doi\s*:?\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s\"|]+)$", re.IGNORECASE)


def keys_of(cell: str) -> tuple[str, ...]:
    """The keys of the references in a cell; the same publication has the same key however it is written.

    >>> keys_of("PMID: 22385956; https://doi.org/10.1172/JCI10842")
    ('pmid:22385956', 'doi:10.1172/jci10842')
    >>> keys_of("Samuel and Shulman, Cell 2012; 148: 852")
    ('Samuel and Shulman, Cell 2012; 148: 852',)
    """
    return tuple(dict.fromkeys(_key(piece) for piece in _APART.split(cell) if piece))


def reference_of(key: str) -> Reference:
    """The reference behind a key. Nothing of it was looked up.

    >>> reference_of("doi:10.1172/jci10842").doi
    '10.1172/jci10842'
    >>> reference_of("Samuel and Shulman, Cell 2012. doi:10.1016/j.cell.2012.02.017.").doi
    '10.1016/j.cell.2012.02.017'
    """
    pmid, doi = _PMID.search(key), _DOI.search(key)
    number = (pmid[1] or pmid[2]) if pmid else ""
    bare = key.startswith(("pmid:", "doi:"))
    return Reference(
        key=key,
        title=(f"PubMed {number}" if number else key) if bare else key,
        authors="",
        year="",
        journal="",
        grade=NOT_VERIFIED,
        verified="Taken from your file as it stands; nobody has looked it up.",
        pmid=number,
        doi=doi[0].rstrip(".,;)]") if doi else "",
    )


def _key(piece: str) -> str:
    if (pmid := _PMID.fullmatch(piece.rstrip("/"))) is not None:
        return f"pmid:{pmid[1] or pmid[2]}"
    if (doi := _ONLY_DOI.match(piece)) is not None:
        # DOIs do not tell capitals from small letters.
        return f"doi:{doi[1].rstrip('.,;').lower()}"
    return piece
