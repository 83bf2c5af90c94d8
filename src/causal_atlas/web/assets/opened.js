/**
 * The card of the chain or loop that is revealed comes into sight when it opens: it may be far down, or have come by a link.
 */
(() => {
  "use strict";

  const AIR = 12;
  const LEAST_SEEN = 96;

  /**
   * How far the face has to scroll to show the head of a card; 0 when enough of it is in sight.
   * @param {{top: number}} card
   * @param {{top: number, bottom: number}} face
   * @returns {number} pixels
   */
  function stray(card, face) {
    const inSight = card.top >= face.top && card.top + LEAST_SEEN <= face.bottom;
    return inSight ? 0 : card.top - face.top - AIR;
  }

  if (typeof module !== "undefined") module.exports = { stray, AIR, LEAST_SEEN };
  if (typeof window === "undefined") return;

  let shown = "";

  function follow() {
    const card = document.querySelector("#explain .route-card.open");
    const names = card?.getAttribute("data-preview") || "";
    if (names === shown) return;
    const face = card?.closest(".face");
    // A face that is not open has no height yet.
    if (card && face && face.clientHeight === 0) return;
    shown = names;
    if (card && face) face.scrollTop += stray(card.getBoundingClientRect(), face.getBoundingClientRect());
  }

  const watch = () => new MutationObserver(follow).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-panel"] });
  if (document.body) watch();
  else document.addEventListener("DOMContentLoaded", watch);
})();
