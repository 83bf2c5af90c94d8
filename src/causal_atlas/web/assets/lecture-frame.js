/**
 * The frame of the storyboard: its bar, the row for the cards, and its notices. What the buttons do is told by whoever makes it.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  const EMPTY = ["Bring to the screen what you want to show, then press ", " or the key ", ": each scene keeps the view with its text."];
  const KEYS = "Arrow keys go from scene to scene, Enter shows one, Alt and an arrow key moves it, A adds the view on the screen after it, M opens its menu.";

  /** @typedef {Record<string, (given?: any) => void>} Doing */

  /**
   * Make the frame.
   * @param {HTMLElement} section
   * @param {Doing} doing
   */
  function createFrame(section, doing) {
    const { made } = atlas.parts;
    const head = createHead(doing);
    const differs = createDiffers(doing);
    const actions = createActions(doing);
    const list = made("ol", { class: "scene-cards", role: "list", id: "storyboard-scenes", "aria-label": "Scenes" });
    const empty = made("p", { class: "board-empty" }, EMPTY[0], made("b", {}, "Add scene"), EMPTY[1], made("kbd", {}, "A"), EMPTY[2]);
    const keys = made("p", { id: "storyboard-keys", hidden: "" }, KEYS);
    const toast = made("div", { class: "board-toast", role: "status", hidden: "" });
    section.append(made("div", { class: "board-bar" }, head.box, differs.box, actions.box), list, empty, keys);
    document.body.append(toast);
    // Above the storyboard, whose cards it would cover.
    new ResizeObserver(() => (toast.style.bottom = `${section.offsetHeight + 12}px`)).observe(section);
    return { section, list, empty, toast, ...head, differs: differs.box, change: differs.change, ...actions };
  }

  /** What the lecture is called, how large it is, and whether it is kept. @param {Doing} doing */
  function createHead(doing) {
    const { made, button, iconButton } = atlas.parts;
    const title = /** @type {HTMLInputElement} */ (made("input", { class: "lecture-title", "aria-label": "Title of the lecture", maxlength: "300", spellcheck: "false" }));
    title.addEventListener("input", () => doing.rename(title.value.trim()));
    title.addEventListener("blur", () => doing.leave());
    title.addEventListener("keydown", (event) => event.key === "Enter" && doing.done());
    const size = made("span", { class: "board-size" });
    const state = button("", () => doing.retry(), { class: "board-state" });
    const steps = [
      { way: "undo", button: iconButton("undo", "Undo", () => doing.undo()) },
      { way: "redo", button: iconButton("redo", "Do again", () => doing.redo()) },
    ];
    const pair = made("span", { class: "board-steps" }, ...steps.map((one) => one.button));
    return { box: made("div", { class: "board-head" }, title, size, state, pair), title, size, state, steps, pair };
  }

  /** What can be done while the screen shows something else than the scene. @param {Doing} doing */
  function createDiffers(doing) {
    const { made, button, icon } = atlas.parts;
    const back = button([icon("back"), made("span", {}, "Back to the scene")], () => doing.back(), { class: "button" });
    const change = button("Update scene from this view", () => doing.update(), { class: "button board-update" });
    const says = { class: "board-differs", role: "group", "aria-label": "The screen shows something else than the scene" };
    return { box: made("div", says, back, change), change };
  }

  /** What can be done with the lecture. @param {Doing} doing */
  function createActions(doing) {
    const { made, button, icon, iconButton } = atlas.parts;
    const named = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {() => void} */ press, /** @type {string} */ look, title = label) =>
      button([icon(sign), made("span", {}, label)], press, { class: `button ${look}`, title });
    const aside = [
      { icon: "share", label: "Share", press: () => atlas.shelf.share() },
      { icon: "export", label: "Take along", press: () => atlas.shelf.along() },
      { icon: "history", label: "Versions", press: () => atlas.shelf.versions() },
    ];
    const asides = aside.map((one) => named(one.icon, one.label, one.press, "board-aside"));
    const add = named("plus", "Add scene", () => doing.add(), "board-add", "Add the view on the screen as a scene (A)");
    const present = named("present", "Present", () => atlas.present.begin(), "primary board-present", "Present (P)");
    const more = iconButton("menu", "More of the lecture", () => doing.more());
    more.classList.add("board-more");
    const fold = iconButton("up", "", () => doing.toggle());
    fold.classList.add("board-fold");
    fold.setAttribute("aria-controls", "storyboard-scenes");
    const close = iconButton("close", "Close the lecture", () => doing.close());
    return { box: made("div", { class: "board-actions" }, add, ...asides, present, more, fold, close), add, aside, asides, share: asides[0], present, more, fold };
  }

  atlas.createFrame = createFrame;
})();
