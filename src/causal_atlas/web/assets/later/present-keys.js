/**
 * The keys of a talk: one map from keys to actions, for the presenting window and the speaker's alike.
 */
(() => {
  "use strict";

  /**
   * @typedef {object} Binding
   * @property {string} action
   * @property {string[]} keys as `KeyboardEvent.key`, letters small, with "Shift+" before named keys
   * @property {string} shown the keys as people call them
   * @property {string} says what the help says of it
   */

  /** @type {Binding[]} Clickers send PageDown, PageUp, "b" or ".", and F5 or Escape. */
  const KEYS = [
    { action: "next", keys: ["ArrowRight", "ArrowDown", " ", "PageDown", "n"], shown: "→ ↓ Space N", says: "On: the next scene, or the answer" },
    { action: "back", keys: ["ArrowLeft", "ArrowUp", "Shift+ ", "PageUp", "Backspace", "p"], shown: "← ↑ P", says: "Back" },
    { action: "first", keys: ["Home"], shown: "Home", says: "The first scene" },
    { action: "last", keys: ["End"], shown: "End", says: "The last scene" },
    { action: "go", keys: ["Enter"], shown: "12 Enter", says: "Scene 12" },
    { action: "overview", keys: ["o"], shown: "O", says: "All scenes at once" },
    { action: "zoom", keys: ["z"], shown: "Z", says: "The whole scene, and close again" },
    { action: "caption", keys: ["c"], shown: "C", says: "The words below the picture, on or off" },
    { action: "black", keys: ["b", "."], shown: "B .", says: "A black screen, and back" },
    { action: "white", keys: ["w"], shown: "W", says: "A white screen, and back" },
    { action: "laser", keys: ["l"], shown: "L", says: "The pointer as a dot of light" },
    { action: "speaker", keys: ["s"], shown: "S", says: "The speaker's window: notes, next scene, clock" },
    { action: "full", keys: ["f"], shown: "F", says: "Full screen, on or off" },
    { action: "explore", keys: ["e"], shown: "E", says: "The whole explorer, to follow a question" },
    { action: "return", keys: ["r"], shown: "R", says: "From there back to the scene, as it was" },
    { action: "help", keys: ["?"], shown: "?", says: "This list" },
    { action: "escape", keys: ["Escape"], shown: "Esc", says: "Leave" },
  ];

  /**
   * A key press in the notation of the map; nothing where the browser or the system is meant.
   * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean, altKey?: boolean}} press
   */
  function pressed({ key, ctrlKey, metaKey, shiftKey, altKey }) {
    if (ctrlKey || metaKey || altKey) return "";
    if (key.length === 1 && key !== " ") return key.toLowerCase();
    return shiftKey ? `Shift+${key}` : key;
  }

  /**
   * What a key press asks for. While a question is followed in the explorer, all keys but one are the explorer's.
   * @param {Parameters<typeof pressed>[0]} press
   * @param {boolean} [exploring]
   * @returns {string | null} an action; a digit as "digit:7"
   */
  function actionOf(press, exploring = false) {
    const key = pressed(press);
    if (exploring) return key === "r" ? "return" : null;
    if (/^[0-9]$/.test(key)) return `digit:${key}`;
    const action = KEYS.find(({ keys }) => keys.includes(key))?.action;
    return action === undefined || action === "return" ? null : action;
  }

  /**
   * Whether a key belongs to the element that has the focus: a button is pressed, a field is written in.
   * @param {string} key
   * @param {string} tag in capitals
   */
  function isOwn(key, tag) {
    if (["INPUT", "TEXTAREA", "SELECT"].includes(tag)) return true;
    return ["BUTTON", "A", "SUMMARY"].includes(tag) && (key === "Enter" || key === " ");
  }

  /**
   * Where an arrow key leads in a grid that is filled row by row.
   * @param {number} at @param {string} key @param {number} columns @param {number} count
   * @returns {number | null} null for every other key
   */
  function gridMove(at, key, columns, count) {
    /** @type {Record<string, number>} */
    const ways = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns, PageUp: -1, PageDown: 1, Home: -at, End: count - 1 - at };
    const way = ways[key];
    if (way === undefined) return null;
    return at + way < 0 || at + way >= count ? at : at + way;
  }

  /**
   * What a tap or a swipe asks for: a swipe turns pages as on paper, a tap in the right third goes on and in the left third back.
   * @param {{x: number, y: number}} from @param {{x: number, y: number}} to @param {number} width
   * @returns {"next" | "back" | null}
   */
  function gesture(from, to, width) {
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    if (Math.abs(dx) > 48 && Math.abs(dx) > 1.5 * Math.abs(dy)) return dx < 0 ? "next" : "back";
    if (Math.hypot(dx, dy) > 12) return null;
    if (to.x > (2 / 3) * width) return "next";
    return to.x < width / 3 ? "back" : null;
  }

  const namespace = { KEYS, pressed, actionOf, isOwn, gridMove, gesture };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { talkKeys: namespace });
})();
