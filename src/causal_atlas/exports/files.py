"""Writing a file so that a crash leaves the old one or the new one, never half of it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from causal_atlas.errors import AtlasError


class WriteError(AtlasError):
    """A file cannot be written."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file as a whole.

    Raises:
        WriteError: it cannot be written; the message says why. What was there before is kept.
    """
    part: Path | None = None
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            part = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except BaseException as error:
        # Also whoever is interrupted leaves no half of it.
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise WriteError(f"{path} cannot be written: {error.strerror}; choose another --output") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
