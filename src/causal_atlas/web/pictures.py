"""A stable address for every picture: `/diagram.svg?view=…`, and the same as .pdf and .png.

The address holds the whole view, so it always shows what it was made for; `atlas` names the version it was made with, and a
picture from another version says so in its credit line and in a header.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import lru_cache

from flask import Response, request

from causal_atlas.errors import AtlasError
from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import named
from causal_atlas.exports.picture.markup import clean
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning import prose
from causal_atlas.views import permalink
from causal_atlas.web.atlas import atlas
from causal_atlas.web.downloads import address, headers_of, options_of
from causal_atlas.web.guard import OWN_NAMES, host_name

RULE = "/diagram.<any(svg, pdf, png):form>"
KEEP = "public, max-age=3600"
FRAMED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"
"""A PDF is embedded in a frame, and no browser shows it in one that is a sandbox; it holds no script."""
KEPT = 16
"""Pictures that are kept for the next reader."""
SETTINGS = frozenset(field.name for field in fields(Options)) - {"address", "note"}
"""What an address can set of the look of its picture."""


class PictureError(AtlasError):
    """The address of a picture asks for what cannot be."""


def answer(form: str) -> Response:
    """The picture that the address of the request describes.

    Raises:
        AtlasError: it describes none; the message has the cure.
    """
    graph, asked = atlas().graph, request.args.to_dict()
    if not asked.get("view"):
        raise PictureError("The address of a picture needs the code of a view, as in the address of the page: ?view=…")
    unknown = sorted(asked.keys() - SETTINGS - {"view", "atlas", "download"})
    if unknown:
        raise PictureError(f"A picture has no setting {unknown[0][:40]!r}; there are {', '.join(sorted(SETTINGS))}.")
    restored = permalink.decode(graph, asked["view"])
    notes = notes_of(graph, asked.get("atlas", ""), restored.gone)
    look = replace(options_of(asked), address=address(), note=". ".join(notes))
    figure, content = _written(graph, form, asked["view"], look)
    response = Response(content, mimetype=named(form).media_type)
    response.headers.update(headers_of(figure, named(form), inline=asked.get("download") != "1"))
    response.headers["Cache-Control"] = KEEP
    response.headers["X-Atlas-Version"] = graph.info.version
    if notes:
        response.headers["X-Atlas-Changed"] = "; ".join(notes).encode("ascii", "replace").decode()
    # Other sites may show pictures of an atlas that has a name of its own, but must not feel out what is on this machine.
    if host_name(request.host) not in OWN_NAMES:
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if form == "pdf":
            response.headers["Content-Security-Policy"] = FRAMED
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=KEPT)
def _written(graph: ConceptGraph, form: str, code: str, look: Options) -> tuple[Figure, bytes]:
    figure = Figure.of(graph, permalink.decode(graph, code).view, look)
    return figure, named(form).write(figure)


def forget() -> None:
    """Drop the pictures that are kept, of whatever graph."""
    _written.cache_clear()


def notes_of(graph: ConceptGraph, made_with: str, gone: tuple[str, ...]) -> list[str]:
    """What has changed since an address was made."""
    found = []
    if made_with and made_with != graph.info.version:
        found.append(f"made for version {clean(made_with)[:40]}, drawn from version {graph.info.version}")
    if gone:
        found.append(f"{prose.counted(len(gone), 'concept')} of it no longer in the atlas")
    return found
