"""SIF, the simple interaction format of Cytoscape: a line for each link, and for each concept without one.

The fields are ids, parted by tabs. *activates* and *inhibits* are links with a sign; every other link is called by its relation.
https://manual.cytoscape.org/en/stable/Supported_Network_File_Formats.html#sif-format
"""

from __future__ import annotations

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.model import Claim, Polarity
from causal_atlas.knowledge.rows import clean

WORDS = {Polarity.PLUS: "activates", Polarity.MINUS: "inhibits"}


def write(figure: Figure) -> bytes:
    """The figure as SIF; claims that read the same are one line."""
    linked = {end for claim in figure.claims for end in (claim.cause, claim.effect)}
    lines = {f"{_field(claim.cause)}\t{word(claim)}\t{_field(claim.effect)}" for claim in figure.claims}
    lines.update(_field(concept.id) for concept in rows.concepts(figure) if concept.id not in linked)
    return "".join(f"{line}\n" for line in sorted(lines)).encode()


def word(claim: Claim) -> str:
    """What a link is called."""
    return WORDS[claim.polarity] if claim.polarity else claim.relation.value


def _field(name: str) -> str:
    return " ".join(clean(name).split())


FORMAT = Format(name="sif", label="SIF (Cytoscape)", extension="sif", media_type="text/plain; charset=utf-8", write=write)
