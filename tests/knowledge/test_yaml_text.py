from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge import yaml_text
from causal_atlas.knowledge.yaml_text import MAX_BYTES, MAX_DEPTH, parse, read


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", getattr(yaml, request.param))


def refusal(text: str) -> str:
    with pytest.raises(InvalidGraphError) as caught:
        parse("x.yaml", text)
    (finding,) = caught.value.findings
    return str(finding)


def test_everything_is_text_and_nothing_is_guessed() -> None:
    assert parse("x.yaml", "{country: no, year: 2008, version: 1.0, when: 2020-01-01, quoted: '', said: '~'}").value == {
        "country": "no",
        "year": "2008",
        "version": "1.0",
        "when": "2020-01-01",
        "quoted": "",
        "said": "~",
    }


def test_an_empty_field_is_no_field() -> None:
    assert parse("x.yaml", "a:\nb: null\nc: ~\nd: 1\n").value == {"d": "1"}


def test_an_empty_document_is_nothing() -> None:
    assert parse("x.yaml", "# only a remark\n").value is None


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read(tmp_path / "x.yaml", "x.yaml").value == {"a": "1"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nb: &x 2\n", "x.yaml:2: file: anchors and aliases (& and *) are not read"),
        ("a: [1]\nb: *a\n", "x.yaml:2"),
        ("a: !!python/object:os.system x\n", "the tag 'tag:yaml.org,2002:python/object:os.system' is not read"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3: file: the field 'a' stands twice; keep one; the first is on line 1"),
        ("a: 1\n\tb: 2\n", "never with tabs"),
        ("a: one: two\n", "put the text in quotes"),
        ("a: 'open\n", "close the quotation mark"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2: file: a second document starts here"),
        ("? [a]\n: 1\n", "a field has no name"),
        ('a: "\\x07"\n', "control character U+0007"),
        ("a: 1\nb: x\x08y\n", "x.yaml:2: file: holds the control character U+0008"),
        ("a: x\u202ey\n", "U+202E"),
        ("[" * 100_000, f"nested more than {MAX_DEPTH} deep"),
        ("{a: " * 100_000, f"nested more than {MAX_DEPTH} deep"),
    ],
)
def test_what_is_refused_says_where_and_what_to_do(text: str, said: str) -> None:
    assert said in refusal(text)


def test_twenty_levels_are_read() -> None:
    assert parse("x.yaml", "[" * MAX_DEPTH + "]" * MAX_DEPTH).value


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("a: 1\nb: Fußnote\n".encode("latin-1"))
    with pytest.raises(InvalidGraphError, match=r"x\.yaml:2: file: byte 0xdf is not UTF-8; save the file"):
        read(tmp_path / "x.yaml", "x.yaml")


def test_a_large_file_is_refused_before_it_is_parsed(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(InvalidGraphError, match="larger than 5 MB"):
        read(tmp_path / "x.yaml", "x.yaml")


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(InvalidGraphError, match="cannot be read"):
        read(tmp_path / "x.yaml", "x.yaml")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        line = parse("x.yaml", text).line((0, "id"))
    except InvalidGraphError as error:
        line = len(error.findings)
    assert line >= 1


def test_lines_of_what_is_there_and_of_what_is_not() -> None:
    document = parse("x.yaml", "- id: a\n  label:\n    everyone: >-\n      Long\n      text\n- id: b\n")
    assert [document.line(path) for path in ((0, "label", "everyone"), (0, "label", "student"), (1,), (7,))] == [3, 2, 6, 1]
