/**
 * Presenting: the picture fills the screen, keys lead from scene to scene, and the speaker's window is told.
 *
 * What is shown follows from a value (present-talk.js); this file takes keys, taps and messages to it and draws what comes out.
 */
(() => {
  "use strict";

  /** Browsers end the full screen when a window opens; that is not the speaker leaving. */
  const FORGIVEN_MS = 1500;
  const AGAIN_MS = 1500;

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @typedef {import("./present-talk.js").Talk} Talk */

  /** @type {Talk | null} */
  let talk = null;
  /** @type {any} the lecture that is told */
  let doc = null;
  /** @type {{tell: (talk: Talk | null, revision: number) => void, close: () => void} | null} the way to the speaker's window */
  let link = null;
  /** @type {Record<string, HTMLElement>} */
  let parts = {};
  let inSight = true;
  let forgiven = 0;
  /** @type {Element | null} what had the focus before the talk */
  let came = null;

  const scenes = () => doc.scenes;
  const scene = () => scenes()[talk?.at || 0];
  const asks = (/** @type {number} */ at) => Boolean(scenes()[at]?.question);

  /** @param {boolean} atOnce */
  function framed(atOnce) {
    if (talk === null || talk.mode === "explore") return;
    inSight = atlas.talkSight.frame(scenes(), talk, atOnce) ?? inSight;
    tellSight();
  }

  function tellSight() {
    if (talk !== null) atlas.talkSight.tell(parts.sight, talk, inSight);
  }

  // ---- What is on the screen --------------------------------------------------------------------------------------

  /** The parts around the drawing, in the order in which the keyboard meets them. */
  function build() {
    const { make } = atlas.talkPage;
    const part = (/** @type {string} */ name, tag = "div") => [name, make(tag, { id: `talk-${name}`, class: "talk-part" })];
    parts = Object.fromEntries([part("head"), part("shield"), part("card"), part("foot"), part("sight"), part("overview"), part("end"), part("curtain"), part("laser"), part("typed")]);
    const help = make("dialog", { id: "talk-help", class: "talk-part", "aria-labelledby": "talk-help-title" });
    const said = make("div", { id: "talk-said", class: "visually-hidden talk-part", "aria-live": "polite" });
    const back = make("div", { id: "talk-back", class: "talk-part" }, make("span", {}, "Following a question"), atlas.talkPage.button("return", "Back to the scene", "R", "button primary"));
    Object.assign(parts, { help, said, back });
    parts.overview.setAttribute("aria-label", "All scenes");
    parts.overview.setAttribute("role", "group");
    parts.card.setAttribute("role", "group");
    parts.card.setAttribute("aria-label", "Question to the audience");
    const home = /** @type {HTMLElement} */ (document.getElementById("stage"));
    home.append(...Object.values(parts).filter((one) => one !== back));
    document.getElementById("main")?.append(back);
    atlas.talkPointer.listen(parts.shield, parts.laser, act);
  }

  /**
   * Draw what differs between two moments of the talk.
   * @param {Talk | null} before
   */
  function render(before) {
    if (talk === null) return;
    const now = talk;
    const differs = (/** @type {(keyof Talk)[]} */ ...names) => before === null || names.some((name) => before[name] !== now[name]);
    const { body } = document;
    body.dataset.present = now.mode === "explore" ? "explore" : "on";
    body.dataset.talkStep = String(now.step);
    body.toggleAttribute("data-laser", now.laser && now.mode === "talk");
    parts.back.hidden = now.mode !== "explore";
    parts.curtain.hidden = now.screen === "";
    parts.curtain.dataset.screen = now.screen;
    parts.typed.textContent = now.digits;
    parts.typed.hidden = now.digits === "";
    if (differs("at", "caption", "of")) around();
    if (differs("at", "step", "chosen")) ask();
    if (differs("mode")) open(now.mode, before?.mode || "talk");
    if (differs("at", "step")) parts.said.textContent = atlas.talkPage.spoken(scene(), now);
    if (differs("whole", "mode", "step") && !differs("at")) framed(false);
    tellSight();
  }

  function around() {
    if (talk === null) return;
    parts.head.replaceChildren(...atlas.talkPage.head(scene(), talk).filter(Boolean));
    parts.foot.replaceChildren(...atlas.talkPage.foot(scene(), talk, document.getElementById("stage")?.dataset.atlas || "").filter(Boolean));
    const bar = parts.foot.querySelector(".talk-progress i");
    if (bar instanceof HTMLElement) bar.style.transform = `scaleX(${atlas.talk.progress(talk)})`;
  }

  function ask() {
    if (talk === null) return;
    parts.card.hidden = talk.step === 0;
    parts.card.replaceChildren(...(talk.step > 0 ? atlas.talkPage.card(scene(), talk) : []));
  }

  /** @param {Talk["mode"]} mode @param {Talk["mode"]} before */
  function open(mode, before) {
    if (talk === null) return;
    const shown = mode === "overview";
    parts.overview.hidden = !shown;
    parts.overview.replaceChildren(...(shown ? atlas.talkPage.overview(scenes(), talk.at) : []));
    parts.end.hidden = mode !== "end";
    if (mode === "end") parts.end.replaceChildren(...atlas.talkPage.end(doc, document.getElementById("stage")?.dataset));
    if (shown) thumbs()[talk.at]?.focus();
    else if (mode === "talk") parts.head.querySelector("button")?.blur();
    if (mode === "explore") explore();
    if (before === "explore" && mode === "talk") comeBack();
  }

  /** @returns {HTMLElement[]} */
  const thumbs = () => [...parts.overview.querySelectorAll("button")];

  function explore() {
    atlas.stage.framed = null;
    document.body.dataset.sheet = "closed";
    atlas.talkSight.restore();
    atlas.catchUp();
    atlas.stage.fit(true);
    document.getElementById("canvas")?.focus({ preventScroll: true });
  }

  function comeBack() {
    atlas.stage.framed = framed;
    atlas.lecture.go(talk?.at || 0);
  }

  // ---- Beginning and leaving --------------------------------------------------------------------------------------

  /** Begin with the lecture that is open; in the task of a click or a key, else no browser gives the full screen. */
  function begin() {
    if (talk !== null || !atlas.lecture.current()?.scenes.length) return;
    full(true);
    start({});
  }

  /** @param {Partial<Talk>} kept */
  function start(kept) {
    doc = atlas.lecture?.current() || null;
    if (talk !== null || doc === null || doc.scenes.length === 0) return;
    build();
    atlas.stage.framed = framed;
    talk = atlas.talk.begun(doc.scenes.length, { at: Math.max(0, atlas.lecture.at()), caption: atlas.talkLink.captioned(), ...kept });
    link = atlas.talkLink.open(doc.key, onSpeaker);
    render(null);
    came = document.activeElement;
    if (came instanceof HTMLElement) came.blur();
    if (talk.mode !== "explore") atlas.lecture.go(talk.at);
    tell();
  }

  function leave() {
    if (talk === null) return;
    talk = null;
    tell();
    document.dispatchEvent(new CustomEvent("atlas:talk-left"));
    link?.close();
    atlas.stage.framed = null;
    atlas.talkSight.restore();
    Object.values(parts).forEach((one) => one.remove());
    for (const name of ["present", "talkStep"]) delete document.body.dataset[name];
    document.body.removeAttribute("data-laser");
    full(false);
    atlas.catchUp();
    atlas.stage.fit(true);
    // To where it began: there the key that presents does so again.
    const back = came instanceof HTMLElement && came !== document.body && came.checkVisibility() ? came : document.getElementById("canvas");
    back?.focus({ preventScroll: true });
  }

  /** @param {boolean} on */
  function full(on) {
    forgiven = Date.now();
    if (on && document.fullscreenElement === null) document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
    if (!on && document.fullscreenElement !== null) document.exitFullscreen().catch(() => {});
  }

  // The browser takes Escape for itself while it fills the screen.
  function onFull() {
    if (document.fullscreenElement !== null || talk === null) return;
    if (atlas.talk.endsWithScreen(talk, { asked: Date.now() - forgiven <= FORGIVEN_MS, focused: document.hasFocus() })) leave();
  }

  // ---- What is done -----------------------------------------------------------------------------------------------

  /** @param {string} action */
  function act(action) {
    if (talk === null) return;
    if (parts.help instanceof HTMLDialogElement && parts.help.open) return parts.help.close();
    switch (action) {
      case "speaker":
        forgiven = Date.now();
        window.open(`speaker?lecture=${encodeURIComponent(doc.key)}`, "atlas-speaker", "popup,width=1080,height=760");
        return;
      case "full":
        return full(document.fullscreenElement === null);
      case "help":
        return help();
      case "escape":
        if (atlas.talk.leaves(talk)) return leave();
    }
    become(atlas.talk.after(talk, action, asks));
  }

  /** @param {Talk} next */
  function become(next) {
    const before = talk;
    talk = next;
    // The picture first: the server is asked before anything else is drawn.
    if (before !== null && before.at !== next.at && before.mode !== "explore") atlas.lecture.go(next.at);
    render(before);
    tell();
  }

  function help() {
    parts.help.replaceChildren(...atlas.talkPage.keys());
    /** @type {HTMLDialogElement} */ (parts.help).showModal();
  }

  /** Tell the speaker's window, and keep it for the case that this one is loaded anew. */
  function tell() {
    link?.tell(talk, doc.revision);
    atlas.talkLink.keep(doc.key, talk);
  }

  /** @param {string} action of the speaker's window */
  function onSpeaker(action) {
    if (talk === null) return;
    if (action === "hello") return tell();
    // Whoever holds the notes may be far from the screen: what is open there closes, but the talk goes on.
    if (action !== "escape" || !atlas.talk.leaves(talk)) act(action);
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = event.target instanceof Element ? event.target : document.body;
    if (talk === null) return;
    const exploring = talk.mode === "explore";
    const action = atlas.talkKeys.actionOf(event, exploring);
    if (exploring) {
      if (action === null || target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    } else {
      // The explorer's own keys sleep.
      event.stopImmediatePropagation();
      if (atlas.talkKeys.isOwn(event.key, target.tagName) && target.closest(".talk-part")) return;
      if (target.closest("dialog[open]") && event.key === "Escape") return;
      if (talk.mode === "overview" && browse(event)) return;
    }
    if (action === null) return;
    event.preventDefault();
    act(action);
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether it moved in the overview */
  function browse(event) {
    const all = thumbs();
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const columns = all.filter((one) => one.offsetTop === all[0].offsetTop).length;
    const to = atlas.talkKeys.gridMove(Math.max(0, at), event.key, columns, all.length);
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return false;
    event.preventDefault();
    all[to].focus();
    return true;
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const pressed = event.target instanceof Element ? event.target.closest("[data-talk]") : null;
    if (pressed instanceof HTMLElement) {
      // Else the next Space would press it again.
      pressed.blur();
      if (pressed.dataset.talk === "begin") begin();
      else act(pressed.dataset.talk || "");
    } else if (talk !== null && event.target === parts.curtain) act(talk.screen);
  }

  /** The lecture came, or somebody changed it. */
  function onLecture() {
    const present = atlas.lecture.current();
    if (talk === null) {
      const was = atlas.talkLink.kept();
      if (present !== null && was !== null && was.key === present.key && present.scenes.length > 0) start(was.talk);
      return;
    }
    if (present === null) return leave();
    if (present === doc) return;
    doc = present;
    const before = talk;
    talk = atlas.talk.begun(doc.scenes.length, talk);
    render(null);
    if (before.at !== talk?.at) atlas.lecture.go(talk?.at);
    tell();
  }

  // The title has gone on, but the picture has not come: ask again until it does.
  function onTrouble() {
    if (talk !== null && talk.mode !== "explore") window.setTimeout(() => talk !== null && atlas.lecture.go(talk.at, { quiet: true }), AGAIN_MS);
  }

  function listen() {
    if (!atlas.lecture || !atlas.stage?.cy) {
      window.setTimeout(listen, 50);
      return;
    }
    atlas.lecture.subscribe(onLecture);
    onLecture();
  }

  atlas.present = { begin, leave, act, on: () => talk !== null && talk.mode !== "explore" };
  window.addEventListener("keydown", onKey, true);
  document.addEventListener("click", onClick);
  document.addEventListener("fullscreenchange", onFull);
  document.addEventListener("atlas:trouble", onTrouble);
  window.setTimeout(listen, 0);
})();
