from __future__ import annotations

from causal_atlas.lectures.markup import as_html, as_markdown, as_nodes, as_runs, as_text, as_typst, parse

TEXT = """\
# Title

It *is* **so**, `a*b`, see [this](https://example.org/a?b=1&c=2) and <https://example.org>.\\
Next line

3. three
4. four

   more

- x
  - y

> said

    code <b>

---
"""


def test_every_kind_of_block_is_written_as_html() -> None:
    told = as_html(parse(TEXT))
    assert told.startswith("<h3>Title</h3><p>It <em>is</em> <strong>so</strong>, <code>a*b</code>, see <a href=")
    assert "&amp;c=2" in told
    assert (
        '<br/>Next line</p><ol start="3"><li>three</li><li>four<p>more</p></li></ol><ul><li>x<ul><li>y</li></ul></li></ul>'
        in told
    )
    assert told.endswith("<blockquote><p>said</p></blockquote><pre><code>code &lt;b&gt;</code></pre><hr/>")


def test_nodes_are_what_the_page_builds() -> None:
    assert as_nodes(parse("a [b](https://e.org)\n\n1. x")) == [
        ["p", {}, "a ", ["a", {"href": "https://e.org"}, "b"]],
        ["ol", {}, ["li", {}, "x"]],
    ]


def test_slides_get_lines_of_runs() -> None:
    lines = as_runs(parse(TEXT))
    assert [("".join(run.text for run in line.runs), line.level, line.mark, line.goes_on) for line in lines] == [
        ("Title", 0, "", False),
        ("It is so, a*b, see this and https://example.org.", 0, "", False),
        ("Next line", 0, "", True),
        ("three", 1, "3.", False),
        ("four", 1, "4.", False),
        ("more", 1, "", False),
        ("x", 1, "•", False),
        ("y", 2, "•", False),
        ("said", 1, "", False),
        ("code <b>", 0, "", False),
        ("—", 0, "", False),
    ]
    assert [run.text for line in lines for run in line.runs if run.strong] == ["Title", "so"]
    assert [run.address for line in lines for run in line.runs if run.address] == [
        "https://example.org/a?b=1&c=2",
        "https://example.org",
    ]


def test_text_is_without_marks() -> None:
    assert "see this (https://example.org/a?b=1&c=2) and https://example.org.\nNext line\n\n3. three\n4. four" in as_text(
        parse(TEXT)
    )


def test_markdown_is_read_back_as_the_same_tree() -> None:
    assert parse(as_markdown(parse(TEXT))) == parse(TEXT)
    assert as_markdown(parse("*So* it is: `a`.\n\n- one\n- two")) == "*So* it is: `a`.\n\n- one\n- two"


def test_what_looks_like_a_mark_and_is_none_stays_none() -> None:
    for text in ("1\\. x", "\\- x", "\\# x", "a \\* b \\*", "\\> x", "x\\\n\\- y", "2 \\* 3", "\\`a\\`", "a_b_c", "~~x~~ | y |"):
        assert parse(as_markdown(parse(text))) == parse(text)


def test_typst_gets_strings() -> None:
    assert as_typst(parse("2. a\n3. **b**")) == '#enum(start: 2, [#"a";], [#strong[#"b";];]);'


def test_lists_that_begin_with_lists() -> None:
    assert [line.mark for line in as_runs(parse("- - a\n-\n- b"))] == ["•", "•", "•", "•"]
    assert as_text(parse("- - a")) == "- - a"
