/**
 * Pictures with words, in Safari: it paints an SVG before the typeface within it is ready, so without its words, and does not paint it
 * again by itself.
 */
(() => {
  "use strict";

  /** When, in ms after it was loaded: nothing tells when the typeface is ready. An even number, so that the last turn leaves no trace. */
  const TURNS = [100, 300, 900, 2700];

  /**
   * A picture that is painted again, a few times, once it is loaded.
   * @template {{addEventListener: (name: string, work: () => void, how: {once: boolean}) => void, style: {opacity: string}}} Picture
   * @param {Picture} picture
   * @param {(work: () => void, ms: number) => unknown} later
   * @returns {Picture}
   */
  function repainted(picture, later = (work, ms) => window.setTimeout(work, ms)) {
    const paint = () => TURNS.forEach((ms, turn) => later(() => (picture.style.opacity = turn % 2 === 0 ? "0.999" : ""), ms));
    picture.addEventListener("load", paint, { once: true });
    return picture;
  }

  const namespace = { repainted, TURNS };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { repainted });
})();
