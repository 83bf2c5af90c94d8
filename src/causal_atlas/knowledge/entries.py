"""A folder of knowledge as entries with their places: everything that can be read, and a finding for what cannot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from causal_atlas.errors import Finding, InvalidGraphError
from causal_atlas.knowledge.schema import (
    FILES,
    AtlasEntry,
    ClaimEntry,
    ConceptEntry,
    CourseEntry,
    DisputeEntry,
    NotModelledEntry,
    QuestionEntry,
    ReferenceEntry,
    SourceEntry,
    StatementEntry,
)
from causal_atlas.knowledge.slips import explained
from causal_atlas.knowledge.yaml_text import GUIDE, Document, read, read_text

E = TypeVar("E")
Layouts = dict[str, dict[str, tuple[int, int]]]

_FOLDERS = ("concepts", "claims", "sources")
_SINGLES = ("references", "disputes", "questions", "courses")


@dataclass(frozen=True, slots=True)
class Located(Generic[E]):
    """An entry, and where it stands."""

    entry: E
    document: Document
    path: tuple[str | int, ...]

    def finding(self, within: Sequence[str | int], message: str, cure: str) -> Finding:
        """A finding about a field of this entry, given by its path within the entry."""
        return self.document.finding((*self.path, *within), message, cure)

    @property
    def place(self) -> str:
        """`claims/liver.yaml:41`."""
        return f"{self.document.file}:{self.document.line(self.path)}"


@dataclass(kw_only=True, repr=False)
class Entries:
    """What a folder holds.

    `known` has the id of every entry by kind of file, also of those that could not be read, so that one mistake is not
    reported again by everything that refers to it; `unread` has the kinds of which a whole file could not be read.
    """

    folder: Path
    atlas: Located[AtlasEntry] | None = None
    concepts: dict[str, Located[ConceptEntry]] = field(default_factory=dict)
    claims: dict[str, Located[ClaimEntry]] = field(default_factory=dict)
    sources: dict[str, Located[SourceEntry]] = field(default_factory=dict)
    statements: dict[str, Located[StatementEntry]] = field(default_factory=dict)
    not_modelled: dict[str, Located[NotModelledEntry]] = field(default_factory=dict)
    references: dict[str, Located[ReferenceEntry]] = field(default_factory=dict)
    disputes: dict[str, Located[DisputeEntry]] = field(default_factory=dict)
    questions: dict[str, Located[QuestionEntry]] = field(default_factory=dict)
    courses: dict[str, Located[CourseEntry]] = field(default_factory=dict)
    layouts: Layouts = field(default_factory=dict)
    source_of: dict[str, str] = field(default_factory=dict)
    """Statement → source."""
    known: dict[str, dict[str, Located[Any]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)


def read_folder(folder: Path) -> Entries:
    """Read every file of a folder of knowledge; mistakes are gathered in `errors`, none is raised."""
    entries = Entries(folder=folder, known={kind: {} for kind in (*FILES, "statements", "not_modelled")})
    if not folder.is_dir():
        entries.errors.append(_missing(str(folder), "there is no such folder", "give the path of a folder with an atlas.yaml"))
        return entries
    for kind, path in _files(folder, entries):
        name = path.relative_to(folder).as_posix()
        try:
            _take(entries, kind, read(path, name))
        except InvalidGraphError as error:
            entries.errors.extend(error.findings)
            entries.unread.update((kind, "statements") if kind == "sources" else (kind,))
    _take_layouts(entries, folder / "layout.json")
    return entries


def _files(folder: Path, entries: Entries) -> Iterator[tuple[str, Path]]:
    atlas = folder / "atlas.yaml"
    if atlas.is_file():
        yield "atlas", atlas
    else:
        entries.errors.append(_missing("atlas.yaml", "is missing", f"add it ({GUIDE}), or name another folder"))
    for kind in _FOLDERS:
        for path in sorted((folder / kind).glob("*")):
            if path.suffix == ".yaml" and path.is_file():
                yield kind, path
            elif path.suffix in (".yml", ".YAML", ".YML"):
                name = path.relative_to(folder).as_posix()
                entries.warnings.append(_missing(name, "is not read", "let its name end in .yaml"))
    for kind in _SINGLES:
        if (path := folder / f"{kind}.yaml").is_file():
            yield kind, path


def _take(entries: Entries, kind: str, document: Document) -> None:
    """Sort the entries of one document into their place."""
    single = kind in ("atlas", "sources")
    _register(entries, kind, document)
    for path, entry in _parsed(entries, kind, document):
        located = Located(entry, document, path)
        if kind == "atlas":
            entries.atlas = located
            continue
        name = str(path[0]) if kind == "references" else entry.id
        getattr(entries, kind).setdefault(name, located)
        if single:
            _take_statements(entries, located)


def _take_statements(entries: Entries, source: Located[SourceEntry]) -> None:
    for number, statement in enumerate(source.entry.statements):
        entries.statements.setdefault(statement.id, Located(statement, source.document, ("statements", number)))
        entries.source_of.setdefault(statement.id, source.entry.id)
    for number, listed in enumerate(source.entry.not_modelled):
        entries.not_modelled.setdefault(listed.id, Located(listed, source.document, ("not_modelled", number)))


def _parsed(entries: Entries, kind: str, document: Document) -> Iterable[tuple[tuple[str | int, ...], Any]]:
    """The sound entries of a document with their paths; the others leave a finding."""
    value = document.value
    expected: type = list if kind in ("concepts", "claims", "disputes", "questions", "courses") else dict
    if value is None:
        value = expected()
    if not isinstance(value, expected):
        shape = "a list of entries, each starting with '- id:'" if expected is list else "fields, each written 'name: value'"
        entries.errors.append(document.finding((), f"should hold {shape}", GUIDE))
        entries.unread.update((kind, "statements") if kind == "sources" else (kind,))
        return ()
    try:
        return _paths(kind, value, FILES[kind].validate_python(value))
    except ValidationError as error:
        entries.errors.extend(explained(error, document, FILES[kind]))
        return _sound(kind, value, {detail["loc"][0] for detail in error.errors() if detail["loc"]})


def _sound(kind: str, value: Any, bad: set[int | str]) -> Iterable[tuple[tuple[str | int, ...], Any]]:
    if kind in ("atlas", "sources"):
        return ()
    if isinstance(value, dict):
        return _paths(kind, value, FILES[kind].validate_python({key: entry for key, entry in value.items() if key not in bad}))
    good = [number for number in range(len(value)) if number not in bad]
    return [((number,), entry) for number, entry in zip(good, FILES[kind].validate_python([value[n] for n in good]), strict=True)]


def _paths(kind: str, value: Any, parsed: Any) -> Iterable[tuple[tuple[str | int, ...], Any]]:
    if kind in ("atlas", "sources"):
        return [((), parsed)]
    if isinstance(value, dict):
        return [((key,), entry) for key, entry in parsed.items()]
    return [((number,), entry) for number, entry in enumerate(parsed)]


def _register(entries: Entries, kind: str, document: Document) -> None:
    """Note the id of every entry, sound or not, and find those that stand twice."""
    for register, path, raw in _raw(kind, document.value):
        if not isinstance(name := raw.get("id"), str):
            continue
        here = Located(raw, document, path)
        first = entries.known[register].setdefault(name, here)
        if first is not here:
            cure = f"the first is at {first.place}; rename or delete one of them"
            entries.errors.append(here.finding(("id",), f"the id {name!r} stands twice", cure))


def _raw(kind: str, value: Any) -> Iterator[tuple[str, tuple[str | int, ...], Mapping[str, Any]]]:
    """Register, path and raw fields of everything in a document that has an id."""
    if kind == "references" and isinstance(value, dict):
        yield from ((kind, (key,), {"id": key}) for key in value)
    elif kind == "sources" and isinstance(value, dict):
        yield kind, (), value
        for part in ("statements", "not_modelled"):
            yield from ((part, (part, *path), raw) for path, raw in _listed(value.get(part)))
    elif kind == "atlas" and isinstance(value, dict):
        yield from ((kind, ("organs", *path), raw) for path, raw in _listed(value.get("organs")))
    else:
        yield from ((kind, path, raw) for path, raw in _listed(value))


def _listed(value: Any) -> Iterator[tuple[tuple[int], Mapping[str, Any]]]:
    if isinstance(value, list):
        yield from (((number,), raw) for number, raw in enumerate(value) if isinstance(raw, dict))


def _take_layouts(entries: Entries, path: Path) -> None:
    if not path.is_file():
        return
    try:
        entries.layouts = _places(json.loads(read_text(path, path.name)))
    except InvalidGraphError as error:
        entries.errors.extend(error.findings)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        entries.errors.append(_missing(path.name, f"holds no layouts ({error})", "write it anew with 'make layouts'"))


def _places(value: Any) -> Layouts:
    return {
        str(name): {str(concept): (round(x), round(y)) for concept, (x, y) in places.items()} for name, places in value.items()
    }


def _missing(file: str, message: str, cure: str) -> Finding:
    return Finding(file=file, line=0, field="file", message=message, cure=cure)
