/**
 * A step: the event goes to the server in the task in which it happened, the answer is on the screen with the next frame, and the
 * panels follow after that, so that nothing stands between a tap and what it brings.
 */
(() => {
  "use strict";

  const PATIENCE_MS = 400;
  const LEAFING_MS = 160;
  const MOST_FORESEEN = 4;

  /** @typedef {{start: boolean, seq: number, scene?: string, view: string, past: string[], future: string[], audience: string}} Session */

  /**
   * Hands the latest session to the panels once the drawing is painted, or after a while without a drawing.
   * @param {{hand: (session: Session) => void, later: (work: () => void, ms: number) => number, never: (timer: number) => void}} around
   */
  function createFollower(around) {
    /** @type {Session | null} */
    let waiting = null;
    let timer = 0;

    function release() {
      around.never(timer);
      const session = waiting;
      waiting = null;
      if (session !== null) around.hand(session);
    }

    return {
      /** @param {Session} session */
      follow(session) {
        around.never(timer);
        waiting = session;
        if (session.start) release();
        else timer = around.later(release, PATIENCE_MS);
      },
      release,
    };
  }

  /**
   * What is sent to the server: the event, and of the session what it takes the step from.
   * @param {object} event
   * @param {Session | null} session
   */
  function asked(event, session) {
    if (session === null) return { event, session };
    const { view, past, future, audience } = session;
    return { event, session: { view, past, future, audience } };
  }

  /**
   * What the panels are told of a session; undo and redo travel with the steps alone.
   * @param {Session} session
   */
  function shown({ past, future, ...rest }) {
    return rest;
  }

  /**
   * Asks the server, but not again what has just been foreseen. A step is a pure function of what is sent, so an answer that was
   * asked for early is the answer.
   * @param {(body: string) => Promise<any>} fetched
   */
  function createAsker(fetched) {
    /** @type {Map<string, Promise<any>>} */
    const early = new Map();
    return {
      /** @param {string} body */
      foresee(body) {
        if (early.has(body)) return;
        const answer = fetched(body);
        // Whether it failed matters only to the one who asks for it in earnest.
        answer.catch(() => {});
        early.set(body, answer);
        if (early.size > MOST_FORESEEN) early.delete(early.keys().next().value || "");
      },
      /** @param {string} body @returns {Promise<any>} */
      ask(body) {
        const answer = early.get(body) || fetched(body);
        // What else was foreseen was to be taken from where this step leaves.
        early.clear();
        return answer;
      },
    };
  }

  if (typeof module !== "undefined") module.exports = { createAsker, createFollower, asked, shown, PATIENCE_MS };
  if (typeof window === "undefined") return;

  /** @type {Session | null} */
  let present = null;
  let heading = "";
  /** @type {Session | null} what the panels are told when they are seen again */
  let untold = null;

  /** @param {Session} session */
  function hand(session) {
    // In a talk nobody sees the panels, and the next scene should not wait for them.
    const unseen = document.body.dataset.present === "on";
    untold = unseen ? session : null;
    if (unseen) return;
    // In one breath, so that the panels are asked for once, for this session and the face that is open.
    window.dash_clientside.set_props("frame", { data: shown(session) });
    window.dash_clientside.set_props("panel-face", { data: document.body.dataset.panel || "details" });
  }

  const follower = createFollower({
    hand,
    later: (work, ms) => window.setTimeout(work, ms),
    never: (timer) => window.clearTimeout(timer),
  });

  /** @param {string} id @param {string} text */
  function say(id, text) {
    const element = document.getElementById(id);
    if (element !== null) element.textContent = text;
  }

  const asker = createAsker(async (body) => {
    const response = await fetch("step", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  });

  /** @param {{seq: number}} event */
  function post(event) {
    asker.ask(JSON.stringify(asked(event, present))).then(arrived, () => window.dash_clientside.atlas.failed(event.seq));
  }

  /**
   * Ask for a step that is about to be taken: a hand holds what it taps for as long as the server needs.
   * @param {{type: string}} event
   */
  function foresee(event) {
    const foreseen = window.dash_clientside.atlas.foreseen(event);
    if (foreseen !== null) asker.foresee(JSON.stringify(asked(foreseen, present)));
  }

  /**
   * Everything that follows from an answer, in its order: the screen is there before what is drawn on it.
   * @param {{session: Session, elements: any[] | null, heading: string}} answer
   */
  function arrived({ session, elements, heading: called }) {
    const atlas = window.dash_clientside.atlas;
    present = session;
    heading = called;
    const notice = atlas.screen(session);
    follower.follow(session);
    atlas.painted(session, elements);
    atlas.address(session);
    say("live", atlas.announce(session));
    say("toast", notice);
    atlas.acknowledged(session.seq);
    document.dispatchEvent(new CustomEvent("atlas:arrived", { detail: session }));
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, {
    post,
    foresee,
    /** Tell the panels what they have missed. */
    catchUp: () => untold !== null && hand(untold),
    /** @returns {string} the code of the view on the screen; empty on the start screen */
    viewed: () => present?.view || "",
    /** @returns {string} what the view on the screen is called; the panel with the title comes later */
    viewName: () => heading,
  });
  // The drawing is painted with the next frame; a task queued in that frame runs after it. Scenes are often leafed through: the
  // panels of one that is left at once would only hold up the next.
  const rest = () => (present?.scene ? LEAFING_MS : 0);
  document.addEventListener("atlas:painted", () => window.requestAnimationFrame(() => window.setTimeout(follower.release, rest())));
})();
