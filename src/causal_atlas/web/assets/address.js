/**
 * The address bar always holds the view.
 */
(() => {
  "use strict";

  /**
   * The address of a view.
   * @param {string} path
   * @param {string} code empty on the start screen
   * @returns {string}
   */
  function addressOf(path, code) {
    return code ? `${path}?view=${encodeURIComponent(code)}` : path;
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

  const namespace = { addressOf, codeOf, way, eventOf };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  let fromAddress = codeOf(window.location.search) !== null;
  let opened = !fromAddress;

  /** @param {{view: string}} session */
  function address(session) {
    if (!opened) return;
    const how = way(codeOf(window.location.search), session.view, fromAddress);
    fromAddress = false;
    const url = addressOf(window.location.pathname, session.view);
    window.history[how === "push" ? "pushState" : "replaceState"]({}, "", url);
  }

  /** @param {string | null} code */
  function open(code) {
    fromAddress = true;
    opened = true;
    window.dash_clientside.atlas.send(eventOf(code));
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { address });
  window.addEventListener("popstate", () => open(codeOf(window.location.search)));
  document.addEventListener("atlas:ready", () => opened || open(codeOf(window.location.search)), { once: true });
})();
