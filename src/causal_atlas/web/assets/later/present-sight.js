/**
 * What of a scene is in sight: the camera of a talk on the canvas (present-look.js says where it stands), and the way to the rest.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @param {any} some elements */
  const dataOf = (some) => some.map((/** @type {any} */ one) => one.data());

  /**
   * Bring a scene into sight.
   * @param {any[]} scenes @param {{at: number, whole: boolean}} talk @param {boolean} atOnce
   * @returns {boolean | null} whether all of it is in sight; null without a drawing
   */
  function frame(scenes, { at, whole }, atOnce) {
    const { cy, boxes, boundsOf } = atlas.stage;
    if (boxes().empty() || cy.width() < 40) return null;
    // What is not on the screen is a hint of what comes: the counts of hidden neighbours are for exploring.
    cy.nodes('[role = "pill"]').addClass("unspoken");
    const picture = {
      boxes: dataOf(boxes()),
      arrows: dataOf(cy.edges('[role = "arrow"]')).map((/** @type {any} */ { source, target }) => [source, target]),
      bounds: boundsOf(cy.nodes('[role = "bounds"]')),
      newcomers: atlas.talkPage.newcomersOf(scenes, at),
    };
    const seen = atlas.look.framed(picture, { width: cy.width(), height: cy.height() }, whole);
    atlas.motion.look(cy, seen.camera, atOnce);
    return seen.whole;
  }

  /** Show again what a talk hides. */
  function restore() {
    atlas.stage.cy.nodes(".unspoken").removeClass("unspoken");
  }

  /**
   * Offer the rest of a scene of which a part is shown, or the part again.
   * @param {HTMLElement} place @param {{mode: string, step: number, whole: boolean}} talk @param {boolean} inSight
   */
  function tell(place, { mode, step, whole }, inSight) {
    const wanted = mode === "talk" && step === 0 && (!inSight || whole);
    place.hidden = !wanted;
    place.replaceChildren(...(wanted ? [atlas.talkPage.button("zoom", whole ? "Closer" : "Whole scene", "Z", "talk-sight")] : []));
  }

  Object.assign(atlas, { talkSight: { frame, restore, tell } });
})();
