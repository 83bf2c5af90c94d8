"""Comparing screenshots without an imaging library: a browser decodes PNGs well."""

from __future__ import annotations

import base64

from playwright.sync_api import Browser

COMPARE = """async ([first, second, step, scale]) => {
  const read = async (data) => {
    const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + data)).blob());
    const canvas = new OffscreenCanvas(picture.width / scale, picture.height / scale);
    const context = canvas.getContext("2d");
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };
  const [a, b] = [await read(first), await read(second)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    if ([0, 1, 2].some((channel) => Math.abs(a.data[i + channel] - b.data[i + channel]) > step)) differing += 1;
  }
  return differing / (a.width * a.height);
}"""


def difference(browser: Browser, first: bytes, second: bytes, *, step: int = 24, scale: int = 4) -> float:
    """The share, from 0 to 1, of areas of `scale` × `scale` pixels in which two PNGs differ by more than `step` of 255.

    Single pixels are not compared: Cytoscape keeps labels as textures, which lie a fraction of a pixel elsewhere when they
    were made at another zoom.
    """
    page = browser.new_page()
    try:
        pictures = [base64.b64encode(picture).decode() for picture in (first, second)]
        return float(page.evaluate(COMPARE, [*pictures, step, scale]))
    finally:
        page.close()
