"""What can go wrong with keeping a lecture, each with a sentence for the person who waits for it."""

from __future__ import annotations

from causal_atlas.errors import AtlasError


class StoreError(AtlasError):
    """Base of what can go wrong with keeping lectures."""


class NotKeptError(StoreError):
    """No lecture, or no version of it, is kept under a key."""


class ForbiddenError(StoreError):
    """The key of a lecture does not allow this."""


class TooLargeError(StoreError):
    """A lecture is larger than is kept."""


class LimitError(StoreError):
    """There are as many as are kept."""


class FullError(StoreError):
    """There is no room left on the disk; nothing was half-written."""


class BusyError(StoreError):
    """The place where lectures are kept did not answer in time, or cannot be written to; trying again may help."""


class NewerError(StoreError):
    """The lectures were kept by a newer version of the program."""
