"""GET /export/FORMAT?view=…: a view as a file, in any format; the page previews and saves what this answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any
from urllib.parse import quote

from flask import Response, abort, request

from causal_atlas.errors import AtlasError
from causal_atlas.exports.figure import Figure, Options, Page, Palette
from causal_atlas.exports.formats import Format, content_of, named
from causal_atlas.exports.heading import heading
from causal_atlas.knowledge.model import Audience
from causal_atlas.views import permalink
from causal_atlas.web.atlas import atlas
from causal_atlas.web.guard import OWN_NAMES, host_name

PATH = "/export/<name>"
LONGEST_TEXT = 2_000
LONGEST_NAME = 80
"""Characters of a file name, before its ending."""
_YES = {"1": True, "0": False}
ALONE = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"
"""What a picture that is opened by itself may do: nothing but show itself."""


class OptionError(AtlasError):
    """An option in the address cannot be understood."""


def answer(name: str) -> Response:
    """The file of a view.

    Raises:
        AtlasError: the format, the view or an option cannot be understood, or the view is too large for the format.
    """
    # Another page may link to a picture, but not set this one to work.
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        abort(403)
    form = named(name)
    view = permalink.decode(atlas().graph, request.args.get("view", "")).view
    options = replace(options_of(request.args), address=address())
    figure = Figure.of(atlas().graph, view, options)
    headers = headers_of(figure, form, inline=request.args.get("inline") == "1") | {"Cache-Control": "no-store"}
    return Response(content_of(figure, form), content_type=form.media_type, headers=headers)


def headers_of(figure: Figure, form: Format, *, inline: bool) -> dict[str, str]:
    """What is said of a file beside its content: its name, and what it may do when it is opened by itself."""
    return {"Content-Disposition": disposition(file_name(figure, form), inline=inline), "Content-Security-Policy": ALONE}


def address() -> str:
    """Where the atlas is reached by others; a machine that only reaches itself has no such address."""
    return "" if host_name(request.host) in OWN_NAMES else request.host_url.rstrip("/") + request.script_root + "/"


def options_of(given: Mapping[str, str]) -> Options:
    """The options that an address names; what it does not name is as usual.

    >>> options_of({"legend": "0", "palette": "print", "scale": "3"}).scale
    3.0
    """
    chosen: dict[str, Any] = {}
    for field in fields(Options):
        text = given.get(field.name)
        if text is not None and field.name in _READ:
            try:
                chosen[field.name] = _READ[field.name](text[:LONGEST_TEXT])
            except (KeyError, ValueError) as error:
                raise OptionError(
                    f"{field.name}={text[:40]!r} is not understood; leave it out, or choose it in the page"
                ) from error
    return Options(**chosen)


def _between(least: float, most: float) -> Any:
    def number(text: str) -> float:
        value = float(text)
        if not least <= value <= most:
            raise ValueError(text)
        return value

    return number


_READ: Mapping[str, Any] = {
    "title": str,
    "caption": str,
    **dict.fromkeys(("legend", "references", "regions", "credit", "selection", "transparent", "font"), _YES.__getitem__),
    "palette": Palette,
    "page": Page,
    "audience": Audience,
    "scale": _between(1, 4),
    "width": lambda text: round(_between(64, 8_000)(text)),
    "dpi": _between(36, 1_200),
}
"""How each option is read from an address."""


def file_name(figure: Figure, form: Format) -> str:
    """A name that tells what is in the file, in small letters and hyphens."""
    return named_after(figure.options.title or heading(figure), "figure", form.extension)


def named_after(title: str, otherwise: str, extension: str, kind: str = "") -> str:
    """A file name made of a title, in small letters and hyphens.

    >>> named_after("One hormone, four organs", "lecture", "pdf"), named_after("../?", "lecture", "pdf")
    ('one-hormone-four-organs.pdf', 'lecture.pdf')
    >>> named_after("Why?", "lecture", "pdf", "handout")
    'why-handout.pdf'
    """
    words = "".join(letter if letter.isalnum() else " " for letter in title.casefold()).split()
    stem = "-".join(words)[:LONGEST_NAME].strip("-") or otherwise
    return f"{stem}{kind and '-'}{kind}.{extension}"


def disposition(name: str, *, inline: bool = False) -> str:
    """The header that names a file, for old programs in ASCII too."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_")
    return f"{'inline' if inline else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
