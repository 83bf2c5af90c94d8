"""Where the program keeps what people give it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of what people give the program: graphs of their own, and lectures.

    >>> data_folder({"CAUSAL_ATLAS_DATA": "/srv/atlas"}, "linux").as_posix()
    '/srv/atlas'
    >>> data_folder({"XDG_DATA_HOME": "/home/a/.data"}, "linux").as_posix()
    '/home/a/.data/causal-atlas'
    """
    if given := environment.get("CAUSAL_ATLAS_DATA"):
        return Path(given)
    if platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "causal-atlas"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "causal-atlas"
    home = environment.get("XDG_DATA_HOME", "")
    return (Path(home) if home.startswith("/") else Path.home() / ".local" / "share") / "causal-atlas"
