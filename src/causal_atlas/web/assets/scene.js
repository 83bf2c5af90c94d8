/**
 * What can be said of the drawing without a browser: bounds, places along an arrow, what to announce.
 */
(() => {
  "use strict";

  /** @typedef {{x: number, y: number}} Point */
  /** @typedef {{x: number, y: number, width?: number, height?: number}} Extent */

  /**
   * The bounds of things given by their centres.
   * @param {Extent[]} things
   * @returns {{x1: number, y1: number, x2: number, y2: number} | null}
   */
  function boundsOf(things) {
    if (things.length === 0) return null;
    const bounds = { x1: Infinity, y1: Infinity, x2: -Infinity, y2: -Infinity };
    for (const { x, y, width = 0, height = 18 } of things) {
      bounds.x1 = Math.min(bounds.x1, x - width / 2);
      bounds.x2 = Math.max(bounds.x2, x + width / 2);
      bounds.y1 = Math.min(bounds.y1, y - height / 2);
      bounds.y2 = Math.max(bounds.y2, y + height / 2);
    }
    return bounds;
  }

  /**
   * The point of a route at a share of its pieces. A route is a start, any number of controls and an end; the curves between
   * join half way between their controls, as in `causal_atlas.diagrams.path`.
   * @param {Point[]} route
   * @param {number} share
   * @returns {Point}
   */
  function along(route, share) {
    const last = route.length - 1;
    const pieces = Math.max(1, last - 1);
    const piece = Math.min(Math.floor(share * pieces), pieces - 1);
    const within = share * pieces - piece;
    if (last === 1) return between(route[0], route[1], within);
    const control = route[piece + 1];
    const start = piece === 0 ? route[0] : between(route[piece], control, 0.5);
    const end = piece === pieces - 1 ? route[last] : between(control, route[piece + 2], 0.5);
    return between(between(start, control, within), between(control, end, within), within);
  }

  /**
   * The point beside a route, as far to its right as `aside` says.
   * @param {Point[]} route
   * @param {number} share
   * @param {number} aside
   * @returns {Point}
   */
  function beside(route, share, aside) {
    const here = along(route, share);
    if (!aside) return here;
    const before = along(route, Math.max(0, share - 0.02));
    const after = along(route, Math.min(1, share + 0.02));
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    return { x: here.x - ((after.y - before.y) / length) * aside, y: here.y + ((after.x - before.x) / length) * aside };
  }

  /** @param {Point} a @param {Point} b @param {number} share @returns {Point} */
  function between(a, b, share) {
    return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  }

  /**
   * What is announced of the concept that has the keyboard's ring.
   * @param {{name: string, kind: string, status: string, causes: number, effects: number, selected: number, pinned: number}} box
   * @returns {string}
   */
  function spoken(box) {
    const parts = [box.name, box.kind.replace("_", " ")];
    if (box.status) parts.push(box.status);
    if (box.selected) parts.push("selected");
    if (box.pinned) parts.push("pinned");
    if (box.causes) parts.push(`${box.causes} more ${box.causes === 1 ? "cause" : "causes"}`);
    if (box.effects) parts.push(`${box.effects} more ${box.effects === 1 ? "effect" : "effects"}`);
    return `${parts.join(", ")}.`;
  }

  /**
   * The text for a live region; a repeated text is told apart by a space, so that it is read again.
   * @param {string} text
   * @param {string} last
   * @returns {string}
   */
  function again(text, last) {
    return text !== "" && text === last ? `${text}\u00a0` : text;
  }

  /**
   * The event of a tap.
   * @param {Record<string, any>} data of what was tapped
   * @param {boolean} add whether a key asks to add to the selection
   * @returns {{type: string, [field: string]: unknown} | null}
   */
  function tapped(data, add) {
    switch (data.role) {
      case "box":
        return { type: "select", concepts: [data.concept], add };
      case "pill":
        return { type: "expand", concept: data.of, direction: data.direction };
      case "mark":
        return { type: "select_arrow", cause: data.cause, effect: data.effect };
      case "arrow":
        return { type: "select_arrow", cause: data.source, effect: data.target };
      default:
        return null;
    }
  }

  const DOUBLE_TAP_MS = 320;

  /**
   * Whether a tap is the second of two on the same thing: by our clock, or by that of the computer, which counts the clicks, grants
   * more time to those who set it so, and does not wait for a busy page.
   * @param {{id: string, at: number}} last the tap before, at a time in ms; without an id when that was a second one itself
   * @param {{id: string, at: number, clicks?: number}} tap
   * @returns {boolean}
   */
  function isSecond(last, { id, at, clicks }) {
    return last.id === id && (at - last.at < DOUBLE_TAP_MS || clicks === 2);
  }

  const scene = { boundsOf, along, beside, spoken, again, tapped, isSecond };
  if (typeof module !== "undefined") module.exports = scene;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { scene });
})();
