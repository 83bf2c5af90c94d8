/**
 * How a lecture stands, in words: whether it is kept, how large it is, and what somebody else has changed in it. No browser in here.
 */
(() => {
  "use strict";

  /** @typedef {import("./lecture-edits.js").Lecture} Lecture */
  /** @typedef {import("./lecture-edits.js").Scene} Scene */

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

  /**
   * What somebody else has changed, in a sentence.
   * @param {Lecture} before @param {Lecture} after
   * @param {(one: Scene, other: Scene) => boolean} same
   */
  function renewed(before, after, same) {
    const old = new Map(before.scenes.map((scene) => [scene.id, scene]));
    const kept = after.scenes.flatMap((scene) => (old.has(scene.id) ? [[/** @type {Scene} */ (old.get(scene.id)), scene]] : []));
    const changed = kept.filter(([one, other]) => !same(one, other)).length;
    const [added, gone] = [after.scenes.length - kept.length, before.scenes.length - kept.length];
    const parts = [[changed, "changed"], [added, "added"], [gone, "taken out"]].filter(([count]) => Number(count) > 0).map(([count, what]) => `${counted(Number(count))} ${what}`);
    return `${parts.join(", ") || "The lecture was changed"} elsewhere: by somebody with the link, or in another window of yours. It is shown here as it is now.`;
  }

  /** @param {number} scenes */
  const counted = (scenes) => (scenes === 1 ? "1 scene" : `${scenes} scenes`);

  const namespace = { told, extent, renewed };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { lectureState: namespace });
})();
