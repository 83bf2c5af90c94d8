/**
 * The page around the drawing: which screen and which face of the panel is open, dialogs, the sheet of a phone, and notices.
 */
(() => {
  "use strict";

  const NOTICE_MS = 8000;
  const FACES = ["scene", "details", "explain", "outline", "filters"];

  /**
   * The face that a click on a tab opens.
   * @param {string | null} wanted
   * @param {string} present
   * @returns {string}
   */
  function face(wanted, present) {
    return wanted !== null && FACES.includes(wanted) ? wanted : present;
  }

  /**
   * Which attributes of the body follow from a session.
   * @param {{start: boolean} | null} session
   * @returns {{screen: "start" | "atlas"}}
   */
  function bodyOf(session) {
    return { screen: session === null || session.start ? "start" : "atlas" };
  }

  /**
   * Show a face of the panel.
   * @param {string | null} wanted
   * @returns {string} the face that is open now
   */
  function showFace(wanted) {
    const open = face(wanted, document.body.dataset.panel || "details");
    document.body.dataset.panel = open;
    for (const tab of document.querySelectorAll("[data-panel-to]")) {
      if (tab.classList.contains("face-tab")) tab.setAttribute("aria-pressed", String(tab.getAttribute("data-panel-to") === open));
    }
    return open;
  }

  /**
   * Open a face of the panel and tell the server which one to fill.
   * @param {string | null} wanted
   */
  function openFace(wanted) {
    window.dash_clientside.set_props("panel-face", { data: showFace(wanted) });
  }

  /**
   * The face that a step opens: an answer always, what was selected only in place of an answer or of the text of a scene.
   * @param {string} wanted by the step
   * @param {string} present
   * @returns {string | null}
   */
  function faceAfter(wanted, present) {
    if (wanted === "explain") return present === "explain" ? null : "explain";
    return wanted === "details" && ["explain", "scene"].includes(present) ? "details" : null;
  }

  /** @param {string} id */
  function openDialog(id) {
    const dialog = document.getElementById(id);
    if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
    window.dash_clientside.set_props("dialog", { data: id });
    dialog.showModal();
    dialog.addEventListener("close", () => window.dash_clientside.set_props("dialog", { data: "" }), { once: true });
  }

  /** What a press on works on the page itself, or may bring something into the drawing. */
  const PRESSED = "[data-panel-to], [data-open], [data-close], [data-toggle], [data-retry], [data-event], [data-autoplay]";
  const SHOWING = ["route", "ring", "play", "reveal", "contrast_show", "course"];

  /**
   * Whether a press brings something into the drawing that the pulled-up sheet of a phone would cover.
   * @param {string} step what it sends
   * @param {boolean} plays whether it starts to play
   * @returns {boolean}
   */
  function shows(step, plays) {
    return plays || SHOWING.includes(step);
  }

  /**
   * The step a button sends, or nothing.
   * @param {Element} hit
   * @returns {string}
   */
  function described(hit) {
    return window.dash_clientside.atlas.parsed(hit.getAttribute("data-event"))?.type || "";
  }

  /** @param {Element} target */
  function onClick(target) {
    const hit = target.closest(PRESSED);
    if (hit === null) {
      if (target instanceof HTMLDialogElement) target.close();
      return;
    }
    if (hit.hasAttribute("data-panel-to")) {
      openFace(hit.getAttribute("data-panel-to"));
      document.body.dataset.sheet = "open";
    }
    const explained = hit.closest("#explain") !== null;
    if (explained && shows(described(hit), hit.hasAttribute("data-autoplay"))) document.body.dataset.sheet = "closed";
    if (hit.hasAttribute("data-open")) openDialog(hit.getAttribute("data-open") || "");
    if (hit.hasAttribute("data-close")) hit.closest("dialog")?.close();
    if (hit.hasAttribute("data-retry")) window.location.reload();
    const toggled = hit.getAttribute("data-toggle");
    if (toggled !== null) document.body.dataset[toggled] = document.body.dataset[toggled] === "open" ? "closed" : "open";
  }

  let hiding = 0;

  /**
   * Show a notice for a while.
   * @param {string} text
   */
  function notify(text) {
    const toast = document.getElementById("toast");
    if (toast === null) return;
    window.clearTimeout(hiding);
    toast.hidden = text === "";
    if (text !== "") hiding = window.setTimeout(() => (toast.hidden = true), NOTICE_MS);
  }

  /**
   * Tell the reader something that follows from no step.
   * @param {string} text
   */
  function tell(text) {
    for (const id of ["toast", "live"]) {
      const element = document.getElementById(id);
      if (element !== null) element.textContent = text;
    }
    notify(text);
  }

  /**
   * Follow a session: the screen, the phone's menus, the notice.
   * @param {{start: boolean, notice: string, face?: string} | null} session
   * @returns {string} the notice, as the toast's text
   */
  function screen(session) {
    const body = bodyOf(session);
    if (document.body.dataset.screen !== body.screen) {
      document.body.dataset.screen = body.screen;
      // The card that was pressed is about to go, and the focus with it.
      const leaving = document.getElementById("start")?.contains(document.activeElement);
      if (body.screen === "atlas" && leaving) document.getElementById("canvas")?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    document.body.dataset.menu = "closed";
    const next = faceAfter(session?.face || "", document.body.dataset.panel || "details");
    // The server is told together with the session that fills it (session.js): two requests on each other's heels may cross.
    if (next !== null) showFace(next);
    const notice = session === null ? "" : session.notice;
    notify(notice);
    return notice;
  }

  const namespace = { face, faceAfter, bodyOf, shows, screen, openFace, openDialog, tell };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, namespace);
  document.addEventListener("click", (event) => event.target instanceof Element && onClick(event.target));
  document.addEventListener("atlas:trouble", () => document.getElementById("trouble")?.removeAttribute("hidden"));
})();
