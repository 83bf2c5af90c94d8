/**
 * The speaker's window: what to say, what comes next, and the time; in step with the presenting window, whose talk it also leads.
 */
(() => {
  "use strict";

  const { atlas } = window.dash_clientside;
  const { make } = atlas.talkPage;
  const SIZES = [14, 16, 18, 21, 24, 28, 34];
  const KEY = new URLSearchParams(window.location.search).get("lecture") || "";
  const BASE = window.location.pathname.replace(/[^/]*$/, "");
  const channel = new BroadcastChannel(`atlas-talk ${BASE}${KEY}`);
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

  /** @type {any} */
  let doc = null;
  /** @type {any} the talk; led from here while there is no presenting window */
  let talk = null;
  let shared = false;
  let arrived = Date.now();
  let watch = kept("watch", atlas.watch.STOPPED);
  let size = kept("size", 2);

  // ---- What is kept when this window is loaded anew ---------------------------------------------------------------

  /** @param {string} name @param {any} otherwise */
  function kept(name, otherwise) {
    try {
      return JSON.parse(window.sessionStorage.getItem(`atlas-speaker ${KEY} ${name}`) || "null") ?? otherwise;
    } catch {
      return otherwise;
    }
  }

  /** @param {string} name @param {any} value */
  function keep(name, value) {
    try {
      window.sessionStorage.setItem(`atlas-speaker ${KEY} ${name}`, JSON.stringify(value));
    } catch {
      document.documentElement.dataset.kept = "no";
    }
  }

  // ---- What is shown ----------------------------------------------------------------------------------------------

  /** @param {any} scene */
  function picture(scene) {
    const palette = document.documentElement.dataset.theme || "light";
    const asked = new URLSearchParams({ view: scene.code, title: "", legend: "0", references: "0", credit: "0", palette });
    return atlas.repainted(make("img", { src: `diagram.svg?${asked}`, alt: `Picture of the scene: ${scene.title}` }));
  }

  /** @param {any[] | undefined} nodes @param {string} text */
  function words(nodes, text) {
    return nodes && nodes.length ? atlas.markup(nodes) : text;
  }

  /** @param {any} scene */
  function answer(scene) {
    if (!scene.question) return null;
    const right = (scene.offered || scene.question.choices || []).find((/** @type {any} */ one) => one.right);
    const because = atlas.talkPage.becauseOf(scene.answer_because).text;
    const stage = ["The question comes with the next key.", "The question is on the screen.", "The answer is on the screen."][talk.step];
    return make(
      "div",
      { id: "answer" },
      make("h3", {}, "Question"),
      make("p", {}, scene.question.prompt),
      make("p", { class: "right" }, right ? right.text : ""),
      because ? make("p", { class: "soft" }, because) : null,
      make("p", { class: "soft" }, stage),
    );
  }

  function paint() {
    if (doc === null || talk === null) return;
    const scene = doc.scenes[talk.at];
    const next = doc.scenes[talk.at + 1];
    const condition = atlas.talkPage.conditionOf(scene.view || {});
    const none = doc.rights === "read" && !doc.shipped ? "Whoever made the lecture keeps the notes." : "No notes.";
    const notes = scene.notes ? make("div", { id: "notes" }, words(scene.note_nodes, scene.notes)) : make("p", { class: "soft" }, none);
    fill("now", scene.code, make("h2", {}, `${talk.at + 1}. ${scene.title}`), condition ? make("p", { class: "soft" }, condition) : null, picture(scene));
    fill("told", `${scene.id} ${talk.step}`, make("h3", {}, "Notes"), notes, answer(scene), make("h3", {}, "Narration"), make("div", { id: "narration" }, words(scene.nodes, scene.narration)));
    if (next) fill("next", next.code, make("h3", {}, "Next"), make("p", {}, next.title), picture(next));
    else fill("next", "end", make("h3", {}, "Next"), make("p", {}, "This is the last scene."));
    byId("number").textContent = `Scene ${talk.at + 1} of ${doc.scenes.length}`;
    byId("state").textContent = state();
    tick();
  }

  /** @type {Record<string, string>} */
  const painted = {};

  /**
   * Fill a section, unless it shows that already: a picture that is asked for again flickers.
   * @param {string} id @param {string} what @param {(Node | null)[]} inside
   */
  function fill(id, what, ...inside) {
    const mark = `${what} ${doc.revision} ${document.documentElement.dataset.theme}`;
    if (painted[id] === mark) return;
    painted[id] = mark;
    byId(id).replaceChildren(.../** @type {Node[]} */ (inside.filter((one) => one !== null)));
  }

  function state() {
    if (!shared) return "Not on the screen. In the atlas press Present; keys lead only this window until then.";
    if (talk.mode === "explore") return "A question is being followed in the explorer. R goes back to the scene.";
    if (talk.mode === "overview") return "All scenes are on the screen.";
    if (talk.mode === "end") return "The references are on the screen; the talk is at its end.";
    if (talk.screen !== "") return `The screen is ${talk.screen}.`;
    return talk.laser ? "In step with the screen; the dot of light is on." : "In step with the screen.";
  }

  function tick() {
    const now = Date.now();
    byId("clock").textContent = new Date(now).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    byId("elapsed").textContent = atlas.watch.shown(atlas.watch.elapsed(watch, now));
    const pause = document.querySelector("[data-watch='pause']");
    if (pause !== null) pause.textContent = watch.since !== null ? "Pause" : watch.spent > 0 ? "Go on" : "Start";
    if (doc === null || talk === null) return;
    byId("left").textContent = `· ${atlas.watch.roughly(atlas.watch.left(doc.scenes, talk.at, (now - arrived) / 1000))}`;
  }

  function resize() {
    document.documentElement.style.setProperty("--told", `${SIZES[size]}px`);
    keep("size", size);
  }

  // ---- What is done -----------------------------------------------------------------------------------------------

  /** @param {any} next */
  function become(next) {
    if (talk === null || talk.at !== next.at) arrived = Date.now();
    talk = next;
    if (shared && watch.since === null && watch.spent === 0) wind(atlas.watch.toggled);
    paint();
  }

  /** @param {(watch: any, now: number) => any} change */
  function wind(change) {
    watch = change(watch, Date.now());
    keep("watch", watch);
    tick();
  }

  /** @param {string} action */
  function act(action) {
    if (doc === null || action === "speaker" || action === "full" || action === "help") return;
    if (shared) channel.postMessage({ from: "speaker", action });
    else become({ ...atlas.talk.after(talk, action, (/** @type {number} */ at) => Boolean(doc.scenes[at].question)), mode: "talk", screen: "" });
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (atlas.talkKeys.isOwn(event.key, /** @type {Element} */ (event.target).tagName)) return;
    if ((event.key === "+" || event.key === "-") && !event.ctrlKey && !event.metaKey) return enlarge(event.key === "+" ? 1 : -1);
    const action = atlas.talkKeys.actionOf(event, shared && talk?.mode === "explore");
    if (action === null) return;
    event.preventDefault();
    act(action);
  }

  /** @param {number} by */
  function enlarge(by) {
    size = Math.max(0, Math.min(SIZES.length - 1, size + by));
    resize();
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    const pressed = event.target instanceof Element ? event.target.closest("button") : null;
    if (pressed === null) return;
    if (pressed.dataset.talk) act(pressed.dataset.talk);
    if (pressed.dataset.size) enlarge(Number(pressed.dataset.size));
    if (pressed.dataset.watch) wind(pressed.dataset.watch === "pause" ? atlas.watch.toggled : atlas.watch.reset);
    pressed.blur();
  }

  /** @param {MessageEvent} event */
  function onMessage({ data }) {
    if (data?.from !== "stage") return;
    shared = data.talk !== null;
    if (doc !== null && data.revision !== doc.revision) load();
    if (doc !== null) become(data.talk || talk);
  }

  async function load() {
    const answered = await fetch(`lectures/${encodeURIComponent(KEY)}`).catch(() => null);
    const body = answered === null ? { error: "The server does not answer." } : await answered.json().catch(() => ({}));
    if (answered === null || !answered.ok) {
      byId("state").textContent = body.error || "This lecture cannot be opened.";
      return;
    }
    doc = body.lecture || body;
    byId("lecture").textContent = doc.title;
    document.title = `${doc.title} · Speaker's window`;
    const known = talk || atlas.talk.begun(doc.scenes.length);
    become({ ...known, of: doc.scenes.length, at: Math.min(known.at, doc.scenes.length - 1) });
    channel.postMessage({ from: "speaker", action: "hello" });
  }

  const system = window.matchMedia("(prefers-color-scheme: dark)");
  function theme() {
    let chosen = null;
    try {
      chosen = window.localStorage.getItem("atlas-theme");
    } catch {
      chosen = null;
    }
    document.documentElement.dataset.theme = chosen || (system.matches ? "dark" : "light");
    paint();
  }

  theme();
  resize();
  channel.addEventListener("message", onMessage);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  system.addEventListener("change", theme);
  window.addEventListener("storage", theme);
  window.setInterval(tick, 500);
  tick();
  load();
})();
