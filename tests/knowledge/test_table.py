from __future__ import annotations

import codecs
import csv
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causal_atlas.errors import Finding, InvalidGraphError, UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Claim, Condition, Hedge, Origin, Polarity, Relation, RelationKind, Review
from causal_atlas.knowledge.table import load_table
from causal_atlas.knowledge.tables import columns, header, reading
from causal_atlas.knowledge.tables.graph import TableGraph
from causal_atlas.knowledge.tables.palette import GREY, SHADES

DATA = Path(__file__).parents[1] / "data"
WEATHER = DATA / "weather.csv"
GLUCOSE = DATA / "glucose.tsv"

Triple = tuple[str, str, str]


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def written(text: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "arrows.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return written


def triples(graph: ConceptGraph) -> set[Triple]:
    associated = Relation.ASSOCIATED_WITH
    return {
        (claim.cause, claim.effect, claim.polarity or "~" * (claim.relation is associated)) for claim in graph.claims.values()
    }


def findings(path: Path) -> tuple[Finding, ...]:
    with pytest.raises(InvalidGraphError) as caught:
        load_table(path)
    for finding in caught.value.findings:
        assert finding.file
        assert finding.message
        assert finding.cure
    return caught.value.findings


def said(path: Path) -> str:
    return "\n".join(map(str, findings(path)))


def warned(graph: ConceptGraph) -> str:
    return "\n".join(map(str, graph.warnings))


def rows(*lines: str) -> str:
    return "\n".join(("cause,effect,polarity", *lines)) + "\n"


# What comes out


def test_a_table_knows_neither_conditions_nor_audiences() -> None:
    graph = load_table(WEATHER)
    assert not graph.tells_conditions
    assert not graph.tells_audiences


def test_a_table_becomes_concepts_and_claims() -> None:
    graph = load_table(WEATHER)
    assert list(graph.concepts) == ["dam", "flood", "harvest", "price of bread", "rain", "river level", "sun"]
    assert triples(graph) == {
        ("rain", "river level", "+"),
        ("river level", "flood", "+"),
        ("dam", "river level", "-"),
        ("flood", "harvest", "-"),
        ("harvest", "price of bread", "-"),
        ("sun", "harvest", "+"),
        ("sun", "rain", ""),
    }
    assert not graph.warnings
    assert graph.info.title == "weather.csv"
    assert graph.info.disclaimer == "Your own file. Nothing in it has been checked by the atlas."
    assert len(graph.info.version) == 12


def test_a_concept_says_only_what_the_table_says() -> None:
    concept = load_table(WEATHER).concepts["river level"]
    assert concept.label.everyone == concept.label.student == concept.label.clinician == "river level"
    assert concept.explanation.everyone == "It has 2 causes and 1 effect in this file."


def test_a_claim_is_stated_and_unreviewed_and_holds_everywhere() -> None:
    (claim,) = load_table(WEATHER).claims_between("dam", "river level")
    assert (claim.id, claim.relation, claim.polarity) == ("line-4", Relation.DECREASES, Polarity.MINUS)
    assert (claim.origin, claim.hedge, claim.review, claim.grade) == (Origin.STATED, Hedge.ASSERTED, Review.UNREVIEWED, 1)
    assert claim.conditions == tuple(Condition)
    assert claim.mechanism.everyone == "The file does not say how."


def test_an_empty_polarity_regulates() -> None:
    (claim,) = load_table(WEATHER).claims_between("sun", "rain")
    assert (claim.relation, claim.polarity) == (Relation.REGULATES, None)


@pytest.mark.parametrize(
    ("written", "polarity"),
    [
        *((plus, "+") for plus in ("+", "1", "+1", "increases", "activates", "Activates", " + ")),
        ("Associated", "~"),
        *((minus, "-") for minus in ("-", "-1", "−", "−1", "decreases", "inhibits", "INHIBITS")),
        ("", ""),
        ("  ", ""),
    ],
)
def test_every_way_to_write_a_polarity(table: Callable[..., Path], written: str, polarity: str) -> None:
    graph = load_table(table(rows(f"a,b,{written}", "b,c,+")))
    assert ("a", "b", polarity) in triples(graph)


def test_optional_columns_tell_of_the_arrow_and_its_ends() -> None:
    graph = load_table(GLUCOSE)
    (claim,) = graph.claims_between("INS", "HGP")
    assert claim.mechanism.everyone == "Insulin restrains the making of new glucose."
    assert claim.note == "brake"
    assert claim.references == ("pmid:12345678", "doi:10.1000/xyz123", "A textbook, 2010")
    assert claim.grade == 2
    (unnamed,) = graph.claims_between("GLC", "INS")
    assert (unnamed.mechanism.everyone, unnamed.note, unnamed.grade) == ("beta cells sense it", "", 1)
    assert [(name, concept.label.everyone) for name, concept in graph.concepts.items()] == [
        ("GLC", "Blood glucose"),
        ("HGP", "Glucose output"),
        ("INS", "Insulin"),
        ("thirst", "thirst"),
    ]
    organs = {organ.id: organ.label.everyone for organ in graph.info.organs}
    assert organs == {"blood": "blood", "liver": "liver", "no_organ_given": "No organ given"}
    assert {name: concept.organ for name, concept in graph.concepts.items()} == {
        "GLC": "blood",
        "HGP": "liver",
        "INS": "blood",
        "thirst": "no_organ_given",
    }
    assert graph.sizes() == {"blood": 2, "liver": 1, "no_organ_given": 1}


def test_references_keep_their_text_and_link_out_where_they_can() -> None:
    references = load_table(GLUCOSE).references
    assert set(references) == {"pmid:12345678", "doi:10.1000/xyz123", "A textbook, 2010"}
    assert references["pmid:12345678"].pmid == "12345678"
    assert references["doi:10.1000/xyz123"].doi == "10.1000/xyz123"
    book = references["A textbook, 2010"]
    assert (book.title, book.pmid, book.doi, book.grade) == ("A textbook, 2010", "", "", "NOT VERIFIED")
    assert "pmid:1" not in references


# How it is written


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(table: Callable[..., Path], delimiter: str) -> None:
    assert triples(load_table(table(rows("a,b,+", "b,c,-").replace(",", delimiter)))) == {("a", "b", "+"), ("b", "c", "-")}


def test_a_spreadsheet_may_name_its_delimiter(table: Callable[..., Path]) -> None:
    graph = load_table(table("sep=;\r\n\r\ncause;effect;polarity\r\na, b;c;+\r\n"))
    assert triples(graph) == {("a, b", "c", "+")}
    assert list(graph.claims) == ["line-4"]


def test_columns_come_in_any_order_and_case(table: Callable[..., Path]) -> None:
    assert triples(load_table(table(" Polarity ; EFFECT;cause\n+;b;a\n"))) == {("a", "b", "+")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unicode_is_read_without_a_word(table: Callable[..., Path], encoding: str, end: str) -> None:
    graph = load_table(table(rows("β-cells,Glukose – è,−").replace("\n", end), encoding))
    assert triples(graph) == {("β-cells", "Glukose – è", "-")}
    assert not graph.warnings


def test_big_endian_utf_16_is_read(table: Callable[..., Path]) -> None:
    graph = load_table(table(codecs.BOM_UTF16_BE + rows("α,β,+").encode("utf-16-be")))
    assert triples(graph) == {("α", "β", "+")}


@pytest.mark.parametrize(
    ("raw", "name", "said_as"), [(b"caf\xe9 \x96 x", "café – x", "Windows-1252"), (b"caf\xe9\x81", "café", "Latin-1")]
)
def test_another_encoding_is_read_and_announced(table: Callable[..., Path], raw: bytes, name: str, said_as: str) -> None:
    graph = load_table(table(b"cause,effect,polarity\n" + raw + b",b,+\n"))
    assert triples(graph) == {(name, "b", "+")}
    assert f"the text is not UTF-8; it was read as {said_as}" in warned(graph)


def test_names_that_look_the_same_are_the_same(table: Callable[..., Path]) -> None:
    graph = load_table(table(rows("caf\u00e9,b,+", "cafe\u0301 , b,-", "\u200bcaf\u00e9\x07,\u00a0b ,")))
    assert triples(graph) == {("caf\u00e9", "b", "+"), ("caf\u00e9", "b", "-"), ("caf\u00e9", "b", "")}


def test_cells_in_quotation_marks_may_hold_anything(table: Callable[..., Path]) -> None:
    graph = load_table(table(rows('"a, ""b""\nc",d,+', "x,y,-")))
    assert triples(graph) == {('a, "b" c', "d", "+"), ("x", "y", "-")}
    assert list(graph.claims) == ["line-2", "line-4"]


def test_blank_rows_and_empty_cells_at_the_end_are_passed_over(table: Callable[..., Path]) -> None:
    graph = load_table(table("\ncause,effect,polarity,\n\na,b,+,\n,,,\nb,c,-,,,\n"))
    assert triples(graph) == {("a", "b", "+"), ("b", "c", "-")}


# What is put together or left out


def test_repeated_rows_are_merged_and_their_references_joined(table: Callable[..., Path]) -> None:
    text = "cause,effect,polarity,reference,mechanism\na,b,+,One,\nb,c,+,,\na,b,+,Two,So it is.\na,b,-,,\na,b,+,One,\n"
    graph = load_table(table(text))
    plus, minus = graph.claims_between("a", "b")
    assert (plus.references, plus.mechanism.everyone, plus.id) == (("One", "Two"), "So it is.", "line-2")
    assert (minus.references, minus.id) == ((), "line-5")
    assert len(graph.claims) == 3
    assert "arrows.csv:4: rows: 2 rows repeat another and are merged with it" in warned(graph)


def test_self_loops_are_left_out_and_counted(table: Callable[..., Path]) -> None:
    graph = load_table(table(rows("a,b,+", "b,b,+", "c,c,-")))
    assert list(graph.concepts) == ["a", "b"]
    assert "arrows.csv:3: rows: 2 rows have the same cause and effect and are left out" in warned(graph)


def test_names_that_differ_in_capitals_stay_apart_with_a_word(table: Callable[..., Path]) -> None:
    graph = load_table(table(rows("Insulin,b,+", "insulin,c,+")))
    assert len(graph.concepts) == 4
    assert "1 name differs from another only in capitals, such as 'insulin'; if it is the same as 'Insulin'" in warned(graph)


def test_columns_that_are_not_read_are_named(table: Callable[..., Path]) -> None:
    graph = load_table(table("cause,effect,polarity,refrence,page\na,b,+,One,7\n"))
    assert "refrence: this column is not read; did you mean 'reference'?" in warned(graph)
    assert "page: this column is not read; columns that are read: cause, effect, polarity, label" in warned(graph)


def test_long_texts_are_shortened_with_a_word(table: Callable[..., Path]) -> None:
    graph = load_table(table(f"cause,effect,polarity,mechanism\na,b,+,{'so ' * 1000}\n"))
    (claim,) = graph.claims.values()
    assert len(claim.mechanism.everyone) == 2_000
    assert "mechanism: 1 text is longer than 2,000 characters and shown shortened" in warned(graph)


def test_two_organs_of_a_concept_are_remarked(table: Callable[..., Path]) -> None:
    graph = load_table(table("cause,effect,polarity,organ\na,b,+,Liver\nc,b,-,muscle\nd,e,+,liver\n"))
    assert graph.concepts["b"].organ == graph.concepts["e"].organ == "liver"
    assert "organ: 1 concept has more than one organ; the first stands" in warned(graph)


def test_many_organs_are_shown_as_twelve(table: Callable[..., Path]) -> None:
    lines = [f"a{number},b{number % 40}_{number},+,organ {number % 40}" for number in range(200)]
    graph = load_table(table("\n".join(["cause,effect,polarity,organ", *lines])))
    labels = [organ.label.everyone for organ in graph.info.organs]
    assert len(labels) == 12
    assert labels[-2:] == ["Other", "No organ given"]
    assert sum(graph.sizes().values()) == len(graph.concepts) == 400
    assert "30 small organs are shown together as 'Other'" in warned(graph)


# What is refused


def test_the_broken_sample_names_every_mistake_in_the_order_of_the_file() -> None:
    assert [str(finding) for finding in findings(DATA / "broken_table.csv")] == [
        "broken_table.csv:3: polarity: 'sideways' is not a polarity; write one of + - 1 -1 increases decreases activates "
        "inhibits associated, or leave the cell empty when the sign is not known",
        "broken_table.csv:4: cause: the cell is empty; name the cause, or delete the row",
        "broken_table.csv:5: polarity: 'inhibts' is not a polarity; did you mean 'inhibits'?",
        "broken_table.csv:6: row: the row has 3 cells, the header has 4; write the delimiters of empty cells too",
        "broken_table.csv:7: effect: the cell is empty; name the effect, or delete the row",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "file: the file is empty; give it the line cause,effect,polarity"),
        ("\n \n", "file: the file has only blank lines"),
        ("sep=;\n\n;;\n", "file: the file has only blank lines"),
        ("cause,effect,polarity\n", "1: rows: there is a header and no row below it; add a row for each arrow"),
        ("a,b,+\nb,c,-\n", "1: header: the first line looks like a row and not like the names of columns; put the line"),
        ("from,to,sign\na,b,+\n", "1: cause: there is no column of this name; the first line names 'from', 'to', 'sign'"),
        ("from,to,sign\na,b,+\n", "did you mean 'from'? call that column 'cause'"),
        ("from,to,sign\na,b,+\n", "did you mean 'sign'? call that column 'polarity'"),
        ("cause,efect,polarity\na,b,+\n", "effect: there is no column of this name"),
        ("cause,efect,polarity\na,b,+\n", "did you mean 'efect'? call that column 'effect'"),
        ("cause,effect\na,b\n", "polarity: there is no column of this name; the first line names 'cause', 'effect'; add the"),
        ("cause,effect,polarity,Cause\na,b,+,c\n", "cause: 2 columns have this name; keep one"),
        (rows("a,b,+,c"), "2: row: the row has 4 cells, the header has 3; put a cell that contains the delimiter in quotation"),
        (rows("a,b,–"), "2: polarity: '–' is not a polarity; did you mean '-'? This is a dash."),
        (rows("a,b,0.7"), "2: polarity: '0.7' is not a polarity; write one of + - 1 -1"),
        (rows("a,a,+"), "rows: in every row cause and effect are the same"),
        (rows("a,b,+", '"c,d,+'), "3: row: a quotation mark opens here and is not closed; close the quotation mark"),
        (rows('"a"x,d,+'), "2: row: something follows a closing quotation mark"),
        (rows('"' + "a," * 70_000), "2: row: a quotation mark opens here and the cell goes on for more than 100,000"),
        (rows(f"{'a' * 301},b,+"), f"2: cause: the name '{'a' * 30}'… has 301 characters; at most 300 are read; shorten it"),
        (b"a\0b,c", "file: it contains NUL bytes"),
        (b"PK\x03\x04rest", "file: this is not a text: it is a spreadsheet or a zip archive; save the table as UTF-8"),
        ("cause".encode("utf-32"), "file: the text is UTF-32, which is not read"),
        (codecs.BOM_UTF16_LE + b"a", "encoding: the text begins as UTF-16 but is not UTF-16 throughout"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_cure(table: Callable[..., Path], text: str | bytes, message: str) -> None:
    assert message in said(table(text))


def test_twenty_mistakes_are_named_and_the_rest_counted(table: Callable[..., Path]) -> None:
    found = findings(table(rows(*(f"a{n},b,wrong {n}" if n % 2 else ",b,+" for n in range(60)))))
    assert [finding.line for finding in found] == [*range(2, 22), 0]
    assert found[-1].message == "and 40 more mistakes"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "there is no such file; check the path" in said(tmp_path / "nowhere.csv")
    assert "this is not a file; give the path of a table" in said(tmp_path)


def test_too_many_rows_and_too_large_files_are_refused(table: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(rows(*(f"a{n},b,+" for n in range(9))))
    monkeypatch.setattr(columns, "MAX_ROWS", 8)
    assert "rows: the table has more than 8 rows; open the part of it that you need" in said(path)
    monkeypatch.setattr(reading, "MAX_BYTES", 20)
    assert "file: the file has 0 MB; at most 0 MB are read" in said(path)


# Laws

names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Z", "Cn", "Co"]), min_size=1, max_size=6).map(
    columns.cleaned
)
links = st.lists(
    st.tuples(st.sampled_from("abcdefg") | names.filter(bool), st.sampled_from("abcdefg"), st.sampled_from(["+", "-", ""]))
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    links=links.filter(lambda rows: any(cause != effect for cause, effect, _ in rows)),
    delimiter=st.sampled_from(reading.DELIMITERS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_written_table_comes_back(tmp_path: Path, links: list[Triple], delimiter: str, encoding: str) -> None:
    path = tmp_path / "table.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(("cause", "effect", "polarity"))
        writer.writerows(links)
    assert triples(load_table(path)) == {link for link in links if link[0] != link[1]}


def ids(claims: Iterable[Claim]) -> list[str]:
    return sorted(claim.id for claim in claims)


def arcs(graph: ConceptGraph) -> set[tuple[str, str, int, int]]:
    found = graph.arcs()
    every = [(found.names[place], *step) for place in range(len(found.names)) for step in found.leaving(place)]
    assert len(every) == len(found)
    return {(cause, found.names[effect], int(found.signs[arc]), int(found.grades[arc])) for cause, effect, arc in every}


def plain(graph: TableGraph) -> ConceptGraph:
    """The same knowledge in an ordinary graph."""
    return ConceptGraph(info=graph.info, concepts=dict(graph.concepts), claims=dict(graph.claims))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from("abcde"),
            st.sampled_from("abcde"),
            st.sampled_from(["+", "-", "", "associated"]),
            st.sampled_from(["", "R"]),
        ),
        min_size=1,
        max_size=30,
    ).filter(lambda rows: any(row[0] != row[1] for row in rows)),
    kinds=st.sets(st.sampled_from(RelationKind)),
    grade=st.integers(1, 3),
)
def test_a_table_answers_like_any_graph(
    tmp_path: Path, rows: list[tuple[str, ...]], kinds: set[RelationKind], grade: int
) -> None:
    path = tmp_path / "table.csv"
    path.write_text("\n".join(["cause,effect,polarity,reference", *map(",".join, rows)]), encoding="utf-8")
    graph = load_table(path)
    other = plain(graph)
    assert graph.best_connected(9) == other.best_connected(9)
    assert graph.sizes() == other.sizes()
    assert set(graph.network.edges(keys=True)) == set(other.network.edges(keys=True))
    assert set(graph.network) == set(graph.concepts)
    assert arcs(graph) == arcs(other)
    everyone = tuple(graph.concepts)[::-1]
    assert graph.claims_among(everyone[1:]) == other.claims_among(everyone[1:])
    for name in everyone:
        assert ids(graph.claims_to(name)) == ids(other.claims_to(name))
        assert ids(graph.claims_from(name)) == ids(other.claims_from(name))
        for direction in Direction:
            assert graph.neighbours(name, direction) == other.neighbours(name, direction)
            filtered = graph.neighbours(name, direction, kinds=kinds, grade=grade, condition=Condition.PUBERTY)
            assert filtered == other.neighbours(name, direction, kinds=kinds, grade=grade, condition=Condition.PUBERTY)
        for effect in everyone:
            assert graph.claims_between(name, effect) == other.claims_between(name, effect)
        assert graph.best_connected(2, graph.concepts[name].organ) == other.best_connected(2, graph.concepts[name].organ)


def test_unknown_names_are_answered_like_in_any_graph() -> None:
    graph = load_table(WEATHER)
    with pytest.raises(UnknownConceptError, match="did you mean 'rain'"):
        graph.neighbours("rains", Direction.CAUSES)
    assert graph.claims_between("rains", "flood") == ()
    assert graph.resolve("rains") is None
    for name in ("line-", "line-0", "line-1", "line-02", "line-9", "line-99999999999", "rain", "line-²"):
        assert name not in graph.claims


def test_nothing_of_it_can_be_changed() -> None:
    graph = load_table(WEATHER)
    with pytest.raises(AttributeError, match="cannot be changed"):
        graph.info = graph.info
    assert not hasattr(graph.concepts, "__setitem__")


# Groups


def clusters(count: int, size: int) -> Iterable[str]:
    for cluster in range(count):
        for one in range(size):
            yield f"hub {cluster},m{cluster}.{one},+"
            yield f"m{cluster}.{one},m{cluster}.{(one + 1) % size},+"


def test_without_organs_groups_are_found_and_named_after_their_hub(table: Callable[..., Path]) -> None:
    graph = load_table(table(rows(*clusters(4, 12), "hub 0,hub 1,-", "hub 1,hub 2,-", "hub 2,hub 3,-")))
    assert sorted(organ.label.everyone for organ in graph.info.organs) == [f"Around hub {number}" for number in range(4)]
    assert set(graph.sizes().values()) == {13}
    assert {graph.concepts[f"m2.{one}"].organ for one in range(12)} == {"around_hub_2"}


def test_many_groups_become_twelve_and_the_same_ones_each_time(table: Callable[..., Path]) -> None:
    path = table(rows(*clusters(30, 4)))
    graph, again = load_table(path), load_table(path)
    assert len(graph.info.organs) == 12
    assert graph.info.organs[-1].label.everyone == "Other"
    assert graph.info == again.info
    assert dict(graph.concepts) == dict(again.concepts)
    assert len({(organ.column, organ.row) for organ in graph.info.organs}) == 12


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("shades", [*SHADES, GREY])
def test_the_name_of_a_group_can_be_read_on_its_tint(shades: tuple[str, str, str, str]) -> None:
    tint, ink, tint_dark, ink_dark = shades
    assert min(contrast(ink, tint), contrast(ink, "#ffffff")) >= 4.5
    assert min(contrast(ink_dark, tint_dark), contrast(ink_dark, "#12171d")) >= 4.5


# Size


def test_a_hundred_thousand_rows_open_and_a_hub_answers_at_once(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("cause,effect,polarity\n")
        file.writelines(f"hub,leaf {number},+\n" for number in range(20_000))
        file.writelines(
            f"leaf {number % 20_000},leaf {(number * 7 + number // 20_000 + 1) % 20_000},-\n" for number in range(80_000)
        )
    began = time.process_time()
    graph = load_table(path)
    assert time.process_time() - began < 10
    assert len(graph.concepts) == 20_001
    began = time.process_time()
    assert len(graph.neighbours("hub", Direction.EFFECTS)) == 20_000
    assert len(graph.claims_among(["hub", *(f"leaf {number}" for number in range(60))])) >= 60
    assert time.process_time() - began < 0.1


# What is told about it


def test_the_example_of_the_guide_opens_and_every_column_is_told(table: Callable[..., Path]) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "edge-table.md").read_text(encoding="utf-8")
    example = next(block for block in guide.split("```") if block.lstrip().startswith("cause,"))
    graph = load_table(table(example))
    assert len(graph.claims) == 4
    assert not graph.warnings
    for column in (*header.REQUIRED, *header.OPTIONAL):
        assert f"`{column}`" in guide
