"""Run the explorer: `python app.py`. A WSGI server finds it as `app:server`.

`CAUSAL_ATLAS_GRAPH` names another graph for the WSGI server, `CAUSAL_ATLAS_HOSTS` the host names of a proxy in front,
`CAUSAL_ATLAS_DATA` the folder in which lectures are kept, and graphs that readers bring; `DATABASE_URL` a PostgreSQL database for
lectures instead.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if find_spec("causal_atlas") is None:
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))

if TYPE_CHECKING:
    from flask import Flask

    from causal_atlas.errors import Finding


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; 1 when the graph needed mending, 2 when the program was called in a way that cannot work."""
    options = _options(arguments)
    try:
        from causal_atlas.web.server import DEFAULT_PORT, AddressError, address, listen, serve
    except ModuleNotFoundError as error:
        print(f"{error.name} is not installed: run 'make run', or 'pip install -r requirements.txt' first.", file=sys.stderr)
        return 2
    try:
        listener = listen(options.host, options.port)
    except AddressError as error:
        print(f"app.py: {error}", file=sys.stderr)
        return 2
    if options.port is None and listener.getsockname()[1] != DEFAULT_PORT:
        print(f"Port {DEFAULT_PORT} is taken; using {listener.getsockname()[1]} instead.")
    findings: tuple[Finding, ...] = ()
    try:
        server, findings = build(options.graph, frozenset({options.host, *_proxy_hosts()}))
        _report(findings)
        print(f"Causal Atlas is at {address(listener)} (Ctrl-C ends it)", flush=True)
        if owner := _owner_query(server):
            print(f"Others can reach it. Its owner, who sees all lectures, opens {address(listener)}{owner}", flush=True)
        serve(server, listener, open_browser=not options.no_browser, query=owner)
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()
    return 1 if findings else 0


def build(path: Path | None = None, hosts: frozenset[str] = frozenset()) -> tuple[Flask, tuple[Finding, ...]]:
    """The explorer of a graph; or, when it needs mending, a page of findings and the findings."""
    from causal_atlas.errors import InvalidGraphError
    from causal_atlas.folders import data_folder
    from causal_atlas.knowledge.open import open_graph, shipped
    from causal_atlas.lectures.store.place import Place

    try:
        graph = open_graph(path or shipped())
    except InvalidGraphError as error:
        from causal_atlas.web.trouble import trouble_app

        return trouble_app(error.findings, hosts=hosts), error.findings
    for warning in graph.warnings:
        print(f"Note: {warning}", file=sys.stderr)
    from causal_atlas.web.app import create_app
    from causal_atlas.web.lectures.desk import Lectures
    from causal_atlas.web.own.store import Store

    data = data_folder()
    lectures = Lectures(folder=path or shipped(), place=Place.of(), data=data)
    return create_app(graph, hosts=hosts, store=Store(data), lectures=lectures).server, ()


def _owner_query(server: Flask) -> str:
    """What the owner of a shared server adds to its address to see all lectures; nothing where everybody here is the owner."""
    from causal_atlas.errors import AtlasError
    from causal_atlas.web.lectures.desk import KEY

    desk = server.config.get(KEY)
    if desk is None or not desk.shared:
        return ""
    try:
        return f"?owner={desk.key}"
    except AtlasError as error:
        print(error, file=sys.stderr)
        return ""


def __getattr__(name: str) -> Flask:
    """`server`, built when a WSGI server asks for it and not when this file is imported."""
    if name != "server":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    path = os.environ.get("CAUSAL_ATLAS_GRAPH")
    server, findings = build(Path(path) if path else None, frozenset(_proxy_hosts()))
    _report(findings)
    if _owner_query(server):
        from causal_atlas.folders import data_folder

        # A log is read by more people than the folder.
        print(f"The owner of this server opens it with ?owner= and the key in {data_folder() / 'owner-key'}", file=sys.stderr)
    globals()[name] = server
    return server


def _report(findings: Sequence[Finding]) -> None:
    for finding in findings:
        print(finding, file=sys.stderr)
    if findings:
        count = "one mistake" if len(findings) == 1 else f"{len(findings)} mistakes"
        print(f"The graph has {count}; the page lists the same until it is mended.", file=sys.stderr)


def _proxy_hosts() -> list[str]:
    return [name.strip() for name in os.environ.get("CAUSAL_ATLAS_HOSTS", "").split(",") if name.strip()]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    from causal_atlas.lectures.store.place import Place

    kept = f"Lectures are kept in {Place.of().told}; CAUSAL_ATLAS_DATA names another folder, DATABASE_URL a PostgreSQL database."
    about = "Explore causal mechanisms in a browser."
    parser = argparse.ArgumentParser(prog="app.py", description=about, epilog=kept.replace("%", "%%"), allow_abbrev=False)
    parser.add_argument(
        "--host", default="127.0.0.1", help="where to listen; 0.0.0.0 for every network (default: this machine only)"
    )
    parser.add_argument("--port", type=_port, help="the port (default: the first free one from 8050)")
    parser.add_argument(
        "--graph",
        type=Path,
        help="an atlas folder, an edge table, or a network file (docs/imports.md); default: the atlas that ships",
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser window")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 0 to 65535")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
