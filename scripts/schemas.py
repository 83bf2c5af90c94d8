"""Write the JSON Schemas of the files in graph/, so that an editor completes and checks them: make schemas."""

from __future__ import annotations

from pathlib import Path

from causal_atlas.knowledge import schema as knowledge
from causal_atlas.lectures import schema as lectures

FOLDER = Path(__file__).resolve().parents[1] / "graph" / "schema"


def main() -> None:
    """Write every schema, and remove those of files that are no more."""
    FOLDER.mkdir(exist_ok=True)
    schemas = knowledge.json_schemas() | lectures.json_schemas()
    for old in FOLDER.glob("*.json"):
        if old.name not in schemas:
            old.unlink()
    for name, text in schemas.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
