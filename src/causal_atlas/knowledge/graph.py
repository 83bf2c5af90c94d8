"""ConceptGraph: what is known, as an immutable graph with typed look-ups."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Never, TypeVar

import networkx as nx

from causal_atlas.errors import Finding, UnknownConceptError
from causal_atlas.knowledge.arcs import Arcs, arcs_of
from causal_atlas.knowledge.model import (
    AtlasInfo,
    Audience,
    Claim,
    Concept,
    Condition,
    Course,
    Dispute,
    Question,
    Reference,
    Relation,
    RelationKind,
    Source,
    Statement,
)
from causal_atlas.knowledge.names import did_you_mean

V = TypeVar("V")

LINKING = frozenset({RelationKind.CAUSAL, RelationKind.INFLUENCE, RelationKind.STATUS})
"""The kinds of relation that make one concept a cause or an effect of another when a view is expanded."""


class Direction(StrEnum):
    """Which way to look from a concept."""

    CAUSES = "causes"
    EFFECTS = "effects"


class ConceptGraph:
    """Concepts and claims with everything that supports them.

    `network` is a `networkx.MultiDiGraph` whose nodes are concept ids and whose edge keys are claim ids; it carries no
    attributes, so that a million claims stay cheap. Nothing can be changed after building: every mapping is read-only
    and the network is frozen.

    Any `Mapping` will do for `concepts` and `claims`, also one that makes its values on demand: building looks at none of
    them. `network` and the names are made when they are first needed.
    """

    info: AtlasInfo
    concepts: Mapping[str, Concept]
    claims: Mapping[str, Claim]
    statements: Mapping[str, Statement]
    references: Mapping[str, Reference]
    sources: Mapping[str, Source]
    disputes: Mapping[str, Dispute]
    questions: Mapping[str, Question]
    courses: Mapping[str, Course]
    layouts: Mapping[str, Mapping[str, tuple[int, int]]]
    """Shipped places: `question:ID:organs`, `course:ID:chain`, `organ:ID:organs` … → concept → (x, y) in drawing units."""
    warnings: tuple[Finding, ...]
    """What was guessed or left out when the graph was read; it can be used all the same."""

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
        courses: Mapping[str, Course] | None = None,
        layouts: Mapping[str, Mapping[str, tuple[int, int]]] | None = None,
        aliases: Mapping[str, str] | None = None,
        warnings: Iterable[Finding] = (),
    ) -> None:
        # Written past __setattr__, which refuses every later change.
        vars(self).update(
            info=info,
            concepts=_read_only(concepts),
            claims=_read_only(claims),
            statements=_read_only(statements or {}),
            references=_read_only(references or {}),
            sources=_read_only(sources or {}),
            disputes=_read_only(disputes or {}),
            questions=_read_only(questions or {}),
            courses=_read_only(courses or {}),
            layouts=_read_only({name: _read_only(places) for name, places in (layouts or {}).items()}),
            warnings=tuple(warnings),
        )
        if network is not None:
            vars(self)["network"] = nx.freeze(network)
        if aliases is not None:
            vars(self)["_aliases"] = _read_only(aliases)

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError(f"a ConceptGraph cannot be changed; build another one to have another {name}")

    def __delattr__(self, name: str) -> Never:
        raise AttributeError(f"a ConceptGraph cannot be changed; {name} stays")

    def __repr__(self) -> str:
        return f"<ConceptGraph {self.info.title!r}: {len(self.concepts)} concepts, {len(self.claims)} claims>"

    def resolve(self, name: str) -> str | None:
        """The present id of a concept called by its id or a former id, or None."""
        if name in self.concepts:
            return name
        present = self._aliases.get(name)
        return present if present in self.concepts else None

    def concept(self, name: str) -> Concept:
        """The concept with this id or former id.

        Raises:
            UnknownConceptError: there is none; the message offers the nearest.
        """
        return self.concepts[self._id(name)]

    def called(self, name: str) -> tuple[Concept, ...]:
        """The concepts whose id, former id, synonym or label (of any audience) is `name`, whatever its case.

        A synonym may belong to several concepts; they come in the order of the atlas.
        """
        return tuple(self.concepts[concept] for concept in self._names.get(_folded(name), ()))

    def course(self, name: str) -> Course | None:
        """The course with this id or former id, or None."""
        return self.courses.get(name) or next((one for one in self.courses.values() if name in one.aliases), None)

    def claims_to(self, concept: str, most: int | None = None) -> tuple[Claim, ...]:
        """Claims whose effect is `concept`, at most `most` of them.

        Raises:
            UnknownConceptError: there is no such concept.
        """
        return tuple(self.claims[key] for _, _, key in islice(self.network.in_edges(self._id(concept), keys=True), most))

    def claims_from(self, concept: str, most: int | None = None) -> tuple[Claim, ...]:
        """Claims whose cause is `concept`, at most `most` of them.

        Raises:
            UnknownConceptError: there is no such concept.
        """
        return tuple(self.claims[key] for _, _, key in islice(self.network.out_edges(self._id(concept), keys=True), most))

    def claims_between(self, cause: str, effect: str) -> tuple[Claim, ...]:
        """Claims from `cause` to `effect`, in this direction only."""
        return tuple(self.claims[key] for key in self.network.get_edge_data(cause, effect, default={}))

    def claims_among(self, concepts: Collection[str]) -> tuple[Claim, ...]:
        """Every claim whose cause and effect are both in `concepts`, in the order of `concepts`.

        Raises:
            UnknownConceptError: there is no such concept.
        """
        inside = set(concepts)
        found: list[Claim] = []
        for cause in concepts:
            successors = self.network.adj[self._id(cause)]
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

        Raises:
            UnknownConceptError: there is no such concept.
        """
        concept = self._id(concept)
        causes = direction is Direction.CAUSES
        best: dict[str, int] = {}
        for claim in self.claims_to(concept) if causes else self.claims_from(concept):
            other = claim.cause if causes else claim.effect
            counts = (
                claim.relation.kind in kinds and claim.grade >= grade and (condition is None or condition in claim.conditions)
            )
            if counts and other != concept:
                best[other] = max(best.get(other, 0), claim.grade)
        return tuple(sorted(best, key=lambda other: (-best[other], other)))

    def best_connected(self, most: int, organ: str | None = None) -> tuple[tuple[str, int], ...]:
        """The concepts with most causes and effects and how many links they have, of one organ or of all.

        A concept without such links is left out; of equals the first in the alphabet comes first.
        """
        degrees: Counter[str] = Counter()
        for claim in self.claims.values():
            if claim.relation.kind in LINKING:
                degrees.update((claim.cause, claim.effect))
        chosen = [(name, links) for name, links in degrees.items() if organ is None or self.concepts[name].organ == organ]
        return tuple(heapq.nsmallest(most, chosen, key=lambda entry: (-entry[1], entry[0])))

    def sizes(self) -> Mapping[str, int]:
        """How many concepts each organ has."""
        counts = Counter(concept.organ for concept in self.concepts.values())
        return {organ.id: counts[organ.id] for organ in self.info.organs}

    def arcs(self, condition: Condition | None = None) -> Arcs:
        """The causal claims that get through in a condition, as numbers; made once for each condition.

        None stands for every claim that holds in any condition.
        """
        if condition not in self._arcs:
            self._arcs[condition] = arcs_of(self.concepts, self.claims.values(), condition, self.contradicted)
        return self._arcs[condition]

    @cached_property
    def insulin_actions(self) -> tuple[str, ...]:
        """Ids of the insulin actions of which a status is known, organ by organ in the order of the atlas."""
        rank = {organ.id: number for number, organ in enumerate(self.info.organs)}
        actions = [concept for concept in self.concepts.values() if concept.status]
        return tuple(concept.id for concept in sorted(actions, key=lambda action: rank.get(action.organ, len(rank))))

    @cached_property
    def tells_conditions(self) -> bool:
        """Whether what holds depends on the condition of the body."""
        return bool(self.insulin_actions) or any(set(claim.conditions) < set(Condition) for claim in self.claims.values())

    @cached_property
    def tells_audiences(self) -> bool:
        """Whether anything is worded differently for different audiences."""
        labels = (concept.label for concept in self.concepts.values())
        return any(len({label.for_(audience) for audience in Audience}) > 1 for label in labels)

    @cached_property
    def hierarchy(self) -> tuple[Claim, ...]:
        """The claims that one concept is a kind or a part of another."""
        return tuple(claim for claim in self.claims.values() if claim.relation in (Relation.IS_A, Relation.PART_OF))

    @cached_property
    def contradicted(self) -> frozenset[str]:
        """Ids of the claims that stand on a side of a dispute in which the sources contradict each other."""
        sides = (side for dispute in self.disputes.values() if dispute.kind == "contradiction" for side in dispute.sides)
        return frozenset(claim for side in sides for claim in side.claims)

    def disputes_of(self, claim: str) -> tuple[Dispute, ...]:
        """The disputes in which a claim is a side."""
        return tuple(self._disputes_of.get(claim, ()))

    def _id(self, name: str) -> str:
        if (found := self.resolve(name)) is None:
            cure = did_you_mean(name, self.concepts, "search for it by another name")
            raise UnknownConceptError(f"no concept {name!r}; {cure}")
        return found

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The claims as a frozen `networkx.MultiDiGraph`."""
        return _network(self.concepts, self.claims.values())

    @cached_property
    def _arcs(self) -> dict[Condition | None, Arcs]:
        return {}

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return {alias: concept.id for concept in self.concepts.values() for alias in concept.aliases}

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        """Folded name → ids."""
        names: dict[str, list[str]] = {}
        for concept in self.concepts.values():
            label = concept.label
            every = (concept.id, *concept.aliases, *concept.synonyms, label.everyone, label.student, label.clinician)
            for name in dict.fromkeys(_folded(name) for name in every):
                names.setdefault(name, []).append(concept.id)
        return names

    @cached_property
    def _disputes_of(self) -> Mapping[str, list[Dispute]]:
        """Claim → disputes."""
        found: dict[str, list[Dispute]] = {}
        for dispute in self.disputes.values():
            for claim in dict.fromkeys(claim for side in dispute.sides for claim in side.claims):
                found.setdefault(claim, []).append(dispute)
        return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _read_only(mapping: Mapping[str, V]) -> Mapping[str, V]:
    """A mapping that cannot be changed, also not by whoever handed it in; a lazy one is taken at its word."""
    return MappingProxyType(dict(mapping)) if isinstance(mapping, dict) else mapping


def _network(concepts: Iterable[str], claims: Iterable[Claim]) -> nx.MultiDiGraph[str]:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(concepts)
    network.add_edges_from((claim.cause, claim.effect, claim.id) for claim in claims)
    return nx.freeze(network)
