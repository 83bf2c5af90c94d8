/**
 * The drawing under the pointer: it follows what the server paints, and reports what a person does to it.
 *
 * The live instance belongs to dash-cytoscape. Its elements come from the server alone; here only classes (hover, focus,
 * newcomers), positions on their way and the camera are touched.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  const DOUBLE_TAP_MS = 320;
  const PATCH_WAIT_MS = 90;
  const LIVE_ID = "canvas-live";
  const HELP_ID = "canvas-keys";
  const HELP =
    "Arrow keys go from concept to concept, Enter selects, brackets show causes and effects, M opens the menu, question mark lists all keys.";

  /** @type {any} */
  let cy = null;
  /** @type {HTMLElement} */
  let container;
  /** @type {Map<string, {x: number, y: number}>} where every node was when the drawing last came to rest */
  let places = new Map();
  /** @type {{newcomers: string[], by: string | null, fit: boolean} | null} the painted session, until it is settled */
  let frame = null;
  /** @type {any} */
  let arrived = null;
  /** @type {{id: string, from: any, to: any}[]} */
  let moves = [];
  let patching = false;
  let settling = 0;
  let fitWanted = false;
  let fitted = false;
  let dragging = false;
  let focus = "";
  let litBy = "";
  let byKey = false;
  let lastTap = { id: "", at: 0 };

  const boxes = () => cy.nodes('[role = "box"]');
  const chosen = () => cy.nodes('[role = "box"][selected = 1]');
  const size = () => ({ width: cy.width(), height: cy.height() });
  const camera = () => ({ zoom: cy.zoom(), pan: { ...cy.pan() } });

  // ---- What the server paints -------------------------------------------------------------------------------------

  /** @param {any} session the session whose elements the canvas has received */
  function painted(session) {
    if (session.start) return;
    frame = session;
    if (cy !== null) settleSoon(patching ? 0 : PATCH_WAIT_MS);
  }

  // Newcomers are hidden and what has moved is put back in the same task in which they change, before anything is drawn.
  /** @param {any} event */
  function onAdd(event) {
    arrived = arrived === null ? event.target : arrived.union(event.target);
    if (places.size > 0 && event.target.data("role") !== "ring" && atlas.motion.mayMove(1)) event.target.style("opacity", 0);
    if (typed) event.target.addClass("typed");
    patched();
  }

  function patched() {
    if (patching) return;
    patching = true;
    window.queueMicrotask(() => {
      hold();
      settleSoon(frame === null ? PATCH_WAIT_MS : 0);
    });
  }

  function hold() {
    const now = cy.nodes().map((/** @type {any} */ node) => ({ id: node.id(), x: node.data("x"), y: node.data("y") }));
    moves = dragging ? [] : atlas.scene.moved(places, now);
    if (!moves.some(({ id }) => cy.getElementById(id).data("role") === "box")) moves = [];
    if (atlas.motion.mayMove(moves.length)) cy.batch(() => atlas.motion.hold(cy, moves));
  }

  /** @param {number} ms */
  function settleSoon(ms) {
    window.clearTimeout(settling);
    settling = window.setTimeout(settle, ms);
  }

  function settle() {
    const first = places.size === 0;
    const come = arrived === null ? cy.collection() : arrived.filter((/** @type {any} */ element) => !element.removed());
    const newcomers = come.filter('[role = "box"]');
    const hint = frame || { newcomers: [], by: null, fit: false };
    if (hint.fit || first) fit(first);
    else follow(newcomers, hint.by);
    if (first || !atlas.motion.mayMove(come.length)) come.removeStyle("opacity");
    else atlas.motion.grow(cy, come, hint.by);
    if (atlas.motion.mayMove(moves.length)) atlas.motion.glide(cy, moves);
    if (!hint.fit && !first) atlas.motion.mark(newcomers);
    places = new Map(cy.nodes().map((/** @type {any} */ node) => [node.id(), { x: node.data("x"), y: node.data("y") }]));
    [arrived, moves, frame, patching] = [null, [], null, false];
    const ringed = hint.by || focus;
    ring(cy.getElementById(ringed).nonempty() ? ringed : "");
    // Where the pointer still rests, its light stays and takes in what came: to restyle everything would hold up the painting.
    if (!hint.fit && litBy && cy.getElementById(litBy).nonempty()) come.addClass("lit");
    else light(null);
    if (hint.fit) regain();
    document.dispatchEvent(new CustomEvent("atlas:painted", { detail: { boxes: boxes().length } }));
  }

  // ---- Camera -----------------------------------------------------------------------------------------------------

  /** @param {any} nodes */
  function boundsOf(nodes) {
    return atlas.scene.boundsOf(nodes.map((/** @type {any} */ node) => node.data()));
  }

  /** @param {boolean} [atOnce] */
  function fit(atOnce = false) {
    cy.resize();
    const bounds = boundsOf(cy.nodes('[role = "bounds"]'));
    fitWanted = cy.width() < 40 || cy.height() < 40 || boxes().empty();
    if (fitWanted) return;
    const { x, y } = [chosen(), boxes()].find((some) => some.nonempty()).data();
    atlas.motion.look(cy, atlas.camera.fitted(bounds, size(), { focus: { x, y } }), atOnce);
    fitted = true;
  }

  /** @param {any} newcomers @param {string | null} by */
  function follow(newcomers, by) {
    const wanted = by === null ? newcomers : newcomers.union(cy.getElementById(by));
    const bounds = boundsOf(wanted);
    if (bounds === null || cy.width() < 40) return;
    const shown = atlas.camera.worthShowing(boundsOf(boxes()), bounds, size());
    const next = atlas.camera.glided(shown, camera(), size());
    if (atlas.camera.same(next, camera())) return;
    fitted = false;
    atlas.motion.look(cy, next, false);
  }

  /** @param {number} factor */
  function zoom(factor) {
    fitted = false;
    atlas.motion.look(cy, atlas.camera.zoomed(camera(), factor, size()), false);
  }

  function onResize() {
    cy.resize();
    if (cy.width() < 40 || !(fitWanted || fitted)) return;
    if (fitWanted) regain();
    fit(true);
  }

  // ---- Light, ring, cursor ----------------------------------------------------------------------------------------

  /**
   * Light up the neighbourhood of a box or an arrow; without one, the arrows of the selection.
   * @param {any} target
   */
  function light(target) {
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

  /** @param {any} element what is under the pointer @returns {any} the box or arrow it belongs to, or null */
  function owner(element) {
    const name = element.data("of") || element.data("arrow");
    const found = name ? cy.getElementById(name) : element;
    return found.nonempty() && ["box", "arrow"].includes(found.data("role")) ? found : null;
  }

  /** @param {string} id */
  function ring(id) {
    cy.nodes(".focused").removeClass("focused");
    focus = id;
    if (id && byKey && document.activeElement === container) cy.getElementById(id).addClass("focused");
  }

  /** @param {string} text */
  function say(text) {
    const live = document.getElementById(LIVE_ID);
    if (live !== null) live.textContent = atlas.scene.again(text, live.textContent || "");
  }

  /** @param {string} id */
  function visit(id) {
    ring(id);
    const node = cy.getElementById(id);
    const next = atlas.camera.glided(boundsOf(node), camera(), size());
    if (!atlas.camera.same(next, camera())) {
      fitted = false;
      atlas.motion.look(cy, next, false);
    }
    say(atlas.scene.spoken(node.data()));
  }

  // What had the focus went away with the start screen or the list it stood in: the keys go on in the drawing.
  function regain() {
    if (!byKey) return;
    const holder = document.activeElement;
    if (holder === null || holder === document.body || holder.closest("#start") !== null) container.focus({ preventScroll: true });
  }

  // A click gives the focus too, but wants no ring and no camera.
  function onFocus() {
    const box = byKey ? current() : undefined;
    if (box !== undefined) visit(box.id());
  }

  // ---- Keys -------------------------------------------------------------------------------------------------------

  /** @param {any} a @param {any} b */
  const fromTopLeft = (a, b) => a.data("x") + a.data("y") - b.data("x") - b.data("y");

  /** The box that the keys speak of: the one with the ring, else the selected, else the first. */
  function current() {
    const ringed = focus ? cy.getElementById(focus) : cy.collection();
    const found = [ringed, chosen(), boxes().sort(fromTopLeft)].find((some) => some.nonempty());
    return found === undefined ? undefined : found.first();
  }

  /** @type {Record<string, (id: string) => object>} */
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

  /** @type {Record<string, () => void>} */
  const ON_DRAWING = {
    fit: () => fit(),
    in: () => zoom(1.25),
    out: () => zoom(0.8),
    between: () => atlas.send({ type: "between" }),
    chains: () => atlas.send({ type: "chains" }),
    escape: () => deselect(),
  };

  function deselect() {
    if (cy.elements("[selected = 1]").nonempty()) atlas.send({ type: "deselect" });
  }

  /**
   * Do what a key or a button asks of the drawing.
   * @param {string} action
   * @returns {boolean} whether there was anything to do
   */
  function onCanvas(action) {
    if (cy === null || document.body.dataset.screen === "start" || boxes().empty()) return false;
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
      container.focus({ preventScroll: true });
      visit(box.id());
      return;
    }
    const spots = boxes().map((/** @type {any} */ node) => ({ id: node.id(), x: node.data("x"), y: node.data("y") }));
    const next = atlas.nearest(spots, { id: box.id(), x: box.data("x"), y: box.data("y") }, direction);
    if (next === null) say("Nothing further that way.");
    else visit(next);
  }

  // ---- Menu -------------------------------------------------------------------------------------------------------

  /** @param {any} box a box, or null for the drawing @param {{x: number, y: number}} [at] on the canvas */
  function menuOf(box, at) {
    const corner = container.getBoundingClientRect();
    const place = at || box.renderedPosition();
    const data = box === null ? null : box.data();
    const entries = atlas.entriesOf(data && { ...data, pinned: Boolean(data.pinned) }, chosen().length);
    atlas.openMenu(data === null ? "The drawing" : data.name, entries, { x: corner.left + place.x, y: corner.top + place.y });
  }

  /** @param {any} event */
  function onMenu(event) {
    const target = event.target === cy ? null : owner(event.target);
    menuOf(target !== null && target.isNode() ? target : null, event.renderedPosition);
  }

  // ---- Pointer ----------------------------------------------------------------------------------------------------

  /** @param {any} event */
  function onTap(event) {
    if (event.target === cy) {
      deselect();
      return;
    }
    const original = event.originalEvent || {};
    const add = Boolean(original.shiftKey || original.ctrlKey || original.metaKey);
    const described = atlas.scene.tapped(event.target.data(), add);
    if (described === null) return;
    const now = Date.now();
    const double = lastTap.id === event.target.id() && now - lastTap.at < DOUBLE_TAP_MS;
    lastTap = double ? { id: "", at: 0 } : { id: event.target.id(), at: now };
    if (event.target.data("role") !== "box") {
      atlas.send(described);
      return;
    }
    ring(event.target.id());
    if (!double) atlas.send(described);
    else if (!add) atlas.send({ type: "toggle", concept: event.target.id(), direction: "effects" });
  }

  /** @type {any[]} */
  let caught = [];

  /** @param {any} event */
  function onBox(event) {
    if (event.target.data("role") !== "box") return;
    caught.push(event.target.id());
    if (caught.length > 1) return;
    window.queueMicrotask(() => {
      const before = chosen().map((/** @type {any} */ node) => node.id());
      atlas.send({ type: "select", concepts: [...new Set([...before, ...caught])], add: false });
      caught = [];
    });
  }

  /** @param {any} box */
  function satellites(box) {
    return cy.nodes().filter((/** @type {any} */ node) => node.data("of") === box.id());
  }

  // Cytoscape draws a grabbed node, its arrows and its neighbours on a layer above all others, and what is grabbed last of all;
  // what sits on them has to come along. When they are let go, it takes these marks off all elements itself.
  /** @param {any} event */
  function onGrab(event) {
    const near = event.target.closedNeighborhood();
    const names = new Set(near.map((/** @type {any} */ element) => element.id()));
    cy.nodes().forEach((/** @type {any} */ node) => {
      const inner = node[0]._private;
      if (names.has(node.data("of") || node.data("arrow"))) inner.rscratch.inDragLayer = true;
      if (node.data("of") === event.target.id()) inner.grabbed = true;
    });
  }

  /** @param {any} event */
  function onDrag(event) {
    dragging = true;
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
    if (!dragging) return;
    dragging = false;
    const box = event.target;
    const { x, y } = box.position();
    // Nothing glides back: the places on the screen are now where things belong.
    box.union(satellites(box)).union(cy.nodes('[role = "mark"]')).forEach((/** @type {any} */ node) => {
      places.set(node.id(), { ...node.position() });
    });
    atlas.send({ type: "drag", concept: box.id(), x: Math.round(x), y: Math.round(y) });
  }

  /** @param {any} event */
  function onOver(event) {
    const target = owner(event.target);
    if (target === null || dragging) return;
    container.style.cursor = "pointer";
    light(target);
  }

  function onOut() {
    container.style.cursor = "";
    if (!dragging) light(null);
  }

  // ---- Beginning --------------------------------------------------------------------------------------------------

  // dash-cytoscape answers every change by writing all elements back into its property, 100 ms later and without classes; a
  // place caught on its way would then be patched in as final. It also reports every hover, tap and frame of the camera to
  // Dash, which asks every component of the page. Nobody reads any of it, so it is told not to listen.
  function silence() {
    cy.off("dragfree add remove");
    cy.off("add remove");
    cy.off("resize viewport");
    cy.off("tap mouseover mouseout", "node");
    cy.off("tap mouseover", "edge");
  }

  function listen() {
    cy.on("add", onAdd);
    cy.on("remove data", patched);
    cy.on("tap", onTap);
    cy.on("cxttap", onMenu);
    cy.on("taphold", (/** @type {any} */ event) => event.originalEvent?.touches && onMenu(event));
    cy.on("mouseover", "node, edge", onOver);
    cy.on("mouseout", "node, edge", onOut);
    cy.on("grab", 'node[role = "box"]', onGrab);
    cy.on("drag", 'node[role = "box"]', onDrag);
    cy.on("dragfree", 'node[role = "box"]', onDrop);
    cy.on("box", "node", onBox);
    cy.on("dragpan scrollzoom pinchzoom", () => (fitted = false));
    container.addEventListener("contextmenu", (event) => event.preventDefault());
    container.addEventListener("focus", onFocus);
    container.addEventListener("blur", () => cy.nodes(".focused").removeClass("focused"));
    container.addEventListener("mouseleave", onOut);
    new ResizeObserver(onResize).observe(container);
  }

  /** @param {string} id @param {string} text */
  function hidden(id, text) {
    const element = document.createElement("div");
    element.id = id;
    element.className = "visually-hidden";
    element.textContent = text;
    // Beside the drawing: what stands outside of every landmark is passed over by those who go from one to the next.
    (container.closest("section") || document.body).append(element);
    return element;
  }

  function describe() {
    hidden(HELP_ID, HELP);
    hidden(LIVE_ID, "").setAttribute("aria-live", "polite");
    const attributes = { role: "application", tabindex: "0", "aria-label": "Drawing of causes and effects", "aria-describedby": HELP_ID };
    for (const [name, value] of Object.entries(attributes)) container.setAttribute(name, value);
  }

  let typed = false;

  // What was drawn before our typeface arrived is kept as a texture; a style of its own makes it be drawn again.
  function retype() {
    const faces = ["500 13px 'Inter Atlas'", "600 13px 'Inter Atlas'"];
    Promise.all(faces.map((face) => document.fonts.load(face))).then(() => {
      typed = true;
      cy.nodes().addClass("typed");
    });
  }

  /** @param {any} found @param {HTMLElement} element */
  function attach(found, element) {
    cy = found;
    container = element;
    silence();
    listen();
    describe();
    retype();
    document.dispatchEvent(new CustomEvent("atlas:ready"));
    if (cy.elements().nonempty()) {
      arrived = cy.elements();
      settleSoon(0);
    }
  }

  function begin() {
    const element = document.getElementById("canvas");
    const found = /** @type {any} */ (element)?._cyreg?.cy;
    if (element !== null && found && window.dash_clientside.set_props) attach(found, element);
    else window.setTimeout(begin, 25);
  }

  let last = "";

  /** @param {{said: string} | null} session @returns {string} */
  function announce(session) {
    last = atlas.scene.again(session?.said || "", last);
    return last;
  }

  Object.assign(atlas, { painted, announce, onCanvas });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-canvas]") : null;
    if (button !== null && cy !== null) onCanvas(button.getAttribute("data-canvas") || "");
  });
  document.addEventListener("keydown", () => (byKey = true), true);
  document.addEventListener("pointerdown", () => (byKey = false), true);
  begin();
})();
