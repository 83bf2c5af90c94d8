/**
 * What happens in the page when the server has answered: one function for the new session, and the panels only after the
 * drawing is on the screen, so that nothing stands between a tap and what it brings.
 */
(() => {
  "use strict";

  const PATIENCE_MS = 400;

  /**
   * Hands the latest session to the panels once the drawing is painted, or after a while without a drawing.
   * @param {{hand: (session: object) => void, later: (work: () => void, ms: number) => number, never: (timer: number) => void}} around
   */
  function createFollower(around) {
    /** @type {object | null} */
    let waiting = null;
    let timer = 0;

    function release() {
      around.never(timer);
      const session = waiting;
      waiting = null;
      if (session !== null) around.hand(session);
    }

    return {
      /** @param {{start: boolean}} session */
      follow(session) {
        around.never(timer);
        waiting = session;
        if (session.start) release();
        else timer = around.later(release, PATIENCE_MS);
      },
      release,
    };
  }

  if (typeof module !== "undefined") module.exports = { createFollower, PATIENCE_MS };
  if (typeof window === "undefined") return;

  const follower = createFollower({
    hand: (session) => window.dash_clientside.set_props("frame", { data: session }),
    later: (work, ms) => window.setTimeout(work, ms),
    never: (timer) => window.clearTimeout(timer),
  });

  /** @param {string} id @param {string} text */
  function say(id, text) {
    const element = document.getElementById(id);
    if (element !== null) element.textContent = text;
  }

  /**
   * Everything that follows from a new session, in its order.
   * @param {any} session
   */
  function arrived(session) {
    const atlas = window.dash_clientside.atlas;
    if (session) {
      atlas.acknowledged(session);
      atlas.painted(session);
      atlas.address(session);
      say("live", atlas.announce(session));
      say("toast", atlas.screen(session));
      follower.follow(session);
    }
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { arrived });
  // The drawing is painted with the next frame; a task queued in that frame runs after it.
  document.addEventListener("atlas:painted", () => window.requestAnimationFrame(() => window.setTimeout(follower.release, 0)));
})();
