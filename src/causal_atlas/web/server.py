"""Serving an app to browsers: a free port, waitress, compression, and a quiet end."""

from __future__ import annotations

import errno
import gc
import logging
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Mapping

from flask import Flask
from waitress.server import create_server

from causal_atlas.errors import AtlasError
from causal_atlas.web.guard import EVERY_ADDRESS
from causal_atlas.web.own.intake import LARGEST

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8050
_TRIES = 100
_THREADS = 8


class AddressError(AtlasError):
    """The server cannot listen where it was told to."""


def listen(host: str = DEFAULT_HOST, port: int | None = None) -> socket.socket:
    """A socket that listens.

    Args:
        host: a name or an address of this machine.
        port: a port, 0 for any; None takes the first free one from 8050 upwards.

    Raises:
        AddressError: the port is taken, or the host is not this machine's; the message has the cure.
    """
    for candidate in range(DEFAULT_PORT, DEFAULT_PORT + _TRIES) if port is None else (port,):
        try:
            return _bound(host, candidate)
        except OSError as error:
            if port is not None or error.errno != errno.EADDRINUSE:
                raise AddressError(_why_not(host, candidate, error)) from None
    raise AddressError(f"every port from {DEFAULT_PORT} to {DEFAULT_PORT + _TRIES - 1} is taken; give a free one with --port")


def address(listener: socket.socket) -> str:
    """Where a browser on this machine finds a listening socket."""
    host, port = listener.getsockname()[:2]
    if host in EVERY_ADDRESS:
        host = DEFAULT_HOST if listener.family == socket.AF_INET else "::1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(app: Flask, listener: socket.socket, *, open_browser: bool = False, query: str = "") -> None:
    """Answer requests until Ctrl-C.

    Args:
        app: what answers.
        listener: a socket from `listen`.
        open_browser: show the start page in the reader's browser, where there is one.
        query: what the address of that page ends with.
    """
    # The graph is never garbage: looking through it again and again would only make some steps wait.
    gc.collect()
    gc.freeze()
    # A page asks for a dozen files at once; that some of them wait a moment is not worth a warning.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(
        app,
        sockets=[listener],
        threads=_THREADS,
        ident=None,
        # Larger ones are refused by the guard, in kinder words; this only bounds what is read before it can.
        max_request_body_size=2 * LARGEST,
    )
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if open_browser and has_browser(os.environ, sys.platform):
        threading.Thread(target=webbrowser.open, args=(address(listener) + query,), daemon=True).start()
    try:
        server.run()
    finally:
        server.close()


def has_browser(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a browser window can be opened; without a screen a text browser would take over the terminal.

    >>> has_browser({}, "linux"), has_browser({"DISPLAY": ":0"}, "linux"), has_browser({}, "darwin")
    (False, True, True)
    """
    return platform in ("darwin", "win32") or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            # On Windows this option would let two servers share one port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        # At once: two sockets can be bound to one port, but only one can listen.
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def _why_not(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"{host!r} is not a name or an address of this machine; try --host {DEFAULT_HOST}"
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken; stop what uses it, give another --port, or leave --port out to take a free one"
    if error.errno == errno.EACCES:
        return f"port {port} may not be used by this account; give a --port above 1023"
    return f"cannot listen on {host}, port {port}: {error.strerror}; try --host {DEFAULT_HOST}"
