/**
 * The keyboard: one map from keys to actions, and the way from concept to concept.
 */
(() => {
  "use strict";

  /**
   * @typedef {object} Binding
   * @property {string} action
   * @property {string[]} keys as `KeyboardEvent.key`, with "Ctrl+" and "Shift+" before it
   * @property {"canvas" | "page"} scope canvas: only while the drawing (or nothing) has the focus
   * @property {string} says what the help says of it
   */

  /** @type {Binding[]} */
  const KEYMAP = [
    { action: "left", keys: ["ArrowLeft"], scope: "canvas", says: "Go to the concept at the left" },
    { action: "right", keys: ["ArrowRight"], scope: "canvas", says: "Go to the concept at the right" },
    { action: "up", keys: ["ArrowUp"], scope: "canvas", says: "Go to the concept above" },
    { action: "down", keys: ["ArrowDown"], scope: "canvas", says: "Go to the concept below" },
    { action: "select", keys: ["Enter", " "], scope: "canvas", says: "Select the concept and read about it" },
    { action: "select_more", keys: ["Shift+Enter", "Ctrl+Enter"], scope: "canvas", says: "Add to the selection" },
    { action: "causes", keys: ["["], scope: "canvas", says: "Show its causes, or take them back" },
    { action: "effects", keys: ["]"], scope: "canvas", says: "Show its effects, or take them back" },
    { action: "collapse", keys: ["Backspace"], scope: "canvas", says: "Take back what it brought" },
    { action: "hide", keys: ["h", "Delete"], scope: "canvas", says: "Hide it" },
    { action: "pin", keys: ["p"], scope: "canvas", says: "Pin it, or let it go" },
    { action: "isolate", keys: ["i"], scope: "canvas", says: "Only it and its neighbours" },
    { action: "between", keys: ["b"], scope: "canvas", says: "Show everything between the selected" },
    { action: "chains", keys: ["c"], scope: "canvas", says: "How the first selected leads to the second" },
    { action: "loops", keys: ["l"], scope: "canvas", says: "The loops through it" },
    { action: "rise", keys: ["r"], scope: "canvas", says: "What if there is more of it?" },
    { action: "fall", keys: ["d"], scope: "canvas", says: "What if there is less of it?" },
    { action: "menu", keys: ["m", "Shift+F10", "ContextMenu"], scope: "canvas", says: "Open its menu" },
    { action: "fit", keys: ["f", "0"], scope: "canvas", says: "Fit the drawing to the screen" },
    { action: "in", keys: ["+", "="], scope: "canvas", says: "Zoom in" },
    { action: "out", keys: ["-", "_"], scope: "canvas", says: "Zoom out" },
    { action: "escape", keys: ["Escape"], scope: "canvas", says: "Clear the selection" },
    { action: "undo", keys: ["Ctrl+z", "u"], scope: "page", says: "Undo" },
    { action: "redo", keys: ["Ctrl+Shift+z", "Ctrl+y"], scope: "page", says: "Redo" },
    { action: "search", keys: ["Ctrl+k", "/"], scope: "page", says: "Find a concept or a question" },
    { action: "previous", keys: [","], scope: "page", says: "One step back in a chain, a loop or a course" },
    { action: "next", keys: ["."], scope: "page", says: "One step on in a chain, a loop or a course" },
    { action: "explain", keys: ["e"], scope: "page", says: "Open the explanations" },
    { action: "outline", keys: ["o"], scope: "page", says: "Open the outline" },
    { action: "export", keys: ["x"], scope: "page", says: "Take it along as a picture, a slide or data" },
    { action: "lectures", keys: ["l", "Shift+l"], scope: "page", says: "The lectures" },
    { action: "present", keys: ["Shift+p"], scope: "page", says: "Present the lecture that is open" },
    { action: "add_scene", keys: ["a"], scope: "page", says: "Add the view on the screen as a scene of the lecture that is open" },
    { action: "scene_back", keys: ["PageUp"], scope: "page", says: "The scene before, while a lecture is open" },
    { action: "scene_on", keys: ["PageDown"], scope: "page", says: "The next scene" },
    { action: "help", keys: ["?"], scope: "page", says: "This help" },
  ];

  /**
   * A key press in the notation of the map.
   * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean, altKey?: boolean}} press
   * @returns {string}
   */
  function chord(press) {
    // Many keyboards reach brackets only with AltGr, which some systems report as Ctrl and Alt.
    if (press.altKey) return "[]".includes(press.key) ? press.key : "";
    const ctrl = press.ctrlKey || press.metaKey ? "Ctrl+" : "";
    const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
    // Shift is part of the sign in "?" or "+", and a choice of its own before letters and before named keys.
    const shift = press.shiftKey && (press.key.length > 1 || /[a-z]/.test(key)) ? "Shift+" : "";
    return `${ctrl}${shift}${key}`;
  }

  /**
   * The action of a key press, or null.
   * @param {Parameters<typeof chord>[0]} press
   * @param {{typing: boolean, canvas: boolean, told?: boolean}} where whether text is being typed, whether the drawing (or nothing)
   *   has the focus, and whether a lecture is open and the drawing has it not
   * @returns {string | null}
   */
  function actionOf(press, where) {
    const pressed = chord(press);
    // Whoever does not stand on the drawing does not mean to pin.
    if (pressed === "p" && where.told && !where.typing) return "present";
    if (where.typing) return pressed === "Ctrl+k" ? "search" : null;
    /** @param {string} wanted */
    const bound = (wanted) => KEYMAP.find(({ keys, scope }) => keys.includes(wanted) && (scope === "page" || where.canvas));
    // A capital that means nothing else is its letter.
    return (bound(pressed) || bound(pressed.replace(/^Shift\+(?=[a-z]$)/, "")))?.action ?? null;
  }

  /**
   * Whether an action is one of the drawing, and not of the page around it.
   * @param {string} action
   */
  function isDrawn(action) {
    return KEYMAP.some((binding) => binding.action === action && binding.scope === "canvas");
  }

  /** @typedef {{id: string, x: number, y: number}} Spot */

  const AXES = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

  /**
   * The nearest spot in a direction: what lies straight ahead comes before what lies aside.
   * @param {Spot[]} spots
   * @param {Spot} from
   * @param {"left" | "right" | "up" | "down"} direction
   * @returns {string | null}
   */
  function nearest(spots, from, direction) {
    const [ax, ay] = AXES[direction];
    let best = null;
    let least = Infinity;
    for (const spot of spots) {
      const dx = spot.x - from.x;
      const dy = spot.y - from.y;
      const ahead = dx * ax + dy * ay;
      const aside = Math.abs(dx * ay) + Math.abs(dy * ax);
      const cost = ahead + 2 * aside;
      if (spot.id === from.id || ahead < 8 || aside > 2.5 * ahead || cost >= least) continue;
      best = spot.id;
      least = cost;
    }
    return best;
  }

  const namespace = { KEYMAP, chord, actionOf, isDrawn, nearest };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  const TYPING = "input:not([type='checkbox'], [type='radio'], [type='button'], [type='range']), textarea, select, [contenteditable='true']";

  /** @param {string} action @returns {boolean} whether the action was one of the page */
  function act(action) {
    const { atlas } = window.dash_clientside;
    switch (action) {
      case "undo":
      case "redo":
        atlas.send({ type: action });
        return true;
      case "search":
        document.getElementById("search-input")?.focus();
        return true;
      case "help":
      case "export":
        if (action === "export" && document.body.dataset.screen === "start") return false;
        atlas.openDialog?.(action);
        return true;
      case "lectures":
        atlas.shelf.open();
        return true;
      case "present":
        if (atlas.lecture.current() === null) return false;
        void atlas.present.begin();
        return true;
      case "previous":
      case "next":
        atlas.send({ type: "play", step: action === "next" ? 1 : -1 });
        return true;
      case "add_scene":
        return atlas.storyboard.add();
      case "scene_back":
      case "scene_on":
        // A long text is still leafed through.
        if (document.activeElement?.closest(".face")) return false;
        return atlas.lecture.go(atlas.lecture.at() + (action === "scene_on" ? 1 : -1));
      case "outline":
      case "explain":
        atlas.openFace?.(document.body.dataset.panel === action ? "details" : action);
        return true;
      default:
        return false;
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = event.target;
    if (event.defaultPrevented || !(target instanceof Element) || target.closest("dialog[open], [role='menu']")) return;
    const drawn = document.body.dataset.screen !== "start";
    const canvas = drawn && (target.closest("#canvas") !== null || target === document.body);
    const told = Boolean(window.dash_clientside.atlas.lecture?.current()) && target.closest("#canvas") === null;
    const action = actionOf(event, { typing: target.matches(TYPING), canvas, told });
    if (action === null) return;
    if (act(action) || (isDrawn(action) && window.dash_clientside.atlas.onCanvas(action))) event.preventDefault();
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { nearest });
  document.addEventListener("keydown", onKey);
})();
