/**
 * The lectures that come with the atlas, as a row on the start page.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;

  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  /** @type {Promise<any[]> | null} */
  let asked = null;

  async function shipped() {
    const { ask, placeOf } = atlas.parts;
    const shelf = await ask("GET", placeOf());
    return shelf.lectures.filter((/** @type {{shipped: boolean}} */ one) => one.shipped);
  }

  /** @param {{key: string, title: string, scenes: number, seconds: number}} entry */
  function card(entry) {
    const { made, icon, ...words } = atlas.parts;
    const name = made("span", { class: "choice-name" }, entry.title);
    const note = made("span", { class: "choice-note" }, atlas.shelf.facts({ ...entry, shipped: true }, new Date(), words));
    return made("li", {}, made("button", { type: "button", class: "choice", "data-lecture-open": entry.key }, icon("lecture"), name, note));
  }

  async function fill() {
    const row = document.getElementById("start-lecture-cards");
    if (row === null || row.childElementCount > 0) return;
    asked = asked || shipped();
    // Without an answer the row stays away; the dialogue says what is wrong.
    const found = await asked.catch(() => []);
    if (found.length === 0) asked = null;
    row.replaceChildren(...found.map(card));
    row.parentElement?.toggleAttribute("hidden", found.length === 0);
  }

  // The first question about lectures takes the server a moment, so it is asked only when somebody comes near the row.
  const near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && fill(), { rootMargin: "300px" });

  function look() {
    const row = document.getElementById("start-lecture-cards");
    near.disconnect();
    if (row !== null && atlas.shelf.offered()) near.observe(row);
  }

  // The start screen goes when a view opens, and comes back empty.
  function watch() {
    const start = document.getElementById("start");
    if (start === null) {
      window.setTimeout(watch, 100);
      return;
    }
    new MutationObserver(look).observe(start, { childList: true });
    look();
  }

  window.addEventListener("load", () => window.setTimeout(watch, 0));
})();
