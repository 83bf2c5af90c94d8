"""SVG: the picture as it is on the screen, with ids, titles and descriptions for every concept and claim."""

from __future__ import annotations

from causal_atlas.exports.formats import Format
from causal_atlas.exports.picture.setting import svg

FORMAT = Format(name="svg", label="Scalable picture (SVG)", extension="svg", media_type="image/svg+xml", write=svg)
