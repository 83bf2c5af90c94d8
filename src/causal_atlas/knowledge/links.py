"""Whether the entries of an atlas hang together: every name that is referred to exists, and everything is used once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from causal_atlas.errors import Finding
from causal_atlas.knowledge.entries import Entries, Located
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.knowledge.schema import ConceptEntry

Step = str | int


def names(entries: Entries) -> Iterator[Finding]:
    """Everything that is referred to exists."""
    for concept in entries.concepts.values():
        yield from _missing_organ(entries, concept)
        yield from unknown(entries, concept, ("statements",), "statements", concept.entry.statements)
    for claim in entries.claims.values():
        for end in ("cause", "effect"):
            yield from unknown(entries, claim, (end,), "concepts", getattr(claim.entry, end))
        yield from unknown(entries, claim, ("statements",), "statements", claim.entry.statements)
        yield from unknown(entries, claim, ("references",), "references", claim.entry.references)
        for number, argument in enumerate(claim.entry.arguments):
            yield from unknown(entries, claim, ("arguments", number, "statements"), "statements", argument.statements)
            yield from unknown(entries, claim, ("arguments", number, "references"), "references", argument.references)


def sources(entries: Entries) -> Iterator[Finding]:
    """A source's bibliography points at references, and its statements cite numbers of that bibliography."""
    for source in entries.sources.values():
        bibliography = source.entry.bibliography
        for number, key in bibliography.items():
            yield from unknown(entries, source, ("bibliography", number), "references", key)
        for place, statement in enumerate(source.entry.statements):
            for cited in statement.references:
                if cited not in bibliography:
                    message = f"{statement.id} cites number {cited!r}, which is not in the bibliography of this source"
                    cure = f"write one of {', '.join(bibliography)}" if bibliography else "add a bibliography"
                    yield source.finding(("statements", place, "references"), message, cure)


def aliases(entries: Entries) -> Iterator[Finding]:
    """A former id belongs to one concept, and is nobody's present id."""
    taken: dict[str, Located[ConceptEntry]] = {}
    for concept in entries.concepts.values():
        for number, alias in enumerate(concept.entry.aliases):
            owner = entries.known["concepts"].get(alias) or taken.setdefault(alias, concept)
            if owner is not concept or alias == concept.entry.id:
                cure = f"it stands at {owner.place}; delete one of the two"
                yield concept.finding(("aliases", number), f"the alias {alias!r} is taken", cure)


def coverage(entries: Entries) -> Iterator[Finding]:
    """Every statement is carried, or listed as not modelled; never both."""
    if entries.unread & {"claims", "concepts", "statements"}:
        return
    carried = carriers(entries)
    for name, statement in entries.statements.items():
        if name not in carried and name not in entries.not_modelled:
            cure = "add it to the statements of a claim or a concept, or to not_modelled with a reason"
            yield statement.finding((), f"nothing carries the statement {name}", cure)
    for name, listed in entries.not_modelled.items():
        if name not in entries.known["statements"]:
            cure = did_you_mean(name, entries.known["statements"], "write the id of a statement of this source")
            yield listed.finding(("id",), f"there is no statement {name!r}", cure)
        elif name in carried:
            yield listed.finding(("id",), f"{name} is carried by {carried[name]!r} too", "delete it in one of the two places")


def disputes(entries: Entries) -> Iterator[Finding]:
    """The sides of a dispute name claims, statements and sources that exist and belong together."""
    for dispute in entries.disputes.values():
        yield from unknown(entries, dispute, ("references",), "references", dispute.entry.references)
        for number, side in enumerate(dispute.entry.sides):
            at = ("sides", number)
            yield from unknown(entries, dispute, (*at, "source"), "sources", side.source)
            yield from unknown(entries, dispute, (*at, "claims"), "claims", side.claims)
            yield from unknown(entries, dispute, (*at, "statements"), "statements", side.statements)
            for place, name in enumerate(side.statements):
                if entries.source_of.get(name, side.source) != side.source:
                    message = f"{name} is a statement of {entries.source_of[name]!r}, not of {side.source!r}"
                    yield dispute.finding((*at, "statements", place), message, "move it to the other side, or mend the source")


def questions(entries: Entries) -> Iterator[Finding]:
    """The view of a question consists of concepts that exist."""
    for question in entries.questions.values():
        entry = question.entry
        yield from unknown(entries, question, ("concepts",), "concepts", entry.concepts)
        if entry.focus and entry.focus not in entry.concepts:
            cure = did_you_mean(entry.focus, entry.concepts, "add it to the concepts of the question")
            yield question.finding(("focus",), f"{entry.focus!r} is not among the concepts of the question", cure)
        if entry.alternative:
            yield from unknown(entries, question, ("alternative",), "questions", entry.alternative)


def unused_references(entries: Entries) -> Iterator[Finding]:
    """A reference is there because something cites it."""
    used = {key for source in entries.sources.values() for key in source.entry.bibliography.values()}
    used.update(key for dispute in entries.disputes.values() for key in dispute.entry.references)
    if entries.unread:
        return
    for claim in entries.claims.values():
        used.update(claim.entry.references, *(argument.references for argument in claim.entry.arguments))
    for key, reference in entries.references.items():
        if key not in used:
            yield reference.finding((), f"nobody cites {key}", "cite it in a claim, a dispute or a bibliography, or delete it")


def layouts(entries: Entries) -> Iterator[Finding]:
    """Shipped places belong to concepts that exist."""
    for name, places in entries.layouts.items():
        for concept in places:
            if concept not in entries.known["concepts"] and "concepts" not in entries.unread:
                message = f"{name}: there is no concept {concept!r}"
                yield Finding(file="layout.json", line=0, field=name, message=message, cure="write it anew with 'make layouts'")


def carriers(entries: Entries) -> Mapping[str, str]:
    """Statement → the first claim or concept that carries it."""
    carried: dict[str, str] = {}
    for kind in ("claims", "concepts"):
        # Also those that could not be read, or one slip in a claim would be reported again for each of its statements.
        for owner in entries.known[kind].values():
            statements = owner.entry.get("statements")
            for name in statements if isinstance(statements, list) else ():
                carried.setdefault(str(name), owner.entry["id"])
    return carried


def unknown(
    entries: Entries, located: Located[Any], within: Sequence[Step], kind: str, named: str | Iterable[str]
) -> Iterator[Finding]:
    """A finding for each name that is no id of this kind; `named` is one name, or a list of them."""
    known = entries.known[kind]
    paths = [(within, named)] if isinstance(named, str) else [((*within, number), name) for number, name in enumerate(named)]
    for path, name in paths:
        if name in known or kind in entries.unread:
            continue
        cure = _former(entries, name) if kind == "concepts" else ""
        cure = cure or did_you_mean(name, known, f"add it to {_home(kind)}, or delete it here")
        yield located.finding(path, f"there is no {kind[:-1]} {name!r}", cure)


def _former(entries: Entries, name: str) -> str:
    present = next((concept.entry.id for concept in entries.concepts.values() if name in concept.entry.aliases), "")
    return f"it is called {present!r} now" if present else ""


def _home(kind: str) -> str:
    return (
        f"{kind}.yaml" if kind in ("references", "questions", "courses") else "sources/" if kind == "statements" else f"{kind}/"
    )


def _missing_organ(entries: Entries, concept: Located[ConceptEntry]) -> Iterator[Finding]:
    organs = entries.known["atlas"]
    if organs and "atlas" not in entries.unread and concept.entry.organ not in organs:
        cure = did_you_mean(concept.entry.organ, organs, f"write one of {', '.join(organs)}")
        yield concept.finding(("organ",), f"there is no organ {concept.entry.organ!r} in atlas.yaml", cure)
