"""ConceptGraph: what is known, as an immutable graph with typed look-ups."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

import networkx as nx

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.model import (
    AtlasInfo,
    Claim,
    Concept,
    Condition,
    Dispute,
    Question,
    Reference,
    RelationKind,
    Source,
    Statement,
)

LINKING = frozenset({RelationKind.CAUSAL, RelationKind.INFLUENCE, RelationKind.STATUS})
"""The kinds of relation that make one concept a cause or an effect of another when a view is expanded."""


class Direction(StrEnum):
    """Which way to look from a concept."""

    CAUSES = "causes"
    EFFECTS = "effects"


class ConceptGraph:
    """Concepts and claims with everything that supports them.

    `network` is a `networkx.MultiDiGraph` whose nodes are concept ids and whose edge keys are claim ids; it carries no
    attributes, so that a million claims stay cheap. Nothing can be changed after building.
    """

    def __init__(
        self,
        *,
        info: AtlasInfo,
        concepts: Mapping[str, Concept],
        claims: Mapping[str, Claim],
        network: nx.MultiDiGraph[str] | None = None,
        statements: Mapping[str, Statement] | None = None,
        references: Mapping[str, Reference] | None = None,
        sources: Mapping[str, Source] | None = None,
        disputes: Mapping[str, Dispute] | None = None,
        questions: Mapping[str, Question] | None = None,
        layouts: Mapping[str, Mapping[str, tuple[int, int]]] | None = None,
    ) -> None:
        self.info = info
        self.concepts = concepts
        self.claims = claims
        self.statements = statements or {}
        self.references = references or {}
        self.sources = sources or {}
        self.disputes = disputes or {}
        self.questions = questions or {}
        self.layouts = layouts or {}
        """Shipped places: `question:ID:organs`, `question:ID:chain`, `organ:ID:organs` … → concept → (x, y) in drawing units."""
        self.network = network if network is not None else _network(concepts, claims.values())
        self._names = {alias: concept.id for concept in concepts.values() for alias in concept.aliases}
        self._disputes_of: dict[str, list[Dispute]] = {}
        for dispute in self.disputes.values():
            for side in dispute.sides:
                for claim in side.claims:
                    self._disputes_of.setdefault(claim, []).append(dispute)

    def resolve(self, name: str) -> str | None:
        """The present id of a concept called by its id or a former id, or None."""
        return name if name in self.concepts else self._names.get(name)

    def concept(self, name: str) -> Concept:
        """The concept with this id or former id.

        Raises:
            UnknownConceptError: there is none; the message offers the nearest.
        """
        found = self.resolve(name)
        if found is None:
            raise UnknownConceptError(f"no concept {name!r}")
        return self.concepts[found]

    def claims_to(self, concept: str) -> tuple[Claim, ...]:
        """Claims whose effect is `concept`."""
        return tuple(self.claims[key] for _, _, key in self.network.in_edges(concept, keys=True))

    def claims_from(self, concept: str) -> tuple[Claim, ...]:
        """Claims whose cause is `concept`."""
        return tuple(self.claims[key] for _, _, key in self.network.out_edges(concept, keys=True))

    def claims_between(self, cause: str, effect: str) -> tuple[Claim, ...]:
        """Claims from `cause` to `effect`, in this direction only."""
        return tuple(self.claims[key] for key in self.network.get_edge_data(cause, effect, default={}))

    def claims_among(self, concepts: Collection[str]) -> tuple[Claim, ...]:
        """Every claim whose cause and effect are both in `concepts`, in the order of `concepts`."""
        inside = set(concepts)
        found: list[Claim] = []
        for cause in concepts:
            successors = self.network.adj[cause]
            common = inside & successors.keys() if len(inside) < len(successors) else [c for c in successors if c in inside]
            for effect in sorted(common):
                found.extend(self.claims[key] for key in successors[effect])
        return tuple(found)

    def neighbours(
        self,
        concept: str,
        direction: Direction,
        *,
        kinds: Collection[RelationKind] = LINKING,
        condition: Condition | None = None,
        grade: int = 1,
    ) -> tuple[str, ...]:
        """Causes or effects of a concept, best supported first.

        Args:
            concept: a concept id.
            direction: look at causes or at effects.
            kinds: the kinds of relation that count.
            condition: count only claims that hold in it.
            grade: count only claims of at least this grade, 1 to 4.
        """
        causes = direction is Direction.CAUSES
        best: dict[str, int] = {}
        for claim in self.claims_to(concept) if causes else self.claims_from(concept):
            other = claim.cause if causes else claim.effect
            counts = claim.relation.kind in kinds and claim.grade >= grade and (condition is None or condition in claim.conditions)
            if counts and other != concept:
                best[other] = max(best.get(other, 0), claim.grade)
        return tuple(sorted(best, key=lambda other: (-best[other], other)))

    def disputes_of(self, claim: str) -> tuple[Dispute, ...]:
        """The disputes in which a claim is a side."""
        return tuple(self._disputes_of.get(claim, ()))


def _network(concepts: Iterable[str], claims: Iterable[Claim]) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(concepts)
    network.add_edges_from((claim.cause, claim.effect, claim.id) for claim in claims)
    return nx.freeze(network)  # type: ignore[no-any-return]
