"""The session: a view with its past and its future, as the page's store holds it.

The server keeps none of it. Views travel as permalink codes, so that a step, a link and an undo are the same thing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

MOST_STEPS = 60
"""How many steps can be undone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What the page knows between two events.

    `view` is a permalink code; empty on the start screen. `said` is announced to the reader. `fit` asks the camera to show
    everything, otherwise it moves only as far as the newcomers need. `face` is the face of the panel that the step opens, if any.
    `scene` is the id of the scene of a lecture that the step brought to the screen, if it was such a step.
    """

    view: str = ""
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    seq: int = 0
    newcomers: tuple[str, ...] = ()
    by: str | None = None
    fit: bool = True
    said: str = ""
    notice: str = ""
    audience: str = "everyone"
    face: str = ""
    scene: str = ""

    def stepped(self, code: str) -> Session:
        """The session one step on; the present view becomes the past.

        >>> Session(view="1a").stepped("1b").past
        ('1a',)
        """
        if code == self.view:
            return self
        return replace(self, view=code, past=(*self.past, self.view)[-MOST_STEPS:], future=())

    def amended(self, code: str) -> Session:
        """The session with its present view replaced, without a step to undo."""
        return replace(self, view=code)

    def undone(self) -> Session:
        """The session one step back.

        >>> Session(view="1a").stepped("1b").undone().view
        '1a'
        """
        if not self.past:
            return self
        return replace(self, view=self.past[-1], past=self.past[:-1], future=(self.view, *self.future))

    def redone(self) -> Session:
        """The session one step forward again."""
        if not self.future:
            return self
        return replace(self, view=self.future[0], past=(*self.past, self.view), future=self.future[1:])

    def to_store(self) -> dict[str, Any]:
        """The form that a `dcc.Store` holds."""
        return {
            "view": self.view,
            "past": list(self.past),
            "future": list(self.future),
            "seq": self.seq,
            "start": not self.view,
            "newcomers": list(self.newcomers),
            "by": self.by,
            "fit": self.fit,
            "said": self.said,
            "notice": self.notice,
            "audience": self.audience,
            "face": self.face,
            "scene": self.scene,
            "can_undo": bool(self.past),
            "can_redo": bool(self.future),
        }

    @classmethod
    def from_store(cls, stored: Mapping[str, Any] | None) -> Session:
        """The session behind a store's data; a fresh one when there is none."""
        if not stored:
            return cls()
        return cls(
            view=str(stored.get("view", "")),
            past=tuple(map(str, stored.get("past", ()))),
            future=tuple(map(str, stored.get("future", ()))),
            audience=str(stored.get("audience", "everyone")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something a person did, as the page reports it."""

    type: str
    seq: int = 0
    fields: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def from_store(cls, stored: Mapping[str, Any]) -> Event:
        """The event behind a store's data."""
        seq = stored.get("seq", 0)
        return cls(type=str(stored.get("type", "")), seq=seq if isinstance(seq, int) else 0, fields=dict(stored))
