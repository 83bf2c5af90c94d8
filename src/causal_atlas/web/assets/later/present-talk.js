/**
 * A talk as a value: where it is and what the audience sees. The presenting window and the speaker's hold the same value; what
 * either does is an action, and the value after it follows from the one before.
 */
(() => {
  "use strict";

  /**
   * @typedef {object} Talk
   * @property {number} at the scene, from 0
   * @property {number} of how many scenes there are
   * @property {number} step 0: the picture; 1: the question to the audience; 2: its answer
   * @property {"" | "black" | "white"} screen
   * @property {"talk" | "overview" | "explore" | "end"} mode end: what all of it rests on, after the last scene
   * @property {boolean} laser
   * @property {boolean} whole whether the whole scene is asked for, however small its labels
   * @property {boolean} caption
   * @property {string} digits typed so far
   * @property {number} chosen the answer that somebody chose, from 0; -1 for none
   */

  const ASKED = 1;
  const ANSWERED = 2;

  /**
   * The beginning of a talk.
   * @param {number} of how many scenes
   * @param {Partial<Talk>} [kept] what is kept of an earlier one
   * @returns {Talk}
   */
  function begun(of, kept = {}) {
    const talk = { at: 0, step: 0, screen: "", mode: "talk", laser: false, whole: false, caption: true, digits: "", chosen: -1, ...kept };
    return /** @type {Talk} */ ({ ...talk, of, at: clamp(talk.at, of) });
  }

  /** @param {number} at @param {number} of */
  function clamp(at, of) {
    return Math.max(0, Math.min(of - 1, at));
  }

  /**
   * The talk at another scene.
   * @param {Talk} talk @param {number} at @param {number} [step]
   * @returns {Talk}
   */
  function moved(talk, at, step = 0) {
    return { ...talk, at: clamp(at, talk.of), step, whole: false, mode: "talk", screen: "", chosen: -1 };
  }

  /**
   * The talk after an action.
   * @param {Talk} talk
   * @param {string} action
   * @param {(at: number) => boolean} asks whether a scene has a question to the audience
   * @returns {Talk}
   */
  function after(talk, action, asks) {
    if (action.startsWith("digit:")) return { ...talk, digits: (talk.digits + action.slice(6)).slice(-3) };
    if (action === "back" && talk.digits !== "") return { ...talk, digits: talk.digits.slice(0, -1) };
    const number = talk.digits === "" ? 0 : Number(talk.digits);
    const clear = talk.digits === "" ? talk : { ...talk, digits: "" };
    if (action === "go") return number > 0 ? moved(clear, number - 1) : after(clear, "next", asks);
    if (action.startsWith("scene:")) return moved(clear, Number(action.slice(6)));
    if (action.startsWith("choose:")) return { ...clear, step: ANSWERED, chosen: Number(action.slice(7)) };
    if (action === "next" || action === "back") return stepped(clear, action, asks);
    return switched(clear, action);
  }

  /**
   * One step on or back: a scene with a question has three, and from the next scene one comes back to its answer.
   * @param {Talk} talk @param {"next" | "back"} action @param {(at: number) => boolean} asks
   * @returns {Talk}
   */
  function stepped(talk, action, asks) {
    // Whoever made the screen black wants the scene back first.
    if (talk.screen !== "") return { ...talk, screen: "" };
    if (talk.mode === "end") return action === "back" ? { ...talk, mode: "talk" } : talk;
    const steps = /** @param {number} at */ (at) => (asks(at) ? ANSWERED : 0);
    if (action === "next") {
      if (talk.step < steps(talk.at)) return { ...talk, step: talk.step + 1, chosen: -1 };
      return talk.at + 1 < talk.of ? moved(talk, talk.at + 1) : { ...talk, mode: "end" };
    }
    if (talk.step > 0) return { ...talk, step: talk.step - 1, chosen: -1 };
    return talk.at > 0 ? moved(talk, talk.at - 1, steps(talk.at - 1)) : talk;
  }

  /** @param {Talk} talk @param {string} action @returns {Talk} */
  function switched(talk, action) {
    switch (action) {
      case "first":
        return moved(talk, 0);
      case "last":
        return moved(talk, talk.of - 1);
      case "black":
      case "white":
        return { ...talk, screen: talk.screen === action ? "" : action };
      case "overview":
        return { ...talk, mode: talk.mode === "overview" ? "talk" : "overview", screen: "" };
      case "explore":
        return { ...talk, mode: "explore", screen: "" };
      case "return":
        return talk.mode === "explore" ? { ...talk, mode: "talk" } : talk;
      case "escape":
        return { ...talk, mode: "talk", screen: "" };
      case "laser":
      case "caption":
        return { ...talk, [action]: !talk[action] };
      case "zoom":
        return { ...talk, whole: !talk.whole };
      default:
        return talk;
    }
  }

  /**
   * Whether Escape leaves the talk; else it only closes what is open.
   * @param {Talk} talk
   */
  function leaves(talk) {
    return ["talk", "end"].includes(talk.mode) && talk.screen === "" && talk.digits === "";
  }

  /**
   * Whether the talk ends because the browser has left the full screen. By Escape it does; where we asked for it, or a window that
   * opened took the screen (Firefox leaves then, and on a slow machine late), it goes on.
   * @param {Talk} talk
   * @param {{asked: boolean, focused: boolean}} how whether we asked for it, and whether this window has the keyboard
   */
  function endsWithScreen(talk, { asked, focused }) {
    return talk.mode !== "explore" && focused && !asked;
  }

  /**
   * How far the talk is, of 1.
   * @param {Talk} talk
   */
  function progress({ at, of }) {
    return of > 1 ? at / (of - 1) : 1;
  }

  const namespace = { begun, after, leaves, endsWithScreen, progress, ASKED, ANSWERED };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { talk: namespace });
})();
