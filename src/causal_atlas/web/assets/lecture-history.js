/**
 * What can be undone in a lecture, and done again.
 */
(() => {
  "use strict";

  const MOST_UNDONE = 100;
  const ONE_EDIT_MS = 2000;

  /** @typedef {import("./lecture-edits.js").Lecture} Lecture */
  /** @typedef {{lecture: Lecture, said: string}} Step */

  /**
   * What can be undone. Changes of one topic that follow each other closely, such as the letters of a word, are one step.
   * @param {() => number} now
   */
  function createHistory(now) {
    /** @type {Step[]} */ let past = [];
    /** @type {Step[]} */ let future = [];
    let topic = "";
    let last = -Infinity;
    return {
      /** @param {Lecture} lecture before the change @param {string} said @param {string} about */
      record(lecture, said, about) {
        const goesOn = about !== "" && about === topic && now() - last < ONE_EDIT_MS;
        topic = about;
        last = now();
        future = [];
        if (!goesOn) past = [...past, { lecture, said }].slice(-MOST_UNDONE);
      },
      /** @param {Lecture} present @returns {Step | null} */
      undo(present) {
        const step = past.pop() || null;
        topic = "";
        if (step !== null) future.push({ lecture: present, said: step.said });
        return step;
      },
      /** @param {Lecture} present @returns {Step | null} */
      redo(present) {
        const step = future.pop() || null;
        topic = "";
        if (step !== null) past.push({ lecture: present, said: step.said });
        return step;
      },
      clear() {
        past = [];
        future = [];
        topic = "";
      },
      /** @returns {string} what would be undone; nothing when there is nothing */
      undoes: () => past[past.length - 1]?.said || "",
      redoes: () => future[future.length - 1]?.said || "",
    };
  }

  if (typeof module !== "undefined") module.exports = { createHistory };
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { createHistory });
})();
