"""Make the shipped font and its metrics from the variable Inter of the npm package `inter-ui`.

    npm pack inter-ui && tar xzf inter-ui-*.tgz
    python scripts/fonts.py package

writes the subset `src/causal_atlas/web/assets/fonts/inter-VERSION.woff2` with its licence, the same characters as one TrueType
file for each weight in `src/causal_atlas/exports/fonts/` (typesetting of PDF and PNG takes no variable font), and
`src/causal_atlas/diagrams/inter_metrics.json`, and lists wanted characters that the font lacks.
Needs fonttools and brotli; neither is needed at run time.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "src/causal_atlas/web/assets/fonts"
STATICS = ROOT / "src/causal_atlas/exports/fonts"
METRICS = ROOT / "src/causal_atlas/diagrams/inter_metrics.json"
FAMILY = "Inter Atlas"
WEIGHTS = {"regular": 400, "medium": 500, "semibold": 600}
LIMIT = 130_000
"""Most bytes of the subset font."""
SIGNS = "←→↑↓↔⇐⇒⇔↖↗↘↙⊣−×·●○◐✓✕✗…–—‘’‚“”„‹›•†‡‰′″€™≤≥≠≈∞ΔΩµ⌘⌃⇧⏎↵⤢⌕▲▼▶◀△▽◆◇■□★☆∆√∂∑∏∫⁄\u00a0\u2009\u200a\u202f\u2011"


def wanted() -> set[int]:
    """The code points the atlas writes with."""
    ranges: Iterable[range] = (
        range(0x20, 0x7F),
        range(0xA0, 0x100),
        range(0x100, 0x180),
        range(0x370, 0x400),
        range(0x2070, 0x20A0),
    )
    return {point for block in ranges for point in block} | {ord(sign) for sign in SIGNS}


def make_font(package: Path, version: str) -> Path:
    """Write the subset variable font (weights 400 to 700, text size) and its licence; return where."""
    font = TTFont(package / "variable" / "InterVariable.woff2")
    options = subset.Options(layout_features=["kern", "liga", "calt", "ccmp", "mark", "tnum", "case", "locl"])
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    limits = {"wght": (400, 700)} | ({"opsz": 14} if any(axis.axisTag == "opsz" for axis in font["fvar"].axes) else {})
    font = instancer.instantiateVariableFont(font, limits)
    font.flavor = "woff2"
    FONTS.mkdir(parents=True, exist_ok=True)
    target = FONTS / f"inter-{version}.woff2"
    font.save(target)
    shutil.copyfile(next(package.glob("LICENSE*")), FONTS / f"inter-{version}.LICENSE.txt")
    return target


def make_statics(font_file: Path, version: str) -> None:
    """Write one TrueType file for each weight, with the licence beside them."""
    STATICS.mkdir(parents=True, exist_ok=True)
    for name, weight in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(font_file), {"wght": weight})
        font.flavor = None
        font["OS/2"].usWeightClass = weight
        style = {"semibold": "SemiBold"}.get(name, name.capitalize())
        for number, text in {1: f"{FAMILY} {style}", 2: "Regular", 4: f"{FAMILY} {style}", 16: FAMILY, 17: style}.items():
            font["name"].setName(text, number, 3, 1, 0x409)
        font["name"].setName(f"{FAMILY.replace(' ', '')}-{style}", 6, 3, 1, 0x409)
        font.recalcTimestamp = False
        font.save(STATICS / f"inter-{version}-{name}.ttf")
    shutil.copyfile(FONTS / f"inter-{version}.LICENSE.txt", STATICS / f"inter-{version}.LICENSE.txt")


def make_metrics(font_file: Path, version: str) -> int:
    """Write the advances of every character per weight, in thousandths of an em; return how many characters."""
    weights: dict[str, dict[str, int]] = {}
    for name, weight in WEIGHTS.items():
        font = instancer.instantiateVariableFont(TTFont(font_file), {"wght": weight})
        scale = 1000 / font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        weights[name] = {str(point): round(advances[glyph][0] * scale) for point, glyph in sorted(font.getBestCmap().items())}
    table = {"font": f"Inter {version}", "unit": "1/1000 em", "weights": weights}
    METRICS.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    return len(weights["regular"])


def main() -> None:
    """Read the unpacked npm package, write font, licence and metrics."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="folder of the unpacked npm package inter-ui")
    package = parser.parse_args().package
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    font_file = make_font(package, version)
    make_statics(font_file, version)
    characters = make_metrics(font_file, version)
    size = font_file.stat().st_size
    lacking = wanted() - set(TTFont(font_file).getBestCmap())
    signs = [f"{chr(point)} U+{point:04X}" for point in sorted(lacking) if chr(point) in SIGNS]
    print(f"{font_file.name}: {size:,} bytes, {characters} characters")
    print(f"lacks {len(lacking)} of the wanted characters, of the signs: {', '.join(signs) or 'none'}")
    if size > LIMIT:
        raise SystemExit(f"{font_file.name} is larger than {LIMIT:,} bytes; take characters out of SIGNS or wanted()")


if __name__ == "__main__":
    main()
