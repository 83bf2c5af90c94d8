/**
 * How a talk is told to the speaker's window, and what is kept of it in the browser.
 */
(() => {
  "use strict";

  const KEPT = "atlas-talk";
  const CAPTION = "atlas-talk-caption";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @typedef {import("./present-talk.js").Talk} Talk */

  /**
   * The way to the speaker's window of a lecture. It leads through the browser alone; whichever window comes later greets the other.
   * @param {string} key
   * @param {(action: string) => void} heard
   */
  function open(key, heard) {
    const channel = new BroadcastChannel(`atlas-talk ${window.location.pathname}${key}`);
    channel.addEventListener("message", ({ data }) => data?.from === "speaker" && heard(String(data.action)));
    return {
      /** @param {Talk | null} talk @param {number} revision of the lecture */
      tell: (talk, revision) => channel.postMessage({ from: "stage", talk, revision }),
      close: () => channel.close(),
    };
  }

  /**
   * Storage may be refused: a talk then does not outlast a reload, and nothing is remembered.
   * @template T
   * @param {() => T} use @param {T} otherwise
   */
  function stored(use, otherwise) {
    try {
      return use();
    } catch {
      return otherwise;
    }
  }

  /** @param {string} key @param {Talk | null} talk null: it has ended */
  function keep(key, talk) {
    stored(() => {
      if (talk === null) window.sessionStorage.removeItem(KEPT);
      else window.sessionStorage.setItem(KEPT, JSON.stringify({ key, talk }));
      if (talk !== null) window.localStorage.setItem(CAPTION, talk.caption ? "on" : "off");
    }, undefined);
  }

  /** @returns {{key: string, talk: Talk} | null} the talk that was on when this page was loaded anew */
  const kept = () => stored(() => JSON.parse(window.sessionStorage.getItem(KEPT) || "null"), null);

  /** Whether the words below the picture were wanted last time. */
  const captioned = () => stored(() => window.localStorage.getItem(CAPTION) !== "off", true);

  Object.assign(atlas, { talkLink: { open, keep, kept, captioned } });
})();
