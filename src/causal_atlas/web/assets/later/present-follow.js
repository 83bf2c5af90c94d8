/**
 * Following a lecture that one may read but not edit: from scene to scene with two buttons, its words in the panel, and a copy of
 * one's own.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @type {Record<string, any>} */
  let bar = {};
  let followed = "";

  function build() {
    const { make } = atlas.talkPage;
    const turn = (/** @type {string} */ way, /** @type {string} */ sign, /** @type {string} */ name) =>
      make("button", { type: "button", class: "icon-button", "data-follow": way, "aria-label": name, title: name }, sign);
    const back = turn("-1", "‹", "Previous scene");
    const on = turn("1", "›", "Next scene");
    const where = make("span", { class: "follow-number" });
    const name = "Take the lecture along";
    const along = make("button", { type: "button", class: "icon-button follow-along", "data-follow": "along", "aria-label": name, title: name }, atlas.parts.icon("export"));
    const copy = make("button", { type: "button", class: "button", "data-follow": "copy", "aria-label": "Make my own copy" }, make("span", { class: "follow-make" }, "Make my own copy"));
    const group = make("div", { id: "follow", role: "group", "aria-label": "Follow the lecture" }, back, where, on, along, copy);
    return { group, back, on, where };
  }

  function render() {
    const lecture = atlas.lecture.current();
    const actions = document.querySelector("#storyboard .board-actions");
    const follows = lecture !== null && lecture.rights === "read" && lecture.scenes.length > 0;
    // In a talk nobody sees this, and no panel should be asked for.
    if (follows && atlas.present.on()) return;
    if (!follows || actions === null) {
      bar.group?.remove();
      followed = "";
      return;
    }
    if (bar.group === undefined) bar = build();
    if (bar.group.parentElement !== actions) actions.prepend(bar.group);
    const at = atlas.lecture.at();
    bar.where.textContent = `${at + 1} of ${lecture.scenes.length}`;
    atlas.parts.turnOff(bar.back, at <= 0, bar.on);
    atlas.parts.turnOff(bar.on, at >= lecture.scenes.length - 1, bar.back);
    // What is said stands in the panel; whoever turns to something else there is left alone until the next scene.
    if (followed !== `${lecture.key} ${at}`) atlas.openFace("scene");
    followed = `${lecture.key} ${at}`;
  }

  async function copy() {
    const { key } = atlas.lecture.current();
    const { scene } = atlas.lecture.stand();
    const { status, body } = await atlas.lecture.ask("POST", "lectures", { copy: key }).catch(() => ({ status: 0, body: null }));
    if (status === 201) {
      await atlas.lecture.open(body.lecture.key, { scene });
      atlas.storyboard.focus();
    } else document.dispatchEvent(new CustomEvent("atlas:lecture-trouble", { detail: body?.error || "The copy could not be made: the server did not answer." }));
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const pressed = event.target instanceof Element ? event.target.closest("[data-follow]") : null;
    if (pressed === null) return;
    const wanted = pressed.getAttribute("data-follow") || "";
    if (wanted === "copy") void copy();
    else if (wanted === "along") atlas.shelf.along();
    else atlas.lecture.go(atlas.lecture.at() + Number(wanted));
  }

  function listen() {
    if (!atlas.lecture) {
      window.setTimeout(listen, 50);
      return;
    }
    atlas.lecture.subscribe(render);
    render();
  }

  document.addEventListener("click", onClick);
  // What a talk went through was not shown here meanwhile.
  document.addEventListener("atlas:talk-left", render);
  window.setTimeout(listen, 0);
})();
