/**
 * The open lecture: what everything about lectures on this page shares, as `atlas.lecture`. It says what is open and where it stands,
 * shows scenes on the canvas, takes changes that can be undone and hands them to the keeper (lecture-keeper.js).
 */
(() => {
  "use strict";

  /** @typedef {import("./lecture-edits.js").Lecture} Lecture */
  /** @typedef {import("./lecture-edits.js").Scene} Scene */

  /**
   * The step that shows a scene. A quiet one takes the place of the scene that is on the screen.
   * @param {Lecture} lecture @param {number} index @param {{untouched: boolean, fit?: boolean, silent?: boolean, said?: string}} how
   */
  function eventOf(lecture, index, { untouched, fit = false, silent = false, said = "" }) {
    const { id, title, code } = lecture.scenes[index];
    const told = `${said} Scene ${index + 1} of ${lecture.scenes.length}: ${title}.`.trim();
    return { type: "scene", code, scene: id, ...(untouched && { quiet: true }), ...(fit && { fit: true }), ...(!silent && { said: told }) };
  }

  /**
   * Which scene to stand at: the one that was, else the one now in its place.
   * @param {Scene[]} scenes @param {string} id @param {number} before where it stood
   * @returns {number} -1 where there is none
   */
  function standing(scenes, id, before) {
    const found = scenes.findIndex((scene) => scene.id === id);
    return found >= 0 ? found : Math.min(before, scenes.length - 1);
  }

  const namespace = { eventOf, standing };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  const CLOSING_MS = 1500;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("atlas-lectures") : null;

  /** @type {Set<() => void>} */ const followers = new Set();
  /** @type {any} */ let made = null;
  /** @type {any} */ let past = null;
  let key = "";
  let place = "";
  let index = -1;
  let home = "";
  /** The scene of which the picture on the screen is, or from which somebody went on. */
  let drawn = "";
  let recovered = false;
  /** @type {{fit?: boolean, silent?: boolean}} */ let manner = {};

  // ---- The keeper ---------------------------------------------------------------------------------------------------

  const history = () => (past ??= atlas.createHistory(() => performance.now()));

  const keeper = () =>
    (made ??= atlas.lectureKeeper.createKeeper(
      {
        ...atlas.lectureAround,
        told: (/** @type {boolean} */ replaced) => {
          // Steps back would now take away what somebody else wrote.
          if (replaced) history().clear();
          settle();
        },
        saved: (/** @type {string} */ of, /** @type {number} */ revision) => channel?.postMessage({ key: of, revision }),
        renewed,
        recovered: (/** @type {Lecture} */ found) => {
          recovered = true;
          history().record(found, "What had not been sent is taken up again.", "");
        },
      },
      atlas.lectureEdits,
    ));

  // ---- Telling ----------------------------------------------------------------------------------------------------

  let telling = false;

  // However much happens in a task, it is told once.
  function tell() {
    if (telling) return;
    telling = true;
    queueMicrotask(() => {
      telling = false;
      followers.forEach((follower) => follower());
    });
  }

  function settle() {
    const scenes = current()?.scenes || [];
    index = standing(scenes, place, index);
    place = scenes[index]?.id || "";
    tell();
  }

  /** @param {string} name @param {unknown} detail */
  const dispatch = (name, detail) => document.dispatchEvent(new CustomEvent(`atlas:lecture-${name}`, { detail }));

  /** @param {string} text */
  function announce(text) {
    const live = document.getElementById("live");
    if (live !== null && text) live.textContent = atlas.announce({ said: text });
  }

  // ---- The lecture and its scenes ---------------------------------------------------------------------------------

  /** @returns {Lecture | null} */
  const current = () => keeper().current();
  // The server may write the code of a view in another way than it was given, so both count.
  const untouched = () => atlas.viewed() !== "" && [home, current()?.scenes[index]?.code].includes(atlas.viewed());
  const differs = () => place !== "" && !untouched();

  /**
   * The scene that the picture on the screen shows, or from which somebody went on; null where there is none.
   * @returns {{title: string, at: number, of: number, untouched: boolean} | null}
   */
  function onScreen() {
    const scenes = current()?.scenes || [];
    const found = scenes.findIndex((scene) => scene.id === drawn);
    if (found < 0 || atlas.viewed() === "") return null;
    const { title, code } = scenes[found];
    return { title, at: found, of: scenes.length, untouched: [home, code].includes(atlas.viewed()) };
  }

  const at = () => index;
  const stand = () => ({ lecture: key, scene: key === "" ? "" : place });

  /** @param {number} wanted @param {{quiet?: boolean, fit?: boolean, said?: string}} [options] quiet: nothing is announced */
  function go(wanted, { quiet = false, fit = false, said = "" } = {}) {
    const lecture = current();
    if (lecture === null || !lecture.scenes[wanted]) return false;
    index = wanted;
    place = lecture.scenes[wanted].id;
    manner = { fit, silent: quiet };
    atlas.send(eventOf(lecture, wanted, { untouched: untouched(), ...manner, said }));
    tell();
    return true;
  }

  // The scenes beside this one are asked for while it is looked at.
  function foresee() {
    const lecture = current();
    if (lecture === null || !untouched()) return;
    for (const beside of [index - 1, index + 1]) {
      if (lecture.scenes[beside]) atlas.foresee(eventOf(lecture, beside, { untouched: true, ...manner }));
    }
  }

  let waiting = 0;

  /** @param {{view: string, scene: string}} session */
  function arrived(session) {
    if (key === "") return;
    if (session.scene !== "") {
      home = session.view;
      drawn = session.scene;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(foresee, 250);
    }
    tell();
  }

  /**
   * Stand at a scene that shows what is on the screen already.
   * @param {string} id
   */
  function settleAt(id) {
    place = drawn = id;
    home = atlas.viewed();
    settle();
    atlas.address({ view: home, scene: id }, { replace: true });
  }

  /**
   * Open a lecture and show a scene of it.
   * @param {string} wanted its key
   * @param {{scene?: string, code?: string | null}} [where] the scene to stand at, and a view to show in its stead
   * @returns {Promise<boolean>} whether it is open
   */
  async function open(wanted, { scene = "", code = null } = {}) {
    await close();
    recovered = false;
    try {
      await keeper().open(wanted);
    } catch (error) {
      dispatch("trouble", error instanceof Error ? error.message : "");
      if (code !== null) atlas.send({ type: "open_view", code });
      return false;
    }
    key = wanted;
    place = scene;
    index = 0;
    document.body.dataset.lecture = "open";
    settle();
    if (keeper().editable()) atlas.openFace("scene");
    show(code);
    if (recovered) dispatch("recovered", null);
    return true;
  }

  /** @param {string | null} code of a view that is wanted in place of the scene */
  function show(code) {
    const lecture = current();
    const scene = lecture?.scenes[index];
    if (lecture && scene) atlas.send(eventOf(lecture, index, { untouched: false, fit: true }));
    if (code !== null && code !== scene?.code) atlas.send({ type: "open_view", code });
    if (scene) return;
    atlas.address({ view: atlas.viewed() }, { replace: true });
    document.dispatchEvent(new CustomEvent("atlas:lecture-empty"));
  }

  /**
   * Close the lecture; what is not sent yet stays in the browser.
   * @returns {Promise<boolean>} whether everything was sent
   */
  async function close() {
    if (key === "") return true;
    // A server that does not answer does not hold anybody here.
    const patience = new Promise((resolve) => window.setTimeout(() => resolve(false), CLOSING_MS));
    const done = await Promise.race([keeper().flush(true), patience]);
    keeper().close();
    history().clear();
    key = place = home = drawn = "";
    index = -1;
    delete document.body.dataset.lecture;
    atlas.address({ view: atlas.viewed() }, { replace: true });
    tell();
    return done;
  }

  /**
   * Go where an address leads.
   * @param {{lecture: string, scene: string}} wanted
   * @param {string | null} code
   */
  async function follow(wanted, code) {
    if (wanted.lecture !== key && wanted.lecture !== "") return void open(wanted.lecture, { scene: wanted.scene, code });
    if (wanted.lecture === "") await close();
    else if (wanted.scene !== "") place = wanted.scene;
    settle();
    const scene = current()?.scenes[index];
    const named = wanted.lecture !== "" && wanted.scene !== "";
    if (scene !== undefined && named && (code === null || code === scene.code)) go(index);
    else atlas.send(code ? { type: "open_view", code } : { type: "home" });
  }

  /**
   * Somebody else has saved the lecture, and it is shown as it is now: with the scene on the screen, if it was there untouched.
   * @param {Lecture} before @param {Lecture} after
   */
  function renewed(before, after) {
    const seen = before.scenes.find((scene) => scene.id === drawn);
    const now = after.scenes.findIndex((scene) => scene.id === drawn);
    const there = seen !== undefined && [home, seen.code].includes(atlas.viewed());
    if (there && now >= 0 && now === index && after.scenes[now].code !== seen.code) go(now, { quiet: true });
    dispatch("renewed", { before, after });
  }

  // ---- Changes ----------------------------------------------------------------------------------------------------

  /**
   * Change the lecture: undoable, kept at once and sent within a second.
   * @param {(lecture: Lecture) => Lecture} fn
   * @param {string} said what happened, for undo and for those who hear the page
   * @param {{topic?: string, silent?: boolean}} [options] topic: changes that belong together; silent: nobody needs to hear of it
   * @returns {boolean} whether anything changed
   */
  function change(fn, said, { topic = "", silent = false } = {}) {
    const before = current();
    const after = before === null ? null : fn(before);
    if (before === null || after === null || after === before || !keeper().change(after)) return false;
    history().record(before, said, topic);
    settle();
    if (!silent) announce(said);
    return true;
  }

  /** @param {"undo" | "redo"} way */
  function back(way) {
    const present = current();
    const step = present === null ? null : history()[way](present);
    if (present === null || step === null) return false;
    const shown = present.scenes[index]?.code;
    keeper().change({ ...present, ...atlas.lectureEdits.sent(step.lecture), scenes: step.lecture.scenes });
    settle();
    if (current()?.scenes[index]?.code !== shown) home = "";
    announce(`${way === "undo" ? "Undone" : "Done again"}: ${step.said}`);
    return true;
  }

  atlas.lecture = {
    ...namespace,
    open,
    close,
    follow,
    stand,
    current,
    at,
    go,
    settleAt,
    differs,
    onScreen,
    /** Back to the scene that was left. */
    back: () => go(index),
    change,
    undo: () => back("undo"),
    redo: () => back("redo"),
    undoes: () => history().undoes(),
    redoes: () => history().redoes(),
    announce,
    ask: (/** @type {any[]} */ ...given) => atlas.lectureAround.ask(...given),
    unsent: () => atlas.lectureAround.unsent(),
    state: () => keeper().state(),
    why: () => keeper().why(),
    held: () => keeper().held(),
    editable: () => keeper().editable(),
    base: () => keeper().base(),
    theirs: () => keeper().theirs(),
    settle: (/** @type {Lecture} */ chosen) => keeper().settle(chosen),
    take: (/** @type {Lecture} */ found) => keeper().take(found),
    flush: () => keeper().flush(),
    retry: () => keeper().retry(),
    /** @param {() => void} follower @returns {() => void} ends it */
    subscribe(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };

  document.addEventListener("atlas:arrived", (event) => arrived(/** @type {CustomEvent} */ (event).detail));
  channel?.addEventListener("message", ({ data }) => {
    if (data?.key === key && data.revision !== current()?.revision) keeper().refresh();
  });
  window.addEventListener("online", () => made?.retry());
  window.addEventListener("beforeunload", (event) => made?.loses() && event.preventDefault());
  window.addEventListener("pagehide", () => made?.flush(true));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") made?.flush(true);
    else made?.refresh();
  });
})();
