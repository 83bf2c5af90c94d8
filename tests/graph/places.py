"""Where the knowledge is, and where the inventory it was built from stands if it is there."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GRAPH = ROOT / "graph"
INVENTORY = ROOT.parent / "shared" / "knowledge"
