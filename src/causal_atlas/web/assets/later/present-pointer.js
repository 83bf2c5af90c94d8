/**
 * The pointer in a talk: taps and swipes turn pages, the dot of light follows, and the buttons show while it moves.
 */
(() => {
  "use strict";

  const POINTED_MS = 2500;

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  let resting = 0;

  /**
   * @param {HTMLElement} shield what lies over the drawing
   * @param {HTMLElement} laser
   * @param {(action: string) => void} act
   */
  function listen(shield, laser, act) {
    let down = { x: 0, y: 0 };
    shield.addEventListener("pointerdown", (event) => (down = { x: event.clientX, y: event.clientY }));
    shield.addEventListener("pointerup", (event) => {
      const up = { x: event.clientX, y: event.clientY };
      const way = event.button === 0 ? atlas.talkKeys.gesture(down, up, window.innerWidth) : null;
      if (way !== null) act(way);
    });
    document.getElementById("stage")?.addEventListener("pointermove", (event) => {
      laser.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
      document.body.dataset.pointed = "yes";
      window.clearTimeout(resting);
      resting = window.setTimeout(() => (document.body.dataset.pointed = "no"), POINTED_MS);
    });
  }

  Object.assign(atlas, { talkPointer: { listen } });
})();
