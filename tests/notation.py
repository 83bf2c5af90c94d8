"""A tiny notation for graphs in tests: `graph("a + b", "b - c", "c ~ d")`."""

from __future__ import annotations

from collections.abc import Mapping

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import AtlasInfo, Claim, Concept, ConceptKind, Condition, Organ, Origin, Relation, Wording

RELATIONS = {
    "permits": Relation.PERMITS,
    "impairs": Relation.IMPAIRS,
    "+": Relation.INCREASES,
    "-": Relation.DECREASES,
    "?": Relation.REGULATES,
    "~": Relation.ASSOCIATED_WITH,
    "<": Relation.IS_A,
}


def concept(
    name: str, *, organ: str = "blood", aliases: tuple[str, ...] = (), kind: ConceptKind = ConceptKind.PROCESS
) -> Concept:
    return Concept(
        id=name, kind=kind, organ=organ, label=Wording.same(name.title()), explanation=Wording.same("It is."), aliases=aliases
    )


def claim(text: str, *, grade: int = 2) -> Claim:
    cause, sign, effect, *rest = text.split()
    relation = RELATIONS[sign]
    return Claim(
        id=f"{cause}-{relation}-{effect}",
        cause=cause,
        relation=relation,
        effect=effect,
        polarity=relation.polarity,
        conditions=tuple(Condition),
        mechanism=Wording.same("It does."),
        origin=Origin.STATED,
        grade=int(rest[0]) if rest else grade,
    )


def organ(name: str, column: int = 0, row: int = 0) -> Organ:
    colours = {"tint": "#eeeeee", "ink": "#333333", "tint_dark": "#222222", "ink_dark": "#dddddd"}
    return Organ(id=name, label=Wording.same(name.title()), column=column, row=row, **colours)


def graph(
    *claims: str, organs: Mapping[str, str] | None = None, aliases: Mapping[str, tuple[str, ...]] | None = None
) -> ConceptGraph:
    """A graph of claims; a trailing number is the grade. `organs` maps concepts to organs, blood being the default."""
    made = {each.id: each for each in map(claim, claims)}
    names = dict.fromkeys(name for each in made.values() for name in (each.cause, each.effect))
    homes = organs or {}
    concepts = {n: concept(n, organ=homes.get(n, "blood"), aliases=(aliases or {}).get(n, ())) for n in names}
    present = dict.fromkeys(["blood", *homes.values()])
    info = AtlasInfo(
        title="Test",
        version="1",
        licence="CC0",
        disclaimer="Only a test.",
        organs=tuple(organ(name, column) for column, name in enumerate(present)),
    )
    return ConceptGraph(info=info, concepts=concepts, claims=made)
