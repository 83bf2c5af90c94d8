/**
 * Motion explains: newcomers grow out of the concept that brought them, a new arrangement glides into place.
 */
(() => {
  "use strict";

  const GROW_MS = 250;
  const GLIDE_MS = 350;
  const MARKED_MS = 1800;
  const WAVE_MS = 320;
  const MOST_WAVES = 8;
  const MOST_MOVING = 260;

  /**
   * Whether to animate: not when the reader asked for calm, nor when so much moves that it would stutter.
   * @param {boolean} reduced
   * @param {number} moving
   * @returns {boolean}
   */
  function lively(reduced, moving) {
    return !reduced && moving > 0 && moving <= MOST_MOVING;
  }

  /**
   * How opaque an element ends up.
   * @param {{faded?: number, muted?: number, role?: string}} data
   * @returns {number}
   */
  function opacityOf(data) {
    const arrow = data.role === "arrow";
    if (data.faded) return arrow ? 0.2 : 0.22;
    if (data.muted) return arrow ? 0.22 : 0.38;
    return 1;
  }

  /**
   * How long an answer to a thought experiment waits before it appears: it spreads link by link.
   * @param {{role?: string, wave?: number}} data
   * @returns {number} milliseconds
   */
  function spread(data) {
    return data.role === "change" ? Math.min(data.wave || 0, MOST_WAVES) * WAVE_MS : 0;
  }

  const namespace = { spread, lively, opacityOf, GROW_MS, GLIDE_MS, MARKED_MS };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {number} moving */
  const mayMove = (moving) => lively(reducedMotion.matches, moving);

  /**
   * Let elements that were just added come in; nothing of them has been drawn yet.
   * @param {any} cy
   * @param {any} newcomers elements
   * @param {string | null} by the concept they grow out of
   */
  function grow(cy, newcomers, by) {
    const origin = by === null ? null : cy.getElementById(by);
    const from = origin !== null && origin.nonempty() ? { ...origin.position() } : null;
    newcomers.forEach((/** @type {any} */ element) => {
      const data = element.data();
      const style = { opacity: opacityOf(data) };
      // A ring answers the reader's own choice: it is there at once.
      if (data.role !== "ring") element.style("opacity", 0);
      const boxlike = data.role === "box" || data.role === "lining";
      if (boxlike && from !== null) {
        element.position({ x: from.x + (data.x - from.x) * 0.15, y: from.y + (data.y - from.y) * 0.15 });
        element.animate({ position: { x: data.x, y: data.y }, style }, { duration: GROW_MS, easing: "ease-out-cubic" });
      } else {
        element.delay(boxlike ? 0 : GROW_MS / 2 + spread(data)).animate({ style }, { duration: GROW_MS / 2 });
      }
    });
    const last = Math.max(0, ...newcomers.map((/** @type {any} */ element) => spread(element.data())));
    window.setTimeout(() => shown(newcomers), GROW_MS + last + 80);
  }

  /**
   * End what is left of coming in: everything in its place, nothing see-through.
   * @param {any} elements
   */
  function shown(elements) {
    elements.stop(true, false);
    elements.forEach((/** @type {any} */ element) => {
      if (element.removed() || element.grabbed?.()) return;
      element.removeStyle("opacity");
      const { x, y } = element.data();
      if (element.isNode() && x !== undefined) element.position({ x, y });
    });
  }

  /**
   * Glide nodes to where they belong. The regions behind change their size too: they fade in anew.
   * @param {any} cy
   * @param {{id: string, to: {x: number, y: number}}[]} moves
   */
  function glide(cy, moves) {
    for (const { id, to } of moves) {
      const node = cy.getElementById(id).stop(true, false);
      const behind = ["region", "name"].includes(node.data("role"));
      if (behind) node.style("opacity", 0).position(to);
      node.animate(behind ? { style: { opacity: 1 } } : { position: to }, { duration: GLIDE_MS, easing: "ease-in-out-cubic" });
    }
    window.setTimeout(() => {
      for (const { id } of moves) {
        const node = cy.getElementById(id);
        if (node.nonempty()) shown(node);
      }
    }, GLIDE_MS + 80);
  }

  /**
   * Mark boxes for a moment.
   * @param {any} boxes
   */
  function mark(boxes) {
    window.setTimeout(() => boxes.addClass("newcomer"), GROW_MS);
    window.setTimeout(() => boxes.removeClass("newcomer"), GROW_MS + MARKED_MS);
  }

  /**
   * Move the camera.
   * @param {any} cy
   * @param {{zoom: number, pan: {x: number, y: number}}} camera
   * @param {boolean} atOnce
   */
  function look(cy, camera, atOnce) {
    cy.stop(true, false);
    if (atOnce || !mayMove(1)) cy.viewport(camera);
    else cy.animate(camera, { duration: GLIDE_MS, easing: "ease-in-out-cubic", queue: false });
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { motion: { mayMove, grow, glide, mark, look } });
})();
