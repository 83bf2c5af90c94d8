"""A ConceptGraph over the columns of a table: as quick at a million claims as at five hundred."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from causal_atlas.errors import Finding
from causal_atlas.knowledge.arcs import Arcs
from causal_atlas.knowledge.graph import LINKING, ConceptGraph, Direction
from causal_atlas.knowledge.model import AtlasInfo, Claim, Condition, RelationKind
from causal_atlas.knowledge.tables.collection import without_collection
from causal_atlas.knowledge.tables.columns import ASSOCIATED, Numbers
from causal_atlas.knowledge.tables.links import Links
from causal_atlas.knowledge.tables.values import CLAIM_ON_LINE, KEPT, RELATIONS, Claims, Concepts, References


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The links of each concept in one direction, best supported first, then in the order of the alphabet.

    Those of concept `i` stand at `starts[i]` to `starts[i + 1]`; `others` are the concepts at their other end.
    """

    links: Numbers
    others: Numbers
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, here: Numbers, there: Numbers, links: Links) -> Ends:
        """Links by their end `here`, leading to `there`."""
        size = len(links.names)
        keys = (here.astype(np.int64) * 4 + (3 - links.grades)) * size + there
        order = np.argsort(keys, kind="stable").astype(np.int32)
        starts = np.concatenate(([0], np.cumsum(np.bincount(here, minlength=size))))
        return cls(links=order, others=there[order], starts=starts)

    def at(self, concept: int) -> slice:
        """Where the links of a concept stand."""
        return slice(int(self.starts[concept]), int(self.starts[concept + 1]))

    def different(self, concepts: int) -> Numbers:
        """How many different concepts are at the other end, for each of `concepts`."""
        owner = np.repeat(np.arange(concepts), np.diff(self.starts))
        pairs = np.sort(owner * concepts + self.others)
        fresh = np.flatnonzero(np.diff(pairs, prepend=-1))
        return np.bincount(pairs[fresh] // concepts, minlength=concepts).astype(np.int32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Links with those of each concept, in both directions."""

    links: Links
    ends: Mapping[Direction, Ends]

    @classmethod
    def of(cls, links: Links) -> Sides:
        """The links made ready to be looked up by cause and by effect."""
        by_effect, by_cause = Ends.of(links.effects, links.causes, links), Ends.of(links.causes, links.effects, links)
        return cls(links=links, ends={Direction.CAUSES: by_effect, Direction.EFFECTS: by_cause})

    def causal(self) -> Sides:
        """Without the links that claim no cause."""
        kept = np.flatnonzero(self.links.signs != ASSOCIATED)
        return self if len(kept) == len(self.links.signs) else Sides.of(self.links.at(kept))

    def degrees(self) -> Numbers:
        """How many links each concept has, in both directions."""
        causes, effects = (np.diff(self.ends[direction].starts) for direction in Direction)
        return (causes + effects).astype(np.int32)


class TableGraph(ConceptGraph):
    """The graph of an edge table. Claims and concepts are made when they are looked at; questions about neighbours make none."""

    concepts: Concepts
    claims: Claims
    _links: Links
    _ends: Mapping[Direction, Ends]
    _causal: Sides
    _organ_of: Numbers

    def __init__(
        self,
        *,
        info: AtlasInfo,
        sides: Sides,
        causal: Sides,
        concepts: Concepts,
        organ_of: Numbers,
        warnings: Sequence[Finding] = (),
    ) -> None:
        links = sides.links
        super().__init__(
            info=info, concepts=concepts, claims=Claims(links), references=References(links), aliases={}, warnings=warnings
        )
        vars(self).update(_links=links, _ends=sides.ends, _causal=causal, _organ_of=organ_of)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The same as a `networkx.MultiDiGraph`, made at first use: it takes a few times the memory of the columns."""
        links, names = self._links, self._links.names
        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        ends = zip(links.causes.tolist(), links.effects.tolist(), self.claims, strict=True)
        with without_collection():
            network.add_nodes_from(names)
            network.add_edges_from((names[cause], names[effect], claim) for cause, effect, claim in ends)
        return nx.freeze(network)

    def claims_to(self, concept: str, most: int | None = None) -> tuple[Claim, ...]:
        """Claims whose effect is `concept`, best supported first."""
        return self._claims(concept, Direction.CAUSES, most)

    def claims_from(self, concept: str, most: int | None = None) -> tuple[Claim, ...]:
        """Claims whose cause is `concept`, best supported first."""
        return self._claims(concept, Direction.EFFECTS, most)

    def claims_between(self, cause: str, effect: str) -> tuple[Claim, ...]:
        """Claims from `cause` to `effect`, in this direction only."""
        index = self.concepts.index
        if cause not in index or effect not in index:
            return ()
        ends = self._ends[Direction.EFFECTS]
        place = ends.at(index[cause])
        found = ends.links[place][ends.others[place] == index[effect]]
        return tuple(map(self.claims.at, sorted(found.tolist())))

    def claims_among(self, concepts: Collection[str]) -> tuple[Claim, ...]:
        """Every claim whose cause and effect are both in `concepts`, in the order of `concepts`."""
        places = [self._place(concept) for concept in concepts]
        inside = np.zeros(len(self.concepts), dtype=bool)
        inside[places] = True
        ends = self._ends[Direction.EFFECTS]
        found: list[Claim] = []
        for place in map(ends.at, places):
            hits = np.flatnonzero(inside[ends.others[place]])
            pairs = zip(ends.others[place][hits].tolist(), ends.links[place][hits].tolist(), strict=True)
            found.extend(self.claims.at(link) for _, link in sorted(pairs))
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
        """Causes or effects of a concept, best supported first; every claim of a table holds in every condition."""
        del condition
        place = self._place(concept)
        signs = tuple(sign for sign, relation in RELATIONS.items() if relation.kind in kinds)
        if grade <= 1 and self._present <= set(signs):
            return self._all_neighbours(place, direction)
        ends = self._ends[direction]
        links = ends.links[ends.at(place)]
        fitting = np.isin(self._links.signs[links], signs) & (self._links.grades[links] >= grade)
        return self._named(ends.others[ends.at(place)][fitting])

    def best_connected(self, most: int, organ: str | None = None) -> tuple[tuple[str, int], ...]:
        """The concepts with most links and how many they have, of one organ or of all."""
        order = self._by_degree
        if organ is not None:
            places = [place for place, known in enumerate(self.info.organs) if known.id == organ]
            order = order[np.isin(self._organ_of[order], places)]
        linked = order[:most][self._degrees[order[:most]] > 0]
        return tuple((self._links.names[place], int(self._degrees[place])) for place in linked.tolist())

    def arcs(self, condition: Condition | None = None) -> Arcs:
        """The claims as numbers; every claim of a table holds in every condition."""
        del condition
        return self._every_arc

    @property
    def insulin_actions(self) -> tuple[str, ...]:
        """None: a table says nothing of how an insulin action fares."""
        return ()

    @property
    def tells_conditions(self) -> bool:
        """No: a row holds, whatever the condition."""
        return False

    @property
    def tells_audiences(self) -> bool:
        """No: a table has one word for each concept."""
        return False

    @cached_property
    def hierarchy(self) -> tuple[Claim, ...]:
        """An edge table says nothing of kinds and parts."""
        return ()

    @cached_property
    def _every_arc(self) -> Arcs:
        links, ends = self._causal.links, self._causal.ends
        lines, none = links.lines, np.zeros(len(links.signs), np.int8)
        by_cause, by_effect = ends[Direction.EFFECTS], ends[Direction.CAUSES]
        return Arcs(
            names=links.names,
            index=self.concepts.index,
            causes=links.causes,
            effects=links.effects,
            signs=links.signs,
            grades=links.grades,
            soft=none,
            weak=none,
            disputed=none,
            claims_of=lambda arc: (f"{CLAIM_ON_LINE}{lines[arc]}",),
            outgoing=(by_cause.starts, by_cause.links),
            incoming=(by_effect.starts, by_effect.links),
        )

    @cached_property
    def _present(self) -> frozenset[int]:
        """The signs that occur."""
        return frozenset(np.unique(self._links.signs).tolist())

    def sizes(self) -> Mapping[str, int]:
        """How many concepts each organ has."""
        counts = np.bincount(self._organ_of, minlength=len(self.info.organs)).tolist()
        return {organ.id: count for organ, count in zip(self.info.organs, counts, strict=True)}

    def _named(self, places: Numbers) -> tuple[str, ...]:
        """Each concept once; links stand in the order of grade and name, so of several to the same the best is first."""
        names = self._links.names
        return tuple(dict.fromkeys(names[place] for place in places.tolist()))

    @cached_property
    def _all_neighbours(self) -> Callable[[int, Direction], tuple[str, ...]]:
        """Neighbours by any link; each step of a view asks for those of all its concepts again."""

        def found(place: int, direction: Direction) -> tuple[str, ...]:
            ends = self._ends[direction]
            return self._named(ends.others[ends.at(place)])

        return lru_cache(maxsize=KEPT)(found)

    def _claims(self, concept: str, direction: Direction, most: int | None) -> tuple[Claim, ...]:
        ends = self._ends[direction]
        return tuple(map(self.claims.at, ends.links[ends.at(self._place(concept))][:most].tolist()))

    def _place(self, concept: str) -> int:
        place = self.concepts.index.get(concept)
        return self.concepts.index[self._id(concept)] if place is None else place

    @cached_property
    def _degrees(self) -> Numbers:
        return self._causal.degrees()

    @cached_property
    def _by_degree(self) -> NDArray[np.int64]:
        # Names are sorted, so a stable order by degree is one by degree and name.
        return np.argsort(-self._degrees, kind="stable")
