/**
 * The drawing on its canvas: it shows what the server answers, moves the camera, and tells the other files what is there.
 *
 * The live instance belongs to dash-cytoscape. Its elements come from the server alone (drawing.js); the pointer (pointer.js)
 * and the keyboard (cursor.js) only touch classes (hover, focus, newcomers), positions on their way and the camera.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  const HELP_ID = "canvas-keys";
  const HELP =
    "Arrow keys go from concept to concept, Enter selects, brackets show causes and effects, M opens the menu, question mark lists all keys.";

  /** @typedef {{start: boolean, by: string | null, fit: boolean, scene?: string}} Session */

  /** @type {any} */
  let cy = null;
  /** @type {HTMLElement} */
  let container;
  /** @type {Map<string, Record<string, string | number>>} the data of what is on the canvas, by id */
  let drawn = new Map();
  /** @type {[Session, any[]] | null} an answer that came before the canvas */
  let early = null;
  let fitWanted = false;
  let fitted = false;
  let typed = false;

  const boxes = () => cy.nodes('[role = "box"]');
  const chosen = () => cy.nodes('[role = "box"][selected = 1]');
  const size = () => ({ width: cy.width(), height: cy.height() });
  const camera = () => ({ zoom: cy.zoom(), pan: { ...cy.pan() } });

  // ---- What the server answers ------------------------------------------------------------------------------------

  /**
   * Show a drawing. All of it happens in one task, so that nothing half done is ever painted.
   * @param {Session} session
   * @param {any[] | null} elements the whole drawing; without one, the last stays behind the start screen
   */
  function painted(session, elements) {
    if (elements === null) return;
    if (cy === null) {
      early = [session, elements];
      return;
    }
    const first = drawn.size === 0;
    cy.batch(() => change(session, elements, first));
    if (session.fit) atlas.cursor.regain();
    document.dispatchEvent(new CustomEvent("atlas:painted", { detail: { boxes: boxes().length } }));
  }

  /** @param {Session} session @param {any[]} elements @param {boolean} first whether the canvas was empty */
  function change(session, elements, first) {
    const before = drawn;
    drawn = atlas.drawing.byId(elements);
    const come = atlas.drawing.apply(cy, before, elements);
    if (typed) come.nodes().addClass("typed");
    move(atlas.drawing.strayed(atlas.drawing.standing(cy, before)));
    const newcomers = come.filter('[role = "box"]');
    if (stage.framed !== null) stage.framed(first);
    else if (session.fit || first) fit(first);
    else if (session.scene) frame();
    else if (!light(before)) follow(newcomers, session.by);
    if (!first && atlas.motion.mayMove(come.length)) atlas.motion.grow(cy, come, session.by);
    // In a talk the speaker says what has come.
    if (!session.fit && !first && stage.framed === null) atlas.motion.mark(newcomers);
    atlas.cursor.settle(session.by);
    atlas.pointer.settle(come, session.fit);
  }

  /** @param {{id: string, at: any, to: any}[]} moves */
  function move(moves) {
    const rearranged = moves.some((one) => atlas.drawing.visibly(one) && cy.getElementById(one.id).data("role") === "box");
    if (rearranged && !atlas.pointer.dragging() && atlas.motion.mayMove(moves.length)) atlas.motion.glide(cy, moves);
    else moves.forEach(({ id, to }) => cy.getElementById(id).stop(true, false).position(to));
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
    atlas.motion.look(cy, atlas.camera.fitted(bounds, size(), { focus: middle() }), atOnce);
    fitted = true;
  }

  /** What a small screen looks at. */
  function middle() {
    const { x, y } = [chosen(), boxes()].find((some) => some.nonempty()).data();
    return { x, y };
  }

  // From scene to scene the camera is moved no more than it has to.
  function frame() {
    const bounds = boundsOf(cy.nodes('[role = "bounds"]'));
    if (cy.width() < 40 || cy.height() < 40 || boxes().empty()) return fit();
    atlas.motion.look(cy, atlas.camera.framed(bounds, camera(), size(), middle()), false);
    fitted = true;
  }

  /**
   * On a narrow screen the camera goes where something has just lit up.
   * @param {Map<string, Record<string, string | number>>} before
   * @returns {boolean} whether it has
   */
  function light(before) {
    const lit = boxes().filter('[lit = 1]');
    const fresh = lit.some((/** @type {any} */ node) => before.get(node.id())?.lit !== 1);
    if (!fresh || cy.width() < 40 || cy.width() >= atlas.camera.PHONE_WIDTH) return false;
    fitted = false;
    atlas.motion.look(cy, atlas.camera.lighted(boundsOf(lit), camera(), size(), lit.first().data()), false);
    return true;
  }

  /** @param {any} newcomers @param {string | null} by */
  function follow(newcomers, by) {
    const wanted = by === null ? newcomers : newcomers.union(cy.getElementById(by));
    const bounds = boundsOf(wanted);
    if (bounds === null || cy.width() < 40) return;
    glideTo(atlas.camera.worthShowing(boundsOf(boxes()), bounds, size()));
  }

  /**
   * Move the camera as far as it has to, to show these bounds.
   * @param {any} bounds
   */
  function glideTo(bounds) {
    const next = atlas.camera.glided(bounds, camera(), size());
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
    if (stage.framed !== null) stage.framed(true);
    if (stage.framed !== null || cy.width() < 40 || !(fitWanted || fitted)) return;
    if (fitWanted) atlas.cursor.regain();
    fit(true);
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
    hidden(atlas.cursor.LIVE_ID, "").setAttribute("aria-live", "polite");
    const attributes = { role: "application", tabindex: "0", "aria-label": "Drawing of causes and effects", "aria-describedby": HELP_ID };
    for (const [name, value] of Object.entries(attributes)) container.setAttribute(name, value);
  }

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
    Object.assign(atlas.stage, { cy, container });
    silence();
    atlas.pointer.listen();
    atlas.cursor.listen();
    cy.on("dragpan scrollzoom pinchzoom", () => (fitted = false));
    new ResizeObserver(onResize).observe(container);
    // Who comes back with the browser's Back may find the page as it was left; WebKit then leaves the drawing blank.
    window.addEventListener("pageshow", (event) => event.persisted && cy.forceRender());
    describe();
    retype();
    document.dispatchEvent(new CustomEvent("atlas:ready"));
    if (early !== null) painted(...early);
  }

  function begin() {
    const element = document.getElementById("canvas");
    const found = /** @type {any} */ (element)?._cyreg?.cy;
    if (element !== null && found && window.dash_clientside.set_props) attach(found, element);
    else window.setTimeout(begin, 25);
  }

  /** @type {any} `framed` takes the camera over, as long as there is one: it is called when the drawing or its size has changed */
  const stage = { cy: null, container: null, framed: null, boxes, chosen, boundsOf, fit, glideTo, zoom };
  Object.assign(atlas, { painted, stage });
  window.setTimeout(begin, 0);
})();
