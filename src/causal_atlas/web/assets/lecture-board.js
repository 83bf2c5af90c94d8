/**
 * The storyboard along the bottom of the page: what the open lecture is called, whether it is kept, its scenes as cards, and what can
 * be done with them. It is made when the first lecture is opened.
 */
(() => {
  "use strict";

  const FOLDED = "atlas-storyboard";
  const TOAST_MS = 10000;

  /** @typedef {import("./lecture-edits.js").Lecture} Lecture */

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @type {any} */ let board = null;
  /** @type {any} */ let acts = null;
  let shown = -1;
  let was = "";
  let hiding = 0;
  let undoing = "";
  let news = "";
  let passing = 0;

  const lecture = () => atlas.lecture;
  const edits = () => atlas.lectureEdits;
  const words = () => atlas.lectureState;

  // ---- What can be done -------------------------------------------------------------------------------------------

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
    board.toast.replaceChildren(made("span", {}, text), ...(way ? [button(way, () => (take(), hush()), { class: "link" })] : []));
    board.toast.hidden = false;
    hiding = window.setTimeout(hush, TOAST_MS);
  }

  /** @param {string} text what has been done, and can be undone */
  function offerUndo(text, way = "Undo") {
    toast(text, way, () => lecture().undo());
    undoing = lecture().undoes();
  }

  function hush() {
    undoing = "";
    const had = board.toast.contains(document.activeElement);
    board.toast.hidden = true;
    if (had) acts.focusOn();
  }

  /** @param {{before: Lecture, after: Lecture}} seen */
  function renewed({ before, after }) {
    news = words().renewed(before, after, edits().sameScene);
    lecture().announce(news);
    window.clearTimeout(passing);
    passing = window.setTimeout(() => ((news = ""), showState()), TOAST_MS);
    showState();
  }

  function recovered() {
    const offline = lecture().state() === "offline";
    const text = `What you had changed here last had not been sent. It is back${offline ? ", and goes out when the server answers" : ""}.`;
    lecture().announce(text);
    offerUndo(text, "Leave it out");
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
    const doing = { add: () => acts.add(), update: () => acts.update(), rename: retitle, leave: show, done: () => acts.focusOn(), more: moreMenu, toggle, close: () => void lecture().close(), undo: () => lecture().undo(), redo: () => lecture().redo(), back: () => lecture().back(), retry };
    board = atlas.createFrame(document.getElementById("storyboard"), doing);
    acts = atlas.createActs(board, { tell, offerUndo, hush });
    board.cards = atlas.createCards(board.list, { go, move: acts.move, rename: acts.rename, act: acts.act });
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
    // On a phone it would show behind the sheet.
    document.body.dataset.sheet = "closed";
    atlas.openFace("scene");
  }

  function show() {
    const present = lecture().current();
    if (present === null) return leave();
    if (board === null) build();
    const editable = lecture().editable();
    const here = lecture().at();
    const had = board.section.contains(document.activeElement);
    atlas.parts.refill(board.title, present.title, (/** @type {string} */ typed) => typed.trim() || present.title);
    board.title.readOnly = !editable;
    board.size.textContent = words().extent(present.scenes.length, edits().spoken(edits().seconds(present)));
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
    // A button that went with what it did gives the focus to the card.
    if (had) acts.keepFocus();
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
    const { text, more } = words().told(now, lecture().why(), lecture().held());
    if (!["saved", "read"].includes(now)) news = "";
    board.state.textContent = news ? "Changed elsewhere, shown here" : text;
    board.state.title = news || more;
    board.state.dataset.state = news ? "renewed" : now;
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
    const had = document.activeElement === null || document.activeElement === document.body || document.activeElement.closest("#storyboard, #scene, .board-toast") !== null;
    hush();
    shown = -1;
    was = news = "";
    if (document.body.dataset.panel === "scene") atlas.openFace("details");
    if (had) /** @type {HTMLElement | null} */ (document.querySelector(document.body.dataset.screen === "atlas" ? "#canvas" : ".shelf-button"))?.focus({ preventScroll: true });
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
  document.addEventListener("atlas:lecture-renewed", (event) => board && renewed(/** @type {CustomEvent} */ (event).detail));
  document.addEventListener("atlas:lecture-recovered", () => (show(), recovered()));
  // For those who open a lecture from somewhere that goes with it.
  atlas.storyboard = {
    add: () => (board !== null && lecture().editable() ? (acts.add(), true) : false),
    focus: () => (show(), acts?.focusOn()),
  };
})();
