"""Which lecture a command is about: one that comes with the atlas, one that is kept, or one in a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from causal_atlas.cli.lecture_kept import kept_lecture
from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import shipped
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.reading import read_lecture
from causal_atlas.lectures.shelf import lecture_of


class LectureError(AtlasError):
    """What was asked of a lecture cannot be done."""


def asks_lecture(parser: argparse.ArgumentParser) -> None:
    """Add the id of a lecture, and `--file` in its place."""
    parser.add_argument("id", nargs="?", metavar="ID", help="a lecture; see: causal-atlas lecture list")
    parser.add_argument("--file", type=Path, metavar="FILE", help="a lecture file of your own instead")


def folder_of(options: argparse.Namespace) -> Path:
    """The folder of the atlas that is asked."""
    return options.graph or shipped()


def chosen(graph: ConceptGraph, options: argparse.Namespace) -> Lecture:
    """The lecture that the options name.

    Raises:
        AtlasError: they name none, or one that cannot be read.
    """
    if options.file and not options.id:
        return read_lecture(graph, options.file)
    if options.id and not options.file:
        return kept_lecture(graph, options.id) or lecture_of(graph, folder_of(options), options.id)
    raise LectureError("name a lecture by its ID, or give a --file, one of the two")
