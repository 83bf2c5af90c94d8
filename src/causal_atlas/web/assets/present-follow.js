/**
 * Following a lecture that one may read but not edit: its scenes one after the other, with their words, below the drawing.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @type {HTMLElement | null} */
  let bar = null;
  let shown = "";

  /** @param {any} lecture @param {number} at */
  function fill(lecture, at) {
    const { make } = atlas.talkPage;
    const scene = lecture.scenes[at];
    const turn = (/** @type {string} */ way, /** @type {string} */ sign, /** @type {string} */ name, /** @type {boolean} */ off) => {
      const look = { type: "button", class: "icon-button follow-turn", "data-follow": way, "aria-label": name };
      return make("button", off ? { ...look, disabled: "" } : look, sign);
    };
    return [
      make(
        "div",
        { class: "follow-head" },
        turn("-1", "‹", "Previous scene", at === 0),
        make("span", { class: "follow-number" }, `${at + 1} of ${lecture.scenes.length}`),
        turn("1", "›", "Next scene", at === lecture.scenes.length - 1),
        make("h2", {}, scene.title),
        make("span", { class: "follow-lecture" }, lecture.title),
        make("button", { type: "button", class: "button primary", "data-talk": "begin" }, "Present"),
        make("button", { type: "button", class: "button", "data-follow": "copy" }, "Make my own copy"),
      ),
      make("div", { class: "follow-words" }, scene.nodes?.length ? atlas.markup(scene.nodes) : scene.narration),
    ];
  }

  function render() {
    const lecture = atlas.lecture.current();
    const follows = lecture !== null && lecture.rights === "read" && lecture.scenes.length > 0;
    if (bar === null) {
      bar = atlas.talkPage.make("div", { id: "follow", role: "group", "aria-label": "Lecture", hidden: "" });
      document.getElementById("stage")?.append(/** @type {HTMLElement} */ (bar));
    }
    const at = Math.max(0, atlas.lecture.at());
    const mark = follows ? `${lecture.key} ${lecture.revision} ${at}` : "";
    if (bar === null || mark === shown) return;
    shown = mark;
    bar.hidden = !follows;
    const pressed = bar.contains(document.activeElement) ? document.activeElement?.getAttribute("data-follow") : null;
    bar.replaceChildren(...(follows ? fill(lecture, at) : []));
    // The button that was pressed has been made anew.
    if (pressed) /** @type {HTMLElement | null} */ (bar.querySelector(`[data-follow="${pressed}"]`))?.focus();
  }

  async function copy() {
    const { key } = atlas.lecture.current();
    const { status, body } = await atlas.lecture.ask("POST", "lectures", { copy: key }).catch(() => ({ status: 0, body: null }));
    if (status === 201) await atlas.lecture.open(body.lecture.key, { scene: atlas.lecture.stand().scene });
    else say(body?.error || "The copy could not be made: the server did not answer.");
  }

  /** @param {string} text */
  function say(text) {
    const toast = document.getElementById("toast");
    if (toast === null) return;
    toast.textContent = text;
    toast.hidden = false;
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const pressed = event.target instanceof Element ? event.target.closest("[data-follow]") : null;
    if (pressed === null) return;
    const wanted = pressed.getAttribute("data-follow") || "";
    if (wanted === "copy") void copy();
    else atlas.lecture.go(atlas.lecture.at() + Number(wanted));
  }

  function listen() {
    if (!atlas.lecture || !document.getElementById("stage")) {
      window.setTimeout(listen, 50);
      return;
    }
    atlas.lecture.subscribe(render);
    render();
  }

  document.addEventListener("click", onClick);
  window.setTimeout(listen, 0);
})();
