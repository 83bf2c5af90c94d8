"""The page in place of the explorer when the knowledge cannot be used: every finding, and how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape
from itertools import groupby

from flask import Flask, Response

from causal_atlas.errors import Finding
from causal_atlas.web.guard import protect_server
from causal_atlas.web.plain_page import page

MOST = 300
"""Findings on one page; more would hide the first."""


def trouble_app(findings: Sequence[Finding], *, hosts: Collection[str] = ()) -> Flask:
    """A server whose start page lists what is wrong with the graph.

    It answers 503, because the explorer is what was asked for and it is not there: nothing keeps such an answer, and a
    monitor sees it. A browser shows the page all the same.
    """
    server = Flask(__name__, static_folder=None)
    shown = trouble_page(findings)
    server.add_url_rule("/", "trouble", lambda: Response(shown, status=503, mimetype="text/html"))
    protect_server(server, hosts=hosts)
    return server


def trouble_page(findings: Sequence[Finding]) -> str:
    """The findings as a page, file by file.

    >>> found = Finding(file="claims/liver.yaml", line=41, field="effect", message="is missing", cure="add it")
    >>> "line 41" in trouble_page([found])
    True
    """
    how = "Nothing is shown until everything fits together. Mend what is listed here, then start the program again."
    more = f"<p>And {len(findings) - MOST} more: run causal-atlas check to list them all.</p>" if len(findings) > MOST else ""
    files = groupby(findings[:MOST], key=lambda finding: finding.file)
    return page(counted(len(findings)), how, body="".join(_file(name, tuple(found)) for name, found in files) + more)


def counted(number: int) -> str:
    """How many things are wrong, as a heading.

    >>> counted(1), counted(2)
    ('One thing in the graph needs mending', '2 things in the graph need mending')
    """
    return "One thing in the graph needs mending" if number == 1 else f"{number} things in the graph need mending"


def _file(name: str, findings: Sequence[Finding]) -> str:
    return f"<h2>{escape(name)}</h2><ol>{''.join(map(_entry, findings))}</ol>"


def _entry(finding: Finding) -> str:
    line = f"line {finding.line} · " if finding.line else ""
    return (
        f"<li><p><code>{line}{escape(finding.field)}</code></p>"
        f'<p class="wrong">{escape(_sentence(finding.message))}</p><p class="second">{escape(_sentence(finding.cure))}</p></li>'
    )


def _sentence(text: str) -> str:
    """A message as a sentence.

    >>> _sentence("is missing"), _sentence("did you mean 'fat'?")
    ('Is missing.', "Did you mean 'fat'?")
    """
    said = text[:1].upper() + text[1:]
    return said if said.endswith((".", "?", "!")) else said + "."
