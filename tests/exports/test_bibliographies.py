"""BibTeX, RIS and CSL-JSON, opened by other people's programs: exactly the references in view."""

from __future__ import annotations

import io
import json
import re

import pybtex.database
import pytest
import rispy

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from causal_atlas.exports.people import OTHERS, authors, line
from causal_atlas.knowledge.model import Reference
from tests.exports.views import five

VIEWS = pytest.mark.parametrize("view", five())


def people(reference: Reference) -> list[str]:
    return [author.family for author in authors(reference.authors) if author != OTHERS]


def plain(tex: str) -> str:
    """What TeX prints of our escapes."""
    words = {"textbackslash{}": "\\", "textasciitilde{}": "~", "textasciicircum{}": "^"}
    return re.sub(r"\\(text\w+\{\}|.)", lambda found: words.get(found[1], found[1]), tex)


@VIEWS
def test_bibtex_in_pybtex(view: str) -> None:
    figure = five()[view]
    found = pybtex.database.parse_string(named("bibtex").write(figure).decode(), "bibtex").entries
    assert len(found) == len(figure.references)
    for entry, reference in zip(found.values(), figure.references, strict=True):
        assert plain(entry.fields["title"][1:-1]) == line(reference.title)
        assert entry.fields.get("pmid", "") == reference.pmid
        assert entry.fields.get("doi", "") == reference.doi
        names = [
            plain(" ".join(person.prelast_names + person.last_names)).strip("{}") for person in entry.persons.get("author", [])
        ]
        assert [name for name in names if name != "others"] == people(reference)


@VIEWS
def test_ris_in_rispy(view: str) -> None:
    figure = five()[view]
    found = rispy.load(io.StringIO(named("ris").write(figure).decode(), newline=""))
    assert [entry["id"] for entry in found] == [line(reference.key) for reference in figure.references]
    for entry, reference in zip(found, figure.references, strict=True):
        assert entry["title"] == line(reference.title)
        assert entry.get("doi", "") == reference.doi
        assert [name.partition(", ")[0] for name in entry.get("authors", [])] == people(reference)
        assert entry.get("year", "") == (reference.year if reference.year.isdecimal() else "")


@VIEWS
def test_every_record_of_ris_begins_with_its_type(view: str) -> None:
    content = named("ris").write(five()[view]).decode()
    records = [record for record in content.split("\r\n\r\n") if record]
    assert all(re.match("TY  - (JOUR|GEN)\r\n", record) and record.endswith("\r\nER  - ") for record in records)


@pytest.mark.filterwarnings("ignore::UserWarning")  # citeproc warns of fields of the schema that it does not use.
@VIEWS
def test_csl_in_citeproc(view: str) -> None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    figure = five()[view]
    items = json.loads(named("csl").write(figure))
    assert [item["id"] for item in items] == [line(reference.key) for reference in figure.references]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    printed = [str(entry) for entry in bibliography.bibliography()]
    assert len(printed) == len(figure.references)
    for reference in figure.references:
        first = people(reference)[:1]
        assert any(first[0] in entry for entry in printed) if first else True


def test_whoever_cites_learns_what_nobody_verified() -> None:
    figure = five()["organ"]
    doubtful = [reference for reference in figure.references if reference.grade == "NOT VERIFIED"]
    assert doubtful
    for name in ("bibtex", "ris", "csl"):
        assert named(name).write(figure).decode().count("Not verified") == len(doubtful)


@VIEWS
@pytest.mark.parametrize("name", ["bibtex", "ris", "csl"])
def test_the_same_view_gives_the_same_bytes(name: str, view: str) -> None:
    figure = five()[view]
    assert named(name).write(figure) == named(name).write(Figure.of(figure.graph, figure.view))
