/**
 * The address bar always holds the view, and the lecture that is open with the scene it stands at.
 */
(() => {
  "use strict";

  /** @typedef {{lecture: string, scene: string}} Stand the key of a lecture and the id of a scene, each empty where there is none */

  const NOWHERE = { lecture: "", scene: "" };

  /**
   * The address of a view.
   * @param {string} path
   * @param {string} code empty on the start screen
   * @param {Stand} [stand]
   * @returns {string}
   */
  function addressOf(path, code, stand = NOWHERE) {
    const parts = Object.entries({ ...stand, view: code }).filter(([, value]) => value !== "");
    return parts.length ? `${path}?${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}` : path;
  }

  /**
   * Which lecture and which scene an address names.
   * @param {string} query
   * @returns {Stand}
   */
  function standOf(query) {
    const asked = new URLSearchParams(query);
    return { lecture: asked.get("lecture") || "", scene: asked.get("scene") || "" };
  }

  /**
   * The code in the query of an address, or null.
   * @param {string} query
   * @returns {string | null}
   */
  function codeOf(query) {
    return new URLSearchParams(query).get("view");
  }

  /**
   * How to bring the address to the view. A view that came from the address replaces it, even where its code came out
   * differently (a concept was renamed since), so that "back" still goes back.
   * @param {string | null} present the code in the address
   * @param {string} wanted
   * @param {boolean} fromAddress
   * @returns {"push" | "replace"}
   */
  function way(present, wanted, fromAddress) {
    return fromAddress || (present || "") === wanted ? "replace" : "push";
  }

  /**
   * The event that follows an address.
   * @param {string | null} code
   */
  function eventOf(code) {
    return code ? { type: "open_view", code } : { type: "home" };
  }

  const namespace = { addressOf, codeOf, standOf, way, eventOf };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  /** What tells that an address was followed, or why it could not be. */
  const BROUGHT = ["atlas:arrived", "atlas:lecture-empty", "atlas:lecture-trouble", "atlas:trouble"];

  const query = () => window.location.search;
  let fromAddress = codeOf(query()) !== null;
  let opened = !fromAddress && standOf(query()).lecture === "";

  if (!opened) cover();

  /** The view of the scene that was shown last. */
  let scene = "";

  /**
   * Scenes that are walked through leave no step back: what leads back is what the reader did beside them.
   * @param {{view: string, scene?: string}} session
   * @param {{replace?: boolean}} [options]
   */
  function address(session, { replace = false } = {}) {
    if (!opened) return;
    const present = codeOf(query());
    const how = replace || (session.scene && present === scene) ? "replace" : way(present, session.view, fromAddress);
    if (session.scene) scene = session.view;
    fromAddress = false;
    const url = addressOf(window.location.pathname, session.view, window.dash_clientside.atlas.lecture?.stand());
    window.history[how === "push" ? "pushState" : "replaceState"]({}, "", url);
  }

  /** Until what the address names is there, the start page would be in the way. */
  function cover() {
    const sheet = document.createElement("div");
    sheet.className = "opening";
    document.body.append(sheet);
    for (const name of BROUGHT) document.addEventListener(name, () => sheet.remove(), { once: true });
  }

  /** What the address names is brought to the screen. */
  function open() {
    const { atlas } = window.dash_clientside;
    const code = codeOf(query());
    const stand = standOf(query());
    fromAddress = true;
    opened = true;
    if (stand.lecture !== "" || atlas.lecture?.current()) atlas.lecture.follow(stand, code);
    else atlas.send(eventOf(code));
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { address });
  window.addEventListener("popstate", open);
  document.addEventListener("atlas:ready", () => opened || open(), { once: true });
})();
