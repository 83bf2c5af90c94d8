/**
 * The head of the drawing while a lecture is open: the scene that is on the screen, or the one from which somebody went on, in which
 * case the view keeps its own title.
 */
(() => {
  "use strict";

  /** @typedef {{title: string, at: number, of: number, untouched: boolean}} Shown */

  /**
   * The line above the title, and the title where the scene gives it.
   * @param {Shown} shown
   */
  function headed({ title, at, of, untouched }) {
    const place = `cene ${at + 1} of ${of}`;
    return untouched ? { line: `S${place}`, title } : { line: `Exploring from s${place}: ${title}`, title: "" };
  }

  const namespace = { headed };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @type {{line: HTMLElement, title: HTMLElement} | null} */ let head = null;

  /** @param {HTMLElement} place */
  function build(place) {
    const { made } = atlas.parts;
    head = { line: made("p", { class: "stage-scene-place" }), title: made("h1") };
    place.append(head.line, head.title);
    return head;
  }

  function show() {
    const place = document.getElementById("stage-scene");
    const shown = atlas.lecture.onScreen();
    if (place === null) return;
    place.hidden = shown === null;
    document.body.toggleAttribute("data-scene", Boolean(shown?.untouched));
    if (shown === null) return;
    const { line, title } = head || build(place);
    const says = headed(shown);
    line.textContent = says.line;
    title.textContent = says.title;
    title.hidden = says.title === "";
  }

  window.addEventListener("load", () => {
    atlas.lecture.subscribe(show);
    show();
  });
})();
