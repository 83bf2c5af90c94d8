/**
 * The storyboard along the bottom of the page: what the open lecture is called, whether it is kept, its scenes as cards, and what can
 * be done with them. It is made when the first lecture is opened.
 */
(() => {
  "use strict";

  const FOLDED = "atlas-storyboard";
  const TOAST_MS = 10000;

  /** @typedef {import("./lecture-edits.js").Lecture} Lecture */

  const STATES = {
    saved: "Saved",
    saving: "Saving",
    offline: "Offline, kept here",
    conflict: "Somebody else changed this",
    full: "The disk is full; kept here",
    refused: "Not saved; kept here",
    read: "",
  };

  /**
   * The state of a lecture in words, and what more there is to say.
   * @param {keyof typeof STATES} state @param {string} why @param {boolean} held whether the browser keeps what is not sent
   */
  function told(state, why, held) {
    // A browser whose own storage is full, or closed, keeps nothing over a reload.
    if (!held && !["saved", "saving", "read"].includes(state)) return { text: "Not saved; leave this page open", more: why };
    return { text: STATES[state], more: why || (state === "offline" ? "The server does not answer. It is tried again and again; nothing is lost." : "") };
  }

  /**
   * How large a lecture is, in words.
   * @param {number} scenes @param {string} time
   */
  function extent(scenes, time) {
    if (scenes === 0) return "No scenes yet";
    return [`${scenes} ${scenes === 1 ? "scene" : "scenes"}`, ...(time ? [time] : [])].join(" · ");
  }

  const namespace = { told, extent };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @type {any} */ let board = null;
  let shown = -1;
  let was = "";
  let hiding = 0;
  let undoing = "";

  const lecture = () => atlas.lecture;
  const edits = () => atlas.lectureEdits;

  // ---- What can be done -------------------------------------------------------------------------------------------

  /** A name for what is on the screen. */
  function nameOfView() {
    const title = document.querySelector("#title h1")?.textContent?.trim() || "";
    return (title || "A new scene").slice(0, 300);
  }

  /** @param {number} [after] the place of the scene that it follows */
  function add(after = lecture().at()) {
    const code = atlas.viewed();
    const present = lecture().current();
    if (code === "" || present === null) return tell("Bring to the screen what the scene should show: open a question, or find a concept.");
    const scene = edits().fresh(edits().newId(Math.random), nameOfView(), code);
    const at = after + 1;
    if (!lecture().change((/** @type {Lecture} */ one) => edits().inserted(one, at, scene), `Scene ${at + 1} added: ${scene.title}.`)) return;
    hush();
    lecture().settleAt(scene.id);
    atlas.openFace("scene");
  }

  function update() {
    const scene = lecture().current().scenes[lecture().at()];
    lecture().change((/** @type {Lecture} */ one) => edits().edited(one, scene.id, { code: atlas.viewed() }), `The scene now shows what is on the screen: ${scene.title}.`);
    lecture().settleAt(scene.id);
  }

  /** @param {number} from @param {number} to */
  function move(from, to) {
    const { scenes } = lecture().current();
    if (to < 0 || to >= scenes.length) return;
    lecture().change((/** @type {Lecture} */ one) => edits().moved(one, from, to), `Scene ${from + 1} moved to place ${to + 1} of ${scenes.length}.`);
    board.cards.reveal(to);
  }

  /** @param {number} at @param {string} title */
  function rename(at, title) {
    const { id } = lecture().current().scenes[at];
    lecture().change((/** @type {Lecture} */ one) => edits().edited(one, id, { title }), `Scene ${at + 1} is now called ${title}.`);
  }

  /** @param {number} at */
  function duplicate(at) {
    const id = edits().newId(Math.random);
    lecture().change((/** @type {Lecture} */ one) => edits().duplicated(one, at, id), `Scene ${at + 1} doubled.`);
    board.cards.focus(at + 1);
  }

  /** @param {number} at */
  function remove(at) {
    const here = at === lecture().at();
    const title = lecture().current().scenes[at].title;
    if (!lecture().change((/** @type {Lecture} */ one) => edits().removed(one, at), `Scene deleted: ${title}.`)) return;
    toast("Scene deleted.", "Undo", () => lecture().undo());
    undoing = lecture().undoes();
    if (lecture().current().scenes.length === 0) board.add.focus();
    else board.cards.focus(Math.min(at, lecture().current().scenes.length - 1));
    if (here) lecture().go(lecture().at(), { said: "Scene deleted." });
  }

  /** @param {string} action @param {number} at @param {HTMLElement} card */
  function act(action, at, card) {
    if (action === "duplicate") duplicate(at);
    else if (action === "remove") remove(at);
    else if (action === "menu") menu(at, card);
  }

  /** @param {number} at @param {HTMLElement} card */
  function menu(at, card) {
    const { scenes } = lecture().current();
    const corner = card.getBoundingClientRect();
    const entry = (/** @type {string} */ label, /** @type {string} */ keys, /** @type {() => void} */ run, off = false) => ({ label, keys, run, off, event: null, action: "" });
    const entries = [
      entry("Rename", "F2", () => board.cards.rename(at)),
      entry("Duplicate", "Ctrl D", () => duplicate(at)),
      entry("Add the view on the screen after it", "", () => add(at), atlas.viewed() === ""),
      entry("Show the view on the screen instead", "", update, at !== lecture().at() || !lecture().differs() || atlas.viewed() === ""),
      entry("Move one place back", "Alt ←", () => (move(at, at - 1), board.cards.focus(at - 1)), at === 0),
      entry("Move one place on", "Alt →", () => (move(at, at + 1), board.cards.focus(at + 1)), at === scenes.length - 1),
      entry("Delete", "Del", () => remove(at)),
    ];
    atlas.openMenu(`Scene ${at + 1}: ${scenes[at].title}`, entries, { x: corner.left + 12, y: corner.top - 284 });
  }

  function moreMenu() {
    const corner = board.more.getBoundingClientRect();
    const entries = board.aside.filter((/** @type {any} */ _, /** @type {number} */ at) => !board.asides[at].hidden).map((/** @type {any} */ one) => ({ label: one.label, keys: "", run: one.press, event: null, action: "" }));
    atlas.openMenu("The lecture", entries, { x: corner.right - 240, y: corner.top - 180 });
  }

  // ---- Telling ----------------------------------------------------------------------------------------------------

  /** @param {string} text */
  function tell(text) {
    toast(text);
    lecture().announce(text);
  }

  /**
   * A notice that offers a way back.
   * @param {string} text @param {string} [way] @param {() => void} [take]
   */
  function toast(text, way = "", take = () => {}) {
    const { made, button } = atlas.parts;
    window.clearTimeout(hiding);
    board.toast.replaceChildren(made("span", {}, text), ...(way ? [button(way, () => (hush(), take()), { class: "link" })] : []));
    board.toast.hidden = false;
    hiding = window.setTimeout(hush, TOAST_MS);
  }

  function hush() {
    undoing = "";
    board.toast.hidden = true;
  }

  /** @param {boolean} folded */
  function fold(folded) {
    document.body.dataset.storyboard = folded ? "closed" : "open";
    board.fold.setAttribute("aria-expanded", String(!folded));
    board.fold.title = folded ? "Show the storyboard" : "Fold the storyboard";
    board.fold.setAttribute("aria-label", board.fold.title);
  }

  function remembered() {
    try {
      return window.localStorage.getItem(FOLDED) === "closed";
    } catch {
      return false;
    }
  }

  function toggle() {
    const folded = document.body.dataset.storyboard !== "closed";
    fold(folded);
    try {
      window.localStorage.setItem(FOLDED, folded ? "closed" : "open");
    } catch {
      // Without storage it stays so as long as the page.
    }
  }

  // ---- What is shown ----------------------------------------------------------------------------------------------

  function build() {
    const doing = { add: () => add(), update, rename: retitle, leave: show, more: moreMenu, toggle, close: () => void lecture().close(), undo: () => lecture().undo(), redo: () => lecture().redo(), back: () => lecture().back(), retry };
    board = atlas.createFrame(document.getElementById("storyboard"), doing);
    board.cards = atlas.createCards(board.list, { go, move, rename, act });
    fold(remembered());
  }

  /** @param {string} title */
  function retitle(title) {
    if (title !== "") lecture().change((/** @type {Lecture} */ one) => ({ ...one, title }), "Lecture renamed.", { topic: "title", silent: true });
  }

  // The state is a button where something can be done about it.
  function retry() {
    if (lecture().state() === "conflict") atlas.parting.open();
    else lecture().retry();
  }

  /** @param {number} at */
  function go(at) {
    lecture().go(at);
    atlas.openFace("scene");
  }

  function show() {
    const present = lecture().current();
    if (present === null) return leave();
    if (board === null) build();
    const editable = lecture().editable();
    const here = lecture().at();
    if (document.activeElement !== board.title) board.title.value = present.title;
    board.title.readOnly = !editable;
    board.size.textContent = extent(present.scenes.length, edits().spoken(edits().seconds(present)));
    board.section.dataset.rights = editable ? "edit" : "read";
    for (const one of [board.add, board.change, ...board.asides]) one.hidden = !editable;
    // Links are made by the owner alone.
    board.share.hidden = present.rights !== "owner";
    board.differs.hidden = !lecture().differs() || present.scenes.length === 0;
    board.present.disabled = present.scenes.length === 0;
    board.empty.hidden = present.scenes.length > 0;
    board.cards.show(present.scenes, here, editable);
    if (here !== shown) board.cards.reveal(here);
    shown = here;
    showSteps();
    showState();
  }

  function showSteps() {
    const [undoes, redoes] = [lecture().undoes(), lecture().redoes()];
    // What the notice would undo is no longer the last that was done.
    if (undoing !== "" && undoing !== undoes) hush();
    board.pair.hidden = undoes === "" && redoes === "";
    for (const { way, button } of board.steps) {
      const what = way === "undo" ? undoes : redoes;
      button.disabled = what === "";
      button.title = `${way === "undo" ? "Undo in the lecture" : "Do again in the lecture"}${what ? `: ${what}` : ""}`;
      button.setAttribute("aria-label", button.title);
    }
  }

  function showState() {
    const now = lecture().state();
    const { text, more } = told(now, lecture().why(), lecture().held());
    board.state.textContent = text;
    board.state.title = more;
    board.state.dataset.state = now;
    board.state.disabled = ["saved", "saving", "read"].includes(now);
    if (now === was) return;
    const trouble = !["saved", "saving", "read"].includes(now);
    if (trouble) lecture().announce(`${text}. ${more}`);
    else if (now === "saved" && !["", "saved", "saving", "read"].includes(was)) lecture().announce(text);
    if (now === "refused") toast(more);
    if (now === "conflict") atlas.parting.open();
    // While it is being tried again it is as it was.
    if (now !== "saving") was = now;
  }

  function leave() {
    if (board === null) return;
    hush();
    shown = -1;
    was = "";
    if (document.body.dataset.panel === "scene") atlas.openFace("details");
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = event.target;
    if (lecture().current() === null || event.defaultPrevented || !(target instanceof Element)) return;
    const typing = target.matches("input, textarea, select");
    const inside = target.closest("#storyboard, #scene") !== null;
    const letter = event.key.toLowerCase();
    const ctrl = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!inside || typing || !ctrl || (letter !== "z" && letter !== "y")) return;
    if (letter === "y" || event.shiftKey) lecture().redo();
    else lecture().undo();
    event.preventDefault();
  }

  window.addEventListener("load", () => {
    lecture().subscribe(show);
    if (lecture().current() !== null) show();
    // Before the keys of the page, which mean the drawing.
    document.addEventListener("keydown", onKey, true);
  });
  document.addEventListener("atlas:lecture-trouble", (event) => {
    const text = /** @type {CustomEvent} */ (event).detail;
    if (board === null) build();
    tell(text);
  });
})();
