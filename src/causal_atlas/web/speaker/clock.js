/**
 * The speaker's watch: pure arithmetic on milliseconds.
 */
(() => {
  "use strict";

  /** @typedef {{since: number | null, spent: number}} Watch running since then (or standing), after what was spent before */

  /** @type {Watch} */
  const STOPPED = { since: null, spent: 0 };
  const QUESTION_S = 40;

  /** @param {Watch} watch @param {number} now @returns {number} milliseconds */
  function elapsed({ since, spent }, now) {
    return spent + (since === null ? 0 : Math.max(0, now - since));
  }

  /**
   * The watch started, or stopped where it runs.
   * @param {Watch} watch @param {number} now @returns {Watch}
   */
  function toggled(watch, now) {
    return watch.since === null ? { ...watch, since: now } : { since: null, spent: elapsed(watch, now) };
  }

  /**
   * The watch at zero; it goes on running where it ran.
   * @param {Watch} watch @param {number} now @returns {Watch}
   */
  function reset(watch, now) {
    return { since: watch.since === null ? null : now, spent: 0 };
  }

  /**
   * A time as a clock shows it.
   * @param {number} ms
   */
  function shown(ms) {
    const seconds = Math.floor(ms / 1000);
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }

  /**
   * How long the rest of a lecture takes, in seconds: what is left to say here, all that comes, and a pause for each question.
   * @param {{seconds?: number, question?: unknown}[]} scenes
   * @param {number} at
   * @param {number} here seconds that this scene has been on already
   */
  function left(scenes, at, here) {
    return scenes.slice(at).reduce((sum, { seconds = 0, question }, number) => {
      const words = number === 0 ? Math.max(0, seconds - here) : seconds;
      return sum + words + (question ? QUESTION_S : 0);
    }, 0);
  }

  /**
   * A time left, for a glance.
   * @param {number} seconds
   */
  function roughly(seconds) {
    if (seconds < 45) return "under a minute left";
    const minutes = Math.round(seconds / 60);
    return `about ${minutes} minute${minutes === 1 ? "" : "s"} left`;
  }

  const namespace = { STOPPED, elapsed, toggled, reset, shown, left, roughly };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { watch: namespace });
})();
