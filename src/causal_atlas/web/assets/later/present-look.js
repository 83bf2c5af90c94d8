/**
 * Where the camera stands in a talk: the whole scene while its labels can be read from the last row, else what matters in it.
 */
(() => {
  "use strict";

  /** @typedef {{x1: number, y1: number, x2: number, y2: number}} Bounds */
  /** @typedef {{width: number, height: number}} Size */
  /** @typedef {{id: string, x: number, y: number, width: number, height: number, selected?: number, lit?: number}} Box */
  /** @typedef {{zoom: number, pan: {x: number, y: number}}} Camera */

  const LABEL_PX = 13;
  /** Pixels of a label that can be read from the last row; on a phone, which is held in a hand, fewer are enough. */
  const READABLE_PX = 18;
  const PHONE_PX = 14;
  const PHONE_WIDTH = 600;
  const LARGEST = 2.1;
  const SMALLEST = 0.2;
  const PADDING = 16;

  /** @param {Size} size */
  const least = (size) => (size.width < PHONE_WIDTH ? PHONE_PX : READABLE_PX) / LABEL_PX;

  /** @param {Bounds} bounds @param {Size} size */
  function zoomToFit(bounds, size) {
    const across = (size.width - 2 * PADDING) / Math.max(bounds.x2 - bounds.x1, 1);
    const down = (size.height - 2 * PADDING) / Math.max(bounds.y2 - bounds.y1, 1);
    return Math.min(across, down);
  }

  /** @param {Bounds} bounds */
  const middle = (bounds) => ({ x: (bounds.x1 + bounds.x2) / 2, y: (bounds.y1 + bounds.y2) / 2 });

  /** @param {number} zoom @param {{x: number, y: number}} centre @param {Size} size @returns {Camera} */
  function centred(zoom, centre, size) {
    return { zoom, pan: { x: size.width / 2 - centre.x * zoom, y: size.height / 2 - centre.y * zoom } };
  }

  /**
   * The bounds of boxes, with room for what stands on their borders.
   * @param {Box[]} boxes
   * @returns {Bounds}
   */
  function around(boxes) {
    const room = 14;
    return {
      x1: Math.min(...boxes.map((box) => box.x - box.width / 2)) - room,
      x2: Math.max(...boxes.map((box) => box.x + box.width / 2)) + room,
      y1: Math.min(...boxes.map((box) => box.y - box.height / 2)) - room,
      y2: Math.max(...boxes.map((box) => box.y + box.height / 2)) + room,
    };
  }

  /**
   * What may be looked at, the most first: what matters with its neighbours, what matters, what is pointed at, one box of it.
   * @param {Box[]} boxes
   * @param {[string, string][]} arrows cause and effect
   * @param {ReadonlySet<string>} newcomers
   * @returns {Box[][]}
   */
  function candidates(boxes, arrows, newcomers) {
    const pointed = boxes.filter((box) => box.selected || box.lit);
    const come = boxes.filter((box) => newcomers.has(box.id));
    const matter = boxes.filter((box) => pointed.includes(box) || newcomers.has(box.id));
    const ids = new Set((matter.length ? matter : boxes).map((box) => box.id));
    const near = new Set([...ids, ...arrows.filter(([a, b]) => ids.has(a) || ids.has(b)).flat()]);
    const sets = [boxes.filter((box) => near.has(box.id)), matter, pointed, come, (pointed[0] && [pointed[0]]) || come.slice(0, 1)];
    return [...sets.filter((set) => set.length > 0), boxes.slice(0, 1)];
  }

  /**
   * A pan that leaves no needless margin on a side where there is drawing to show on the other.
   * @param {Camera} camera @param {Bounds} bounds @param {Size} size @returns {Camera}
   */
  function clamped({ zoom, pan }, bounds, size) {
    /** @param {number} at @param {number} low @param {number} high @param {number} extent */
    const clamp = (at, low, high, extent) => {
      const most = PADDING - low * zoom;
      const fewest = extent - PADDING - high * zoom;
      return fewest > most ? (fewest + most) / 2 : Math.min(most, Math.max(fewest, at));
    };
    return { zoom, pan: { x: clamp(pan.x, bounds.x1, bounds.x2, size.width), y: clamp(pan.y, bounds.y1, bounds.y2, size.height) } };
  }

  /**
   * The camera for a scene.
   * @param {{boxes: Box[], arrows: [string, string][], bounds: Bounds, newcomers: ReadonlySet<string>}} scene
   * @param {Size} size of the canvas
   * @param {boolean} whole whether everything is wanted, however small
   * @returns {{camera: Camera, whole: boolean}} and whether everything is in sight
   */
  function framed({ boxes, arrows, bounds, newcomers }, size, whole) {
    const fit = zoomToFit(bounds, size);
    const enough = least(size);
    if (whole || fit >= enough) {
      return { camera: centred(Math.max(SMALLEST, Math.min(fit, LARGEST)), middle(bounds), size), whole: true };
    }
    const sets = candidates(boxes, arrows, newcomers);
    const seen = sets.map(around).find((one) => zoomToFit(one, size) >= enough) || around(sets[sets.length - 1]);
    return { camera: clamped(centred(enough, middle(seen), size), bounds, size), whole: false };
  }

  const namespace = { framed, candidates, least, LABEL_PX, READABLE_PX };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { look: namespace });
})();
