"""A Lecture as the text of a lecture file: what is read back from it is the same lecture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from causal_atlas.knowledge.yaml_text import readable
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, Scene
from causal_atlas.lectures.schema import VERSION
from causal_atlas.lectures.written_view import written_view

WIDTH = 110


def written_lecture(lecture: Lecture) -> str:
    """The lecture as YAML; the same lecture always gives the same text."""
    return as_text(as_value(lecture))


def as_text(value: Mapping[str, Any]) -> str:
    """Plain values in the shape of a lecture file, as YAML."""
    text: str = yaml.dump(dict(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, default_flow_style=False)
    return text


def as_value(lecture: Lecture) -> dict[str, Any]:
    """The lecture as plain values, in the shape of a lecture file."""
    head = {
        "schema": int(VERSION),
        "id": lecture.id,
        "title": lecture.title,
        "description": lecture.description,
        "audience": lecture.audience.value,
        "atlas": lecture.atlas,
    }
    return {**_filled(head), "scenes": [_scene(lecture, scene) for scene in lecture.scenes]}


def _scene(lecture: Lecture, scene: Scene) -> dict[str, Any]:
    fields = {
        "id": scene.id,
        "title": scene.title,
        "view": written_view(scene.original or scene.view, lecture.audience),
        "narration": scene.narration,
        "notes": scene.notes,
        "claims": list(scene.claims),
        "unclaimed": scene.unclaimed,
        "question": written_question(scene.question) if scene.question else None,
    }
    # A view of nothing is a view all the same.
    return {"id": scene.id, "title": scene.title, "view": {}} | _filled(fields)


def written_question(question: AudienceQuestion) -> dict[str, Any]:
    """A question to the audience as plain values."""
    choices = [_filled({"text": one.text, "right": one.right, "concept": one.concept}) for one in question.choices]
    return {"kind": question.kind.value, "prompt": question.prompt, "choices": choices, "claims": list(question.claims)}


def _filled(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value}


class _Dumper(yaml.SafeDumper):
    """Writes short lists of names in a line, and texts of several lines as they are."""

    def ignore_aliases(self, _data: Any) -> bool:
        # Anchors are not read back.
        return True

    def represent_text(self, data: str) -> yaml.Node:
        text = readable(data)
        return self.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)

    def represent_names(self, data: list[Any]) -> yaml.Node:
        plain = all(isinstance(item, str | int) for item in data)
        return self.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=plain)


_Dumper.add_representer(str, _Dumper.represent_text)
_Dumper.add_representer(list, _Dumper.represent_names)
