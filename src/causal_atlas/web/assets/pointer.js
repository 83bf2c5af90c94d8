/**
 * What the pointer does on the drawing: it lights up what it rests on, taps, drags, draws a frame, and opens the menu.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  let held = false;
  let litBy = "";
  let lastTap = { id: "", at: 0 };
  /** @type {string[]} */
  let caught = [];

  // ---- Light ------------------------------------------------------------------------------------------------------

  /**
   * Light up the neighbourhood of a box or an arrow; without one, the arrows of the selection.
   * @param {any} target
   */
  function light(target) {
    const { cy, chosen } = atlas.stage;
    litBy = target === null ? "" : target.id();
    cy.batch(() => {
      cy.elements(".dim, .lit").removeClass("dim lit");
      if (target === null) {
        chosen().connectedEdges().addClass("lit");
        return;
      }
      const core = target.isEdge() ? target.union(target.connectedNodes()) : target.closedNeighborhood();
      const kept = new Set(core.map((/** @type {any} */ element) => element.id()));
      cy.elements('[role != "region"][role != "name"]').forEach((/** @type {any} */ element) => {
        const owner = element.data("of") || element.data("arrow") || element.id();
        element.addClass(kept.has(owner) ? "lit" : "dim");
      });
    });
  }

  /**
   * Follow a new drawing. Where the pointer still rests, its light stays and takes in what came: to restyle everything would hold
   * up the painting.
   * @param {any} come @param {boolean} fit whether the camera shows everything anew
   */
  function settle(come, fit) {
    if (!fit && litBy && atlas.stage.cy.getElementById(litBy).nonempty()) come.addClass("lit");
    else light(null);
  }

  /** @param {any} element what is under the pointer @returns {any} the box or arrow it belongs to, or null */
  function ownerOf(element) {
    const name = element.data("of") || element.data("arrow");
    const found = name ? atlas.stage.cy.getElementById(name) : element;
    return found.nonempty() && ["box", "arrow"].includes(found.data("role")) ? found : null;
  }

  /** @param {any} event */
  function onOver(event) {
    const target = ownerOf(event.target);
    if (target === null || held) return;
    atlas.stage.container.style.cursor = "pointer";
    light(target);
  }

  function onOut() {
    atlas.stage.container.style.cursor = "";
    if (!held) light(null);
  }

  // ---- Tap, frame, menu -------------------------------------------------------------------------------------------

  /** @param {any} event */
  function onTap(event) {
    if (event.target === atlas.stage.cy) {
      atlas.cursor.deselect();
      return;
    }
    const original = event.originalEvent || {};
    const add = Boolean(original.shiftKey || original.ctrlKey || original.metaKey);
    const described = atlas.scene.tapped(event.target.data(), add);
    if (described === null) return;
    const tap = { id: event.target.id(), at: Date.now(), clicks: original.detail };
    const double = atlas.scene.isSecond(lastTap, tap);
    lastTap = double ? { id: "", at: 0 } : tap;
    if (event.target.data("role") !== "box") {
      atlas.send(described);
      return;
    }
    atlas.cursor.ring(event.target.id());
    if (!double) atlas.send(described);
    else if (!add) atlas.send({ type: "toggle", concept: event.target.id(), direction: "effects" });
  }

  /** @param {any} event */
  function onBox(event) {
    if (event.target.data("role") !== "box") return;
    caught.push(event.target.id());
    if (caught.length > 1) return;
    window.queueMicrotask(() => {
      const before = atlas.stage.chosen().map((/** @type {any} */ node) => node.id());
      atlas.send({ type: "select", concepts: [...new Set([...before, ...caught])], add: false });
      caught = [];
    });
  }

  /** @param {any} event */
  function onMenu(event) {
    const target = event.target === atlas.stage.cy ? null : ownerOf(event.target);
    atlas.cursor.menuOf(target !== null && target.isNode() ? target : null, event.renderedPosition);
  }

  // ---- Drag -------------------------------------------------------------------------------------------------------

  /** @param {any} box */
  function satellites(box) {
    return atlas.stage.cy.nodes().filter((/** @type {any} */ node) => node.data("of") === box.id());
  }

  // Cytoscape draws a grabbed node, its arrows and its neighbours on a layer above all others, and what is grabbed last of all;
  // what sits on them has to come along. When they are let go, it takes these marks off all elements itself.
  /** @param {any} event */
  function onGrab(event) {
    const near = event.target.closedNeighborhood();
    const names = new Set(near.map((/** @type {any} */ element) => element.id()));
    atlas.stage.cy.nodes().forEach((/** @type {any} */ node) => {
      const inner = node[0]._private;
      if (names.has(node.data("of") || node.data("arrow"))) inner.rscratch.inDragLayer = true;
      if (node.data("of") === event.target.id()) inner.grabbed = true;
    });
  }

  /** @param {any} event */
  function onDrag(event) {
    held = true;
    const { cy } = atlas.stage;
    const box = event.target;
    const from = { x: box.data("x"), y: box.data("y") };
    const { x, y } = box.position();
    cy.batch(() => {
      satellites(box).forEach((/** @type {any} */ node) => {
        node.position({ x: node.data("x") + x - from.x, y: node.data("y") + y - from.y });
      });
    });
    const arrows = new Set(box.connectedEdges().map((/** @type {any} */ edge) => edge.id()));
    cy.nodes('[role = "mark"]').forEach((/** @type {any} */ node) => {
      if (!arrows.has(node.data("arrow"))) return;
      const edge = cy.getElementById(node.data("arrow"));
      const bends = edge.controlPoints() || [];
      const route = [edge.sourceEndpoint(), ...bends, edge.targetEndpoint()];
      node.position(atlas.scene.beside(route, node.data("share"), node.data("aside")));
    });
  }

  /** @param {any} event */
  function onDrop(event) {
    if (!held) return;
    held = false;
    const { x, y } = event.target.position();
    atlas.send({ type: "drag", concept: event.target.id(), x: Math.round(x), y: Math.round(y) });
  }

  function listen() {
    const { cy, container } = atlas.stage;
    cy.on("tap", onTap);
    // A pill cannot be dragged: what is pressed will be tapped.
    cy.on("tapstart", 'node[role = "pill"]', (/** @type {any} */ event) => atlas.foresee(atlas.scene.tapped(event.target.data(), false)));
    cy.on("cxttap", onMenu);
    cy.on("taphold", (/** @type {any} */ event) => event.originalEvent?.touches && onMenu(event));
    cy.on("mouseover", "node, edge", onOver);
    cy.on("mouseout", "node, edge", onOut);
    cy.on("grab", 'node[role = "box"]', onGrab);
    cy.on("drag", 'node[role = "box"]', onDrag);
    cy.on("dragfree", 'node[role = "box"]', onDrop);
    cy.on("box", "node", onBox);
    container.addEventListener("contextmenu", (/** @type {Event} */ event) => event.preventDefault());
    container.addEventListener("mouseleave", onOut);
  }

  atlas.pointer = { listen, settle, dragging: () => held };
})();
