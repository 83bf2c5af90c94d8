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
  const LINK_MS = 130;
  const MOST_LINKS = 5;
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

  /**
   * What newcomers grow out of: the concept at the other end of an arrow that leads to what was there, cause before effect, and
   * behind that link by link.
   * @param {{source: string, target: string}[]} arrows
   * @param {string[]} newcomers
   * @returns {Map<string, {from: string, wave: number}>} nothing for what no arrow joins to what was there
   */
  function origins(arrows, newcomers) {
    /** @type {Map<string, {from: string, wave: number}>} */
    const found = new Map();
    const waiting = new Set(newcomers);
    for (let wave = 0; waiting.size > 0; wave += 1) {
      /** @type {[string, string][]} */
      const reached = [];
      for (const name of waiting) {
        const there = (/** @type {string} */ other) => other !== name && !waiting.has(other);
        const cause = arrows.find(({ source, target }) => target === name && there(source));
        const effect = arrows.find(({ source, target }) => source === name && there(target));
        if (cause || effect) reached.push([name, cause ? cause.source : String(effect?.target)]);
      }
      if (reached.length === 0) break;
      for (const [name, from] of reached) {
        found.set(name, { from, wave });
        waiting.delete(name);
      }
    }
    return found;
  }

  const namespace = { origins, spread, lively, opacityOf, GROW_MS, GLIDE_MS, MARKED_MS };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  const reducedMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {number} moving */
  const mayMove = (moving) => lively(reducedMotion.matches, moving);

  /**
   * Let elements that were just added come in; nothing of them has been drawn yet.
   * @param {any} cy
   * @param {any} newcomers elements
   * @param {string | null} by the concept they grow out of; without one they come along their arrows
   */
  function grow(cy, newcomers, by) {
    const ways = by === null ? along(cy, newcomers) : new Map();
    const wait = (/** @type {string} */ name) => Math.min(ways.get(name)?.wave || 0, MOST_LINKS) * LINK_MS;
    let last = 0;
    newcomers.forEach((/** @type {any} */ element) => {
      const data = element.data();
      const style = { opacity: opacityOf(data) };
      const box = data.of || data.id;
      const from = placeOf(cy, by === null ? ways.get(box)?.from : by);
      // A mark sits on an arrow, which comes with the later of its ends.
      const ends = data.role === "arrow" ? [data.source, data.target] : data.role === "mark" ? [data.cause, data.effect] : [box];
      const links = Math.max(...ends.map(wait));
      // A ring answers the reader's own choice: it is there at once.
      if (data.role !== "ring") element.style("opacity", 0);
      const boxlike = data.role === "box" || data.role === "lining";
      last = Math.max(last, links + spread(data));
      if (boxlike && from !== null) {
        element.position({ x: from.x + (data.x - from.x) * 0.15, y: from.y + (data.y - from.y) * 0.15 });
        element.delay(links).animate({ position: { x: data.x, y: data.y }, style }, { duration: GROW_MS, easing: "ease-out-cubic" });
      } else {
        element.delay(links + (boxlike ? 0 : GROW_MS / 2 + spread(data))).animate({ style }, { duration: GROW_MS / 2 });
      }
    });
    window.setTimeout(() => shown(newcomers), GROW_MS + last + 80);
  }

  /** @param {any} cy @param {any} newcomers */
  function along(cy, newcomers) {
    const arrows = cy.edges('[role = "arrow"]').map((/** @type {any} */ arrow) => arrow.data());
    return origins(arrows, newcomers.filter('[role = "box"]').map((/** @type {any} */ box) => box.id()));
  }

  /** @param {any} cy @param {string | undefined} name */
  function placeOf(cy, name) {
    const box = name === undefined ? null : cy.getElementById(name);
    if (box === null || box.empty()) return null;
    const { x, y } = box.data();
    return { x, y };
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
