"""The command line, `causal-atlas COMMAND`: one module for each command."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from causal_atlas.cli import ask, chains, check, contrast, export, lecture, loops, whatif
from causal_atlas.cli.common import FLAWED, SOUND, STOPPED
from causal_atlas.errors import AtlasError

COMMANDS = (check, ask, chains, contrast, loops, whatif, export, lecture)
"""In the order of the help; `add` of each adds its parser."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code: 0 done, 1 with errors, 2 for what is no command, 130 when stopped."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without UTF-8 shows what it can, and no traceback.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except AtlasError as error:
        print(error, file=sys.stderr)
        return FLAWED
    except KeyboardInterrupt:
        # Files are put in place whole, so there is no half of one.
        print("\nStopped; no file was left half-written.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # Whoever read along has seen enough; what is still buffered has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOUND


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="causal-atlas", description="An atlas of causal mechanisms.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.add(commands)
    return parser
