"""Starting the program: ports, a graph that needs mending, and what the terminal says."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import app
from causal_atlas.web.guard import LARGEST_BODY
from causal_atlas.web.server import AddressError, address, has_browser, listen

ROOT = Path(__file__).resolve().parent.parent
BROKEN = "title: [\n"
PATIENCE = 60
"""Seconds that a program may take to start, to answer or to end on a busy machine."""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    (tmp_path / "atlas.yaml").write_text(BROKEN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


@contextmanager
def started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program running as a process of its own, and its address."""
    command = [sys.executable, str(ROOT / "app.py"), "--no-browser", "--port", "0", *arguments]
    environment = {**os.environ, "PYTHONPATH": ""}
    # Whoever runs the tests in the background has turned Ctrl-C off, for all that they start as well.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd="/")
    finally:
        signal.signal(signal.SIGINT, before)
    # Whoever never says anything is ended, and so is the waiting for it.
    silence = threading.Timer(PATIENCE, process.kill)
    silence.start()
    try:
        assert process.stdout
        said = re.search(r"http://\S+/", process.stdout.readline())
        silence.cancel()
        assert said, process.stderr and process.stderr.read()
        yield process, said[0]
    finally:
        silence.cancel()
        process.kill()
        process.communicate()


def status_and_text(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers={"Accept": "text/html"}), timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_broken_graph_is_told_on_the_page_and_on_the_terminal(broken: Path) -> None:
    with started("--graph", str(broken)) as (process, url):
        status, text = status_and_text(url)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert status == 503
    assert "atlas.yaml" in text
    assert "Mend what is listed here" in text
    assert "atlas.yaml:" in said
    assert "The graph has one mistake" in said
    assert "Traceback" not in text + said
    assert process.returncode == 1


def test_a_broken_edge_table_is_told_too(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("from,to\na,b\n", encoding="utf-8")
    server, findings = app.build(table)
    page = server.test_client().get("/", headers={"Accept": "text/html"})
    assert page.status_code == 503
    assert "mine.csv" in page.text
    assert "Traceback" not in page.text
    assert findings


def test_a_large_post_is_refused_with_or_without_a_length(broken: Path) -> None:
    large = b" " * (LARGEST_BODY + 1)
    with started("--graph", str(broken)) as (_, url):
        for body in (large, iter([large])):
            connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
            connection.request("POST", "/", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            assert (answer.status, answer.getheader("Server")) == (413, None)
            connection.close()


def test_a_path_to_nothing_has_a_cure(tmp_path: Path) -> None:
    _, findings = app.build(tmp_path / "nowhere")
    assert "--graph" in findings[0].cure


def test_a_taken_port_is_refused_with_the_cure(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--no-browser", "--port", str(taken)]) == 2
    said = capsys.readouterr().err
    assert f"port {taken} is taken" in said
    assert "--port" in said


def test_without_a_port_the_next_free_one_is_taken(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("causal_atlas.web.server.DEFAULT_PORT", taken)
    with listen() as listener:
        assert listener.getsockname()[1] > taken


def test_two_cannot_listen_on_one_port() -> None:
    with listen(port=0) as first, pytest.raises(AddressError, match="is taken"):
        listen(port=first.getsockname()[1])


@pytest.mark.parametrize("host", ["203.0.113.7", "no-such-name.invalid"])
def test_a_host_elsewhere_is_refused_with_the_cure(host: str) -> None:
    with pytest.raises(AddressError, match=r"--host 127\.0\.0\.1"):
        listen(host, 0)


def test_the_address_is_one_that_a_browser_here_can_open() -> None:
    with listen("0.0.0.0", 0) as listener:
        assert address(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}/"


@pytest.mark.parametrize("port", ["x", "-1", "65536", "1.5"])
def test_a_port_that_is_none_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        app.main([f"--port={port}"])
    assert "is not a port" in capsys.readouterr().err


def test_no_browser_is_opened_without_a_screen() -> None:
    assert not has_browser({}, "linux")
    assert has_browser({"WAYLAND_DISPLAY": "wayland-0"}, "linux")


def test_a_wsgi_server_finds_the_server(
    broken: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CAUSAL_ATLAS_GRAPH", str(broken))
    monkeypatch.setenv("CAUSAL_ATLAS_HOSTS", "atlas.example.org, other.example.org")
    try:
        client = app.server.test_client()
        assert client.get("/", headers={"Host": "other.example.org"}).status_code == 503
        assert client.get("/", headers={"Host": "foreign.example.org"}).status_code == 421
    finally:
        vars(app).pop("server", None)
    assert "atlas.yaml" in capsys.readouterr().err


def test_the_module_has_nothing_else_lazy() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        app.nonsense  # noqa: B018


def test_the_owner_of_a_shared_server_is_told_the_key(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("cause,effect,polarity\na,b,+\n", encoding="utf-8")
    alone, _ = app.build(table, frozenset({"127.0.0.1"}))
    assert app._owner_query(alone) == ""
    shared, _ = app.build(table, frozenset({"0.0.0.0"}))
    assert shared.test_client().get(f"/{app._owner_query(shared)}").status_code == 303


def test_the_log_of_a_shared_server_tells_where_the_key_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("cause,effect,polarity\na,b,+\n", encoding="utf-8")
    monkeypatch.setenv("CAUSAL_ATLAS_GRAPH", str(table))
    monkeypatch.setenv("CAUSAL_ATLAS_HOSTS", "atlas.example.org")
    monkeypatch.setenv("CAUSAL_ATLAS_DATA", str(tmp_path))
    try:
        assert app.server is not None
    finally:
        vars(app).pop("server", None)
    said = capsys.readouterr().err
    assert str(tmp_path / "owner-key") in said
    assert (tmp_path / "owner-key").read_text() not in said
