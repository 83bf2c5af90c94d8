/**
 * Putting cards in order with the pointer.
 */
(() => {
  "use strict";

  const FAR_PX = 6;
  const HOLD_MS = 380;
  const EDGE_PX = 56;

  /**
   * The place that a dragged card gets.
   * @param {number} x where the pointer is
   * @param {number[]} middles of all cards, from left to right
   * @param {number} from the place it has
   */
  function dropPlace(x, middles, from) {
    const before = middles.filter((middle, at) => at !== from && middle < x).length;
    return Math.min(before, middles.length - 1);
  }

  if (typeof module !== "undefined") module.exports = { dropPlace };
  if (typeof window === "undefined") return;

  /**
   * Put cards in order with the pointer: a mouse drags at once, a finger after it has rested, so that the row can still be pushed along.
   * @param {HTMLElement} list
   * @param {{may: () => boolean, order: () => HTMLElement[], drop: (from: number, to: number) => void}} around
   */
  function dragging(list, { may, order, drop }) {
    /** @type {{item: HTMLElement, from: number, to: number, x: number, pointer: number, scroll: number, on: boolean, timer: number, middles: number[]} | null} */
    let held = null;

    /** @param {number} x */
    function begin(x) {
      if (held === null) return;
      held.on = true;
      held.middles = order().map((one) => one.offsetLeft + one.offsetWidth / 2);
      held.x = x;
      held.scroll = list.scrollLeft;
      held.item.classList.add("dragged");
      list.classList.add("sorting");
      list.setPointerCapture(held.pointer);
    }

    /** @param {number} x */
    function follow(x) {
      if (held === null) return;
      const frame = list.getBoundingClientRect();
      if (x < frame.left + EDGE_PX) list.scrollLeft -= 14;
      if (x > frame.right - EDGE_PX) list.scrollLeft += 14;
      held.to = dropPlace(x - frame.left + list.scrollLeft, held.middles, held.from);
      const shift = x - held.x + list.scrollLeft - held.scroll;
      const width = held.item.offsetWidth + 10;
      const { item, from, to } = held;
      order().forEach((one, at) => {
        const aside = at > from && at <= to ? -width : at < from && at >= to ? width : 0;
        one.style.transform = one === item ? `translateX(${shift}px)` : aside ? `translateX(${aside}px)` : "";
      });
    }

    /** @param {boolean} take */
    function end(take) {
      if (held === null) return;
      const { item, from, to, on, timer, pointer } = held;
      held = null;
      window.clearTimeout(timer);
      if (!on) return;
      if (list.hasPointerCapture(pointer)) list.releasePointerCapture(pointer);
      list.classList.remove("sorting");
      item.classList.remove("dragged");
      for (const one of order()) one.style.transform = "";
      // What follows a drag is no click.
      list.addEventListener("click", swallow, { capture: true, once: true });
      window.setTimeout(() => list.removeEventListener("click", swallow, { capture: true }), 0);
      if (take && to !== from) drop(from, to);
    }

    /** @param {Event} event */
    function swallow(event) {
      event.preventDefault();
      event.stopPropagation();
    }

    list.addEventListener("pointerdown", (event) => {
      const item = event.target instanceof Element ? event.target.closest(".scene-card") : null;
      const open = event.target instanceof Element && event.target.closest(".scene-open");
      if (!(item instanceof HTMLElement) || !open || event.button !== 0 || !may()) return;
      const from = order().indexOf(item);
      held = { item, from, to: from, x: event.clientX, pointer: event.pointerId, scroll: 0, on: false, timer: 0, middles: [] };
      if (event.pointerType !== "mouse") held.timer = window.setTimeout(() => begin(event.clientX), HOLD_MS);
    });
    list.addEventListener("pointermove", (event) => {
      if (held === null || event.pointerId !== held.pointer) return;
      const far = Math.abs(event.clientX - held.x) > FAR_PX;
      if (!held.on && far && event.pointerType === "mouse") begin(held.x);
      if (held?.on) follow(event.clientX);
      else if (far && event.pointerType !== "mouse") end(false);
    });
    list.addEventListener("pointerup", () => end(true));
    list.addEventListener("pointercancel", () => end(false));
    list.addEventListener("touchmove", (event) => held?.on && event.cancelable && event.preventDefault(), { passive: false });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !held?.on) return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    }, true);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { dragging });
})();
