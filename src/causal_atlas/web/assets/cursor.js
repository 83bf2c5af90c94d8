/**
 * The keyboard on the drawing: the ring that goes from concept to concept, what is said of it, and what keys and buttons ask.
 */
(() => {
  "use strict";

  const LIVE_ID = "canvas-live";

  /**
   * What a key asks of the concept with the ring.
   * @type {Record<string, (id: string) => {type: string, [field: string]: unknown}>}
   */
  const ON_CONCEPT = {
    select: (id) => ({ type: "select", concepts: [id], add: false }),
    select_more: (id) => ({ type: "select", concepts: [id], add: true }),
    causes: (id) => ({ type: "toggle", concept: id, direction: "causes" }),
    effects: (id) => ({ type: "toggle", concept: id, direction: "effects" }),
    collapse: (id) => ({ type: "collapse", concept: id }),
    hide: (id) => ({ type: "hide", concept: id }),
    pin: (id) => ({ type: "pin", concept: id }),
    isolate: (id) => ({ type: "isolate", concept: id }),
    loops: (id) => ({ type: "loops", through: id }),
    rise: (id) => ({ type: "whatif", concept: id, shift: "up" }),
    fall: (id) => ({ type: "whatif", concept: id, shift: "down" }),
  };

  if (typeof module !== "undefined") module.exports = { ON_CONCEPT };
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  let focus = "";
  let byKey = false;
  let last = "";

  /** @param {string} id */
  function ring(id) {
    const { cy, container } = atlas.stage;
    cy.nodes(".focused").removeClass("focused");
    focus = id;
    if (id && byKey && document.activeElement === container) cy.getElementById(id).addClass("focused");
  }

  /**
   * Follow a new drawing: the ring goes to the concept that was asked, or stays, while there is one.
   * @param {string | null} by
   */
  function settle(by) {
    const ringed = by || focus;
    ring(atlas.stage.cy.getElementById(ringed).nonempty() ? ringed : "");
  }

  /** @param {string} text */
  function say(text) {
    const live = document.getElementById(LIVE_ID);
    if (live !== null) live.textContent = atlas.scene.again(text, live.textContent || "");
  }

  /** @param {string} id */
  function visit(id) {
    const { cy, boundsOf, glideTo } = atlas.stage;
    ring(id);
    const node = cy.getElementById(id);
    glideTo(boundsOf(node));
    say(atlas.scene.spoken(node.data()));
  }

  // What had the focus went away with the start screen or the list it stood in: the keys go on in the drawing.
  function regain() {
    if (!byKey) return;
    const holder = document.activeElement;
    if (holder === null || holder === document.body || holder.closest("#start") !== null) atlas.stage.container.focus({ preventScroll: true });
  }

  // A click gives the focus too, but wants no ring and no camera.
  function onFocus() {
    const box = byKey ? current() : undefined;
    if (box !== undefined) visit(box.id());
  }

  /** @param {any} a @param {any} b */
  const fromTopLeft = (a, b) => a.data("x") + a.data("y") - b.data("x") - b.data("y");

  /** The box that the keys speak of: the one with the ring, else the selected, else the first. */
  function current() {
    const { cy, boxes, chosen } = atlas.stage;
    const ringed = focus ? cy.getElementById(focus) : cy.collection();
    const found = [ringed, chosen(), boxes().sort(fromTopLeft)].find((some) => some.nonempty());
    return found === undefined ? undefined : found.first();
  }

  /** @type {Record<string, () => void>} */
  const ON_DRAWING = {
    fit: () => atlas.stage.fit(),
    in: () => atlas.stage.zoom(1.25),
    out: () => atlas.stage.zoom(0.8),
    between: () => atlas.send({ type: "between" }),
    chains: () => atlas.send({ type: "chains" }),
    escape: () => deselect(),
  };

  function deselect() {
    if (atlas.stage.cy.elements("[selected = 1]").nonempty()) atlas.send({ type: "deselect" });
  }

  /**
   * Do what a key or a button asks of the drawing.
   * @param {string} action
   * @returns {boolean} whether there was anything to do
   */
  function onCanvas(action) {
    if (atlas.stage.cy === null || document.body.dataset.screen === "start" || atlas.stage.boxes().empty()) return false;
    if (action in ON_DRAWING) {
      ON_DRAWING[action]();
      return true;
    }
    const box = current();
    if (box === undefined) return false;
    if (action in ON_CONCEPT) atlas.send(ON_CONCEPT[action](box.id()));
    else if (action === "menu") menuOf(box);
    else walk(action, box);
    return true;
  }

  /** @param {string} direction @param {any} box */
  function walk(direction, box) {
    if (!focus) {
      atlas.stage.container.focus({ preventScroll: true });
      visit(box.id());
      return;
    }
    const spots = atlas.stage.boxes().map((/** @type {any} */ node) => ({ id: node.id(), x: node.data("x"), y: node.data("y") }));
    const next = atlas.nearest(spots, { id: box.id(), x: box.data("x"), y: box.data("y") }, direction);
    if (next === null) say("Nothing further that way.");
    else visit(next);
  }

  /** @param {any} box a box, or null for the drawing @param {{x: number, y: number}} [at] on the canvas */
  function menuOf(box, at) {
    const corner = atlas.stage.container.getBoundingClientRect();
    const place = at || box.renderedPosition();
    const data = box === null ? null : box.data();
    const entries = atlas.entriesOf(data && { ...data, pinned: Boolean(data.pinned) }, atlas.stage.chosen().length);
    atlas.openMenu(data === null ? "The drawing" : data.name, entries, { x: corner.left + place.x, y: corner.top + place.y });
  }

  /** @param {{said: string} | null} session @returns {string} */
  function announce(session) {
    last = atlas.scene.again(session?.said || "", last);
    return last;
  }

  function listen() {
    const { cy, container } = atlas.stage;
    container.addEventListener("focus", onFocus);
    container.addEventListener("blur", () => cy.nodes(".focused").removeClass("focused"));
  }

  Object.assign(atlas, { announce, onCanvas, cursor: { LIVE_ID, ring, settle, regain, deselect, menuOf, listen } });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-canvas]") : null;
    if (button !== null && atlas.stage.cy !== null) onCanvas(button.getAttribute("data-canvas") || "");
  });
  document.addEventListener("keydown", () => (byKey = true), true);
  document.addEventListener("pointerdown", () => (byKey = false), true);
})();
