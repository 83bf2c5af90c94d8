/**
 * A card speaks of concepts: while the pointer or the focus is on it, they light up in the drawing.
 */
(() => {
  "use strict";

  /**
   * The concepts an attribute names, or none.
   * @param {string | null} text
   * @returns {string[]}
   */
  function named(text) {
    if (!text) return [];
    try {
      const names = JSON.parse(text);
      return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
    } catch {
      return [];
    }
  }

  /**
   * Whether an element of the drawing belongs to a route: one of its concepts, what hangs on it, or an arrow between two that
   * follow each other.
   * @param {{role?: string, id?: string, of?: string, source?: string, target?: string, cause?: string, effect?: string}} data
   * @param {string[]} names
   * @returns {boolean}
   */
  function belongs(data, names) {
    if (data.role === "arrow" || data.role === "mark") {
      const [cause, effect] = data.role === "arrow" ? [data.source, data.target] : [data.cause, data.effect];
      return names.some((name, place) => name === cause && names[place + 1] === effect);
    }
    return names.includes(data.of || data.id || "");
  }

  if (typeof module !== "undefined") module.exports = { named, belongs };
  if (typeof window === "undefined") return;

  /** @type {Element | null} */
  let shown = null;

  /** @returns {any} the live drawing, once it is there */
  const drawing = () => /** @type {any} */ (document.getElementById("canvas"))?._cyreg?.cy;

  /** @param {Element | null} card */
  function show(card) {
    const cy = drawing();
    if (!cy || card === shown) return;
    shown = card;
    const names = named(card === null ? null : card.getAttribute("data-preview"));
    cy.batch(() => {
      cy.elements(".previewed, .dim").removeClass("previewed dim");
      if (names.length === 0) return;
      cy.elements('[role != "region"][role != "name"]').forEach((/** @type {any} */ element) => {
        element.addClass(belongs(element.data(), names) ? "previewed" : "dim");
      });
    });
  }

  /** @param {Event} event */
  function follow(event) {
    show(event.target instanceof Element ? event.target.closest("[data-preview]") : null);
  }

  document.addEventListener("mouseover", follow);
  document.addEventListener("focusin", follow);
  document.addEventListener("click", () => show(null), true);
})();
