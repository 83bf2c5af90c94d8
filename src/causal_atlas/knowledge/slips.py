"""What pydantic found wrong in an entry, said so that a curator can mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from causal_atlas.errors import Finding
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.knowledge.yaml_text import GUIDE, Document

_SHAPES = {
    "string_type": ("should be text", "write it on one line, or after '>-'"),
    "tuple_type": ("should be a list", "write [a, b], or one entry a line with '- ' in front"),
    "list_type": ("should be a list", "write [a, b], or one entry a line with '- ' in front"),
    "dict_type": ("should hold 'name: value' pairs", "write {name: value}"),
    "model_type": ("should hold fields", "write each field as 'name: value'"),
    "model_attributes_type": ("should hold fields", "write each field as 'name: value'"),
    "int_parsing": ("should be a whole number", "write digits only"),
    "string_too_short": ("is empty", "fill it in"),
    "too_short": ("has too few entries", "add what is missing"),
}


def explained(
    error: ValidationError, document: Document, shape: TypeAdapter[Any], *, at: Sequence[str | int] = (), guide: str = GUIDE
) -> Iterator[Finding]:
    """One finding for each slip in what stands at a path of a document and should have this shape."""
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if step != "[key]")
        message, cure = _said(detail, shape, path, guide)
        yield document.finding((*at, *path), message, cure)


def _said(detail: ErrorDetails, shape: TypeAdapter[Any], path: Sequence[str | int], guide: str) -> tuple[str, str]:
    slip, given = detail["type"], detail["input"]
    if slip == "missing":
        return "is missing", f"add it; {guide}"
    if slip == "extra_forbidden":
        fields = tuple(field.alias or name for name, field in _model_at(shape, path[:-1]).model_fields.items())
        return "there is no such field", did_you_mean(str(path[-1]), fields, f"the fields are {', '.join(fields)}")
    if slip in ("enum", "literal_error"):
        return f"{given!r} is not one of the words that can stand here", _word(str(given), detail)
    if slip == "string_pattern_mismatch":
        if not str(given).strip():
            return _SHAPES["string_too_short"]
        return f"{given!r} is not written as it should be", f"it should match {detail.get('ctx', {}).get('pattern', '')}"
    return _SHAPES.get(slip, (detail["msg"][0].lower() + detail["msg"][1:], guide))


def _word(given: str, detail: ErrorDetails) -> str:
    expected = str(detail.get("ctx", {}).get("expected", ""))
    words = [word.strip().strip("'") for word in expected.replace(" or ", ", ").split(",")]
    # A typographic minus is what most editors make of a hyphen.
    if given in ("−", "–", "—") and "-" in words:
        return "write a plain hyphen in quotes: '-'"
    return did_you_mean(given, words, f"write one of {', '.join(words)}")


def _model_at(shape: TypeAdapter[Any], path: Sequence[str | int]) -> type[BaseModel]:
    """The model whose fields stand at `path`."""
    model = _model_in(shape._type)
    for step in path:
        field = model.model_fields.get(step) if model is not None and isinstance(step, str) else None
        # A step that leads to no model is the key of an entry, or the number of one.
        model = (_model_in(field.annotation) if field is not None else None) or model
    if model is None:
        raise LookupError(f"no model at {path}")
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as `tuple[OrganEntry, ...]` is about."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part)) is not None), None)
