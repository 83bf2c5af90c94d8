"""What a comparison with health lays over a drawing: what becomes of every arrow, and the sum of every organ."""

from __future__ import annotations

from collections.abc import Sequence

from causal_atlas.diagrams.metrics import text_width
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Condition
from causal_atlas.reasoning.contrast import Contrast, compared
from causal_atlas.reasoning.fates import counts, short

_TELLING = (
    Contrast.LOST,
    Contrast.ATTENUATED,
    Contrast.NEW,
    Contrast.AMPLIFIED,
    Contrast.PRESERVED,
    Contrast.UNCHANGED,
    Contrast.UNSAID,
)
"""What an arrow of several claims shows, the most telling first."""
_NAME_SIZE = 13.0


def contrast_of(graph: ConceptGraph, claims: Sequence[Claim], condition: Condition | None) -> Contrast | None:
    """What becomes of an arrow when health is compared with a condition; None where nothing is compared.

    Claims that hold in neither count as unsaid: a comparison has nothing to say of them.
    """
    if condition is None or not graph.insulin_actions:
        return None
    known = compared(graph, condition)
    found = {known[claim.id].contrast for claim in claims if claim.id in known}
    return next((contrast for contrast in _TELLING if contrast in found), Contrast.UNSAID)


def region_name(graph: ConceptGraph, organ: str, label: str, width: float, condition: Condition | None) -> str:
    """The name of an organ's region, in a comparison with how its insulin actions fare, as far as there is room.

    Args:
        graph: what is known.
        organ: its id.
        label: its plain name.
        width: the width of the region, in drawing units.
        condition: what health is compared with.
    """
    said = short(counts(graph, condition, organ)) if condition else ""
    if not said:
        return label
    full = f"{label} · {said}"
    fits = text_width(full, _NAME_SIZE, "semibold") <= width
    return full if fits else full.replace(" orders", "").replace(" order", "")
