/**
 * What can be done with the scenes of the open lecture: from the cards, from the bar of the storyboard, by pointer and by key.
 */
(() => {
  "use strict";

  const LOST = "The picture did not come, so nothing was changed. Try again once it is there.";

  /**
   * What takes the view on the screen: at once, or, where another is on its way, that one as soon as it has come. So nobody gets a view
   * that is about to go.
   * @param {object} around
   * @param {() => boolean} around.busy
   * @param {() => Promise<boolean>} around.settled
   * @param {() => string} around.key of the lecture that is open
   * @param {(on: boolean) => void} around.waits
   * @param {(text: string) => void} around.tell
   * @returns {(work: () => void) => Promise<void>}
   */
  function createTaking({ busy, settled, key, waits, tell }) {
    let waiting = false;
    return async (work) => {
      // A second press means the same.
      if (waiting) return;
      if (!busy()) return work();
      const open = key();
      waits((waiting = true));
      const came = await settled();
      waits((waiting = false));
      if (key() !== open) return;
      if (came) work();
      else tell(LOST);
    };
  }

  const namespace = { createTaking, LOST };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @typedef {import("./lecture-edits.js").Lecture} Lecture */

  /**
   * @param {any} board the frame with its cards
   * @param {{tell: (text: string) => void, offerUndo: (text: string) => void, hush: () => void}} around
   */
  function createActs(board, around) {
    const lecture = () => atlas.lecture;
    const edits = () => atlas.lectureEdits;
    const withView = createTaking({
      busy: atlas.busy,
      settled: atlas.settled,
      key: () => lecture().stand().lecture,
      waits: (on) => [board.add, board.change].forEach((one) => (on ? one.setAttribute("aria-busy", "true") : one.removeAttribute("aria-busy"))),
      tell: around.tell,
    });

    /** @param {string} [after] the scene that it follows; the one that is stood at when none is named */
    function add(after) {
      void withView(() => {
        const code = atlas.viewed();
        const { scenes } = lecture().current();
        if (code === "") return around.tell("Bring to the screen what the scene should show: open a question, or find a concept.");
        const scene = edits().fresh(edits().newId(Math.random), (atlas.viewName() || "A new scene").slice(0, 300), code);
        const named = scenes.findIndex((/** @type {any} */ one) => one.id === after);
        const at = (named < 0 ? lecture().at() : named) + 1;
        if (!lecture().change((/** @type {Lecture} */ one) => edits().inserted(one, at, scene), `Scene ${at + 1} added: ${scene.title}.`)) return;
        around.hush();
        lecture().settleAt(scene.id);
        atlas.openFace("scene");
        if (board.list.contains(document.activeElement)) focusOn(scene.id);
      });
    }

    function update() {
      void withView(() => {
        const scene = lecture().current().scenes[lecture().at()];
        if (!lecture().differs()) return around.tell(`This is what the scene shows already: ${scene.title}.`);
        lecture().change((/** @type {Lecture} */ one) => edits().edited(one, scene.id, { code: atlas.viewed() }), `The scene now shows what is on the screen: ${scene.title}.`);
        lecture().settleAt(scene.id);
        keepFocus(scene.id);
      });
    }

    /**
     * The focus goes to a card, once the cards are as the lecture is now.
     * @param {string} [id] of a scene; the one that is stood at when none is named
     */
    function focusOn(id) {
      queueMicrotask(() => {
        const { scenes } = lecture().current() || { scenes: [] };
        const at = scenes.findIndex((/** @type {any} */ one) => one.id === id);
        if (scenes.length === 0 || document.body.dataset.storyboard === "closed") board.add.hidden ? board.fold.focus() : board.add.focus();
        else board.cards.focus(at < 0 ? Math.max(0, lecture().at()) : at);
      });
    }

    /**
     * What had the focus may have gone with what was done: then a card has it, not the top of the page.
     * @param {string} [id]
     */
    function keepFocus(id) {
      queueMicrotask(() => {
        const now = document.activeElement;
        if (now === null || now === document.body || now.matches(":disabled") || !now.checkVisibility()) focusOn(id);
      });
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
      focusOn(id);
    }

    /** @param {number} at */
    function remove(at) {
      const here = at === lecture().at();
      const { scenes } = lecture().current();
      const { title } = scenes[at];
      const beside = scenes[at + 1] || scenes[at - 1];
      if (!lecture().change((/** @type {Lecture} */ one) => edits().removed(one, at), `Scene deleted: ${title}.`)) return;
      around.offerUndo("Scene deleted.");
      focusOn(beside?.id);
      if (here) lecture().go(lecture().at(), { said: "Scene deleted." });
    }

    /** @param {string} action @param {number} at @param {HTMLElement} card */
    function act(action, at, card) {
      if (action === "duplicate") duplicate(at);
      else if (action === "remove") remove(at);
      else if (action === "add") add(lecture().current().scenes[at].id);
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
        entry("Add the view on the screen after it", "A", () => add(scenes[at].id), atlas.viewed() === ""),
        entry("Show the view on the screen instead", "", update, at !== lecture().at() || !lecture().differs() || atlas.viewed() === ""),
        entry("Move one place back", "Alt ←", () => (move(at, at - 1), board.cards.focus(at - 1)), at === 0),
        entry("Move one place on", "Alt →", () => (move(at, at + 1), board.cards.focus(at + 1)), at === scenes.length - 1),
        entry("Delete", "Del", () => remove(at)),
      ];
      atlas.openMenu(`Scene ${at + 1}: ${scenes[at].title}`, entries, { x: corner.left + 12, y: corner.top - 284 });
    }

    return { add: () => add(), update, move, rename, act, focusOn, keepFocus };
  }

  atlas.createActs = createActs;
})();
