"""Where a publication is found."""

from __future__ import annotations

from urllib.parse import quote

from causal_atlas.knowledge.model import Reference


def address(reference: Reference | None) -> str:
    """The address of a publication, or nothing; it holds nothing but an address.

    >>> address(None)
    ''
    """
    if reference is None:
        return ""
    if reference.pmid.isdecimal() and reference.pmid.isascii():
        return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    return f"https://doi.org/{quote(reference.doi, safe='/()')}" if reference.doi else ""
