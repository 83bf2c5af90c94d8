"""Which lectures belong together: those of an atlas by its title, those of a graph of one's own by what is in its file.

A graph of one's own is known by its mark, a hash of its file: wherever the same file is opened again, its lectures are there.
"""

from __future__ import annotations

import re

OWN = "own/"
"""What the scope of a graph of one's own begins with; in a backup it is the folder of its lectures."""
_OWN = re.compile(r"own/[0-9a-f]{40}")


def of_own(mark: str) -> str:
    """The scope of a graph of one's own.

    >>> of_own("ab" * 20)[:8]
    'own/abab'
    """
    return f"{OWN}{mark}"


def of_file(name: str) -> str | None:
    """The scope in whose folder a file of a backup lies; None where that is no graph of one's own.

    >>> of_file(f"own/{'ab' * 20}/why-it-rains.yaml") == of_own("ab" * 20), of_file("why-it-rains.yaml"), of_file("own/x/y.yaml")
    (True, None, None)
    """
    folder = name.rpartition("/")[0]
    return folder if _OWN.fullmatch(folder) else None
