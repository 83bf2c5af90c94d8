/**
 * Where the camera stands: pure arithmetic on boxes and viewports. Model units are those of the drawing, rendered units are
 * pixels of the screen; rendered = model × zoom + pan.
 */
(() => {
  "use strict";

  /** @typedef {{x1: number, y1: number, x2: number, y2: number}} Bounds */
  /** @typedef {{zoom: number, pan: {x: number, y: number}}} Camera */
  /** @typedef {{width: number, height: number}} Size */

  const LABEL_PX = 13;
  const READABLE = 12 / LABEL_PX;
  const MADE_OUT = 7 / LABEL_PX;
  const LARGEST_FIT = 1.2;
  const SMALLEST = 0.2;
  const PADDING = 32;
  const PHONE_WIDTH = 600;
  const CLOSER = 1.3;

  /** @param {number} zoom @param {{x: number, y: number}} centre @param {Size} size @returns {Camera} */
  function centred(zoom, centre, size) {
    return { zoom, pan: { x: size.width / 2 - centre.x * zoom, y: size.height / 2 - centre.y * zoom } };
  }

  /** @param {Bounds} bounds */
  function middle(bounds) {
    return { x: (bounds.x1 + bounds.x2) / 2, y: (bounds.y1 + bounds.y2) / 2 };
  }

  /** @param {Bounds} bounds @param {Size} size @param {number} padding */
  function zoomToFit(bounds, size, padding) {
    const width = Math.max(bounds.x2 - bounds.x1, 1);
    const height = Math.max(bounds.y2 - bounds.y1, 1);
    return Math.min((size.width - 2 * padding) / width, (size.height - 2 * padding) / height);
  }

  /**
   * The camera that shows everything. On a phone it rather stays readable and looks at what matters.
   * @param {Bounds} bounds
   * @param {Size} size
   * @param {{padding?: number, focus?: {x: number, y: number} | null}} [options]
   * @returns {Camera}
   */
  function fitted(bounds, size, { padding = 12, focus = null } = {}) {
    const fit = Math.max(SMALLEST, Math.min(zoomToFit(bounds, size, padding), LARGEST_FIT));
    if (size.width >= PHONE_WIDTH || fit >= READABLE) return centred(fit, middle(bounds), size);
    const centre = focus || middle(bounds);
    const camera = centred(READABLE, centre, size);
    return { zoom: READABLE, pan: clampedPan(camera, bounds, size, padding) };
  }

  /**
   * A pan that leaves no needless empty margin on a side where there is drawing to show on the other.
   * @param {Camera} camera @param {Bounds} bounds @param {Size} size @param {number} padding
   */
  function clampedPan({ zoom, pan }, bounds, size, padding) {
    /** @param {number} at @param {number} low @param {number} high @param {number} extent */
    const clamp = (at, low, high, extent) => {
      const most = padding - low * zoom;
      const least = extent - padding - high * zoom;
      return least > most ? (least + most) / 2 : Math.min(most, Math.max(least, at));
    };
    return { x: clamp(pan.x, bounds.x1, bounds.x2, size.width), y: clamp(pan.y, bounds.y1, bounds.y2, size.height) };
  }

  /**
   * The camera that has moved only as far as needed to show `bounds`; it zooms out only if they do not fit.
   * @param {Bounds} bounds
   * @param {Camera} camera
   * @param {Size} size
   * @param {number} [padding]
   * @returns {Camera}
   */
  function glided(bounds, camera, size, padding = PADDING) {
    const fit = zoomToFit(bounds, size, padding);
    if (fit < camera.zoom) return centred(Math.max(SMALLEST, fit), middle(bounds), size);
    /** @param {number} at @param {number} low @param {number} high @param {number} extent */
    const shift = (at, low, high, extent) => {
      const start = low * camera.zoom + at;
      const end = high * camera.zoom + at;
      if (start < padding) return at + padding - start;
      return end > extent - padding ? at - (end - extent + padding) : at;
    };
    return {
      zoom: camera.zoom,
      pan: {
        x: shift(camera.pan.x, bounds.x1, bounds.x2, size.width),
        y: shift(camera.pan.y, bounds.y1, bounds.y2, size.height),
      },
    };
  }

  /**
   * The camera for a scene: where it stands if the scene fills the screen from there, moved as far as it has to where a part of the
   * scene is outside, and closer where the scene would be small.
   * @param {Bounds} bounds
   * @param {Camera} camera
   * @param {Size} size
   * @param {{x: number, y: number} | null} [focus]
   * @returns {Camera}
   */
  function framed(bounds, camera, size, focus = null) {
    const best = fitted(bounds, size, { focus });
    return best.zoom > camera.zoom * CLOSER || size.width < PHONE_WIDTH ? best : glided(bounds, camera, size, 12);
  }

  /**
   * The camera for a chain or loop that lights up on a narrow screen: all of it while its words can be made out, else where it begins.
   * @param {Bounds} lit
   * @param {Camera} camera
   * @param {Size} size
   * @param {{x: number, y: number}} start
   * @returns {Camera}
   */
  function lighted(lit, camera, size, start) {
    return zoomToFit(lit, size, 12) >= MADE_OUT ? glided(lit, camera, size, 12) : fitted(lit, size, { focus: start });
  }

  /**
   * What the camera should show after newcomers: the whole drawing while its labels stay readable, else the newcomers.
   * @param {Bounds} whole @param {Bounds} newcomers @param {Size} size @returns {Bounds}
   */
  function worthShowing(whole, newcomers, size) {
    return zoomToFit(whole, size, PADDING) >= READABLE ? whole : newcomers;
  }

  /**
   * The camera after zooming by a factor around the middle of the screen.
   * @param {Camera} camera @param {number} factor @param {Size} size @returns {Camera}
   */
  function zoomed(camera, factor, size) {
    const zoom = Math.max(SMALLEST, Math.min(2.5, camera.zoom * factor));
    const centre = { x: (size.width / 2 - camera.pan.x) / camera.zoom, y: (size.height / 2 - camera.pan.y) / camera.zoom };
    return centred(zoom, centre, size);
  }

  /**
   * Whether two cameras show the same picture, to half a pixel.
   * @param {Camera} a @param {Camera} b
   */
  function same(a, b) {
    return Math.abs(a.zoom - b.zoom) < 1e-4 && Math.abs(a.pan.x - b.pan.x) < 0.5 && Math.abs(a.pan.y - b.pan.y) < 0.5;
  }

  const camera = { fitted, glided, framed, lighted, worthShowing, zoomed, same, READABLE, PHONE_WIDTH };
  if (typeof module !== "undefined") module.exports = camera;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { camera });
})();
