/**
 * From one drawing to the next: only what differs is touched, so that a step costs what it changes and not what is there.
 *
 * The component's own `elements` property stays empty; the answer to a step brings the whole drawing, and this file alone puts
 * elements on the canvas.
 */
(() => {
  "use strict";

  /** @typedef {Record<string, string | number>} Data */
  /** @typedef {{x: number, y: number}} Point */
  /** @typedef {{data: Data, position?: Point}} DrawnElement */
  /** @typedef {Record<string, string | number | undefined>} News fields that differ; undefined where a field is gone */

  /**
   * What is there by its id.
   * @param {DrawnElement[]} elements
   * @returns {Map<string, Data>}
   */
  function byId(elements) {
    return new Map(elements.map(({ data }) => [String(data.id), data]));
  }

  /**
   * What has to be done to get from one drawing to the next.
   * @param {Map<string, Data>} before
   * @param {DrawnElement[]} after
   * @returns {{added: DrawnElement[], changed: {id: string, news: News}[], removed: string[]}}
   */
  function difference(before, after) {
    const added = [];
    const changed = [];
    const gone = new Set(before.keys());
    for (const element of after) {
      const id = String(element.data.id);
      const old = before.get(id);
      gone.delete(id);
      if (old === undefined) {
        added.push(element);
        continue;
      }
      const news = newsOf(old, element.data);
      if (Object.keys(news).length > 0) changed.push({ id, news });
    }
    return { added, changed, removed: [...gone] };
  }

  /** @param {Data} old @param {Data} now @returns {News} */
  function newsOf(old, now) {
    /** @type {News} */
    const news = {};
    for (const name in now) if (old[name] !== now[name]) news[name] = now[name];
    for (const name in old) if (!(name in now)) news[name] = undefined;
    return news;
  }

  /**
   * Bring the canvas from one drawing to the next. What is there already stays where it stands; `strayed` tells what has to move.
   * @param {any} cy
   * @param {Map<string, Data>} before what is on the canvas
   * @param {DrawnElement[]} after
   * @returns {any} the elements that came
   */
  function apply(cy, before, after) {
    const { added, changed, removed } = difference(before, after);
    for (const id of removed) cy.getElementById(id).remove();
    for (const { id, news } of changed) cy.getElementById(id).data(news);
    return cy.add(added);
  }

  /**
   * What does not stand where it belongs; what a hand holds, or what is on its way there already, is let be.
   * @param {{id: string, at: Point, to: Point, free: boolean}[]} nodes
   * @returns {{id: string, at: Point, to: Point}[]}
   */
  function strayed(nodes) {
    return nodes.filter(({ at, to, free }) => free && (at.x !== to.x || at.y !== to.y));
  }

  /**
   * Whether things have moved as far as an eye can see.
   * @param {{at: Point, to: Point}} move
   */
  function visibly({ at, to }) {
    return Math.hypot(at.x - to.x, at.y - to.y) > 1;
  }

  /**
   * The nodes on the canvas, as `strayed` wants them.
   * @param {any} cy
   * @param {Map<string, Data>} before the drawing that was there
   */
  function standing(cy, before) {
    return cy.nodes().map((/** @type {any} */ node) => {
      const { id, x, y } = node.data();
      const old = before.get(id);
      const underWay = node.animated() && old !== undefined && old.x === x && old.y === y;
      return { id, at: { ...node.position() }, to: { x, y }, free: !underWay && !node.grabbed() };
    });
  }

  const drawing = { byId, difference, apply, strayed, standing, visibly };
  if (typeof module !== "undefined") module.exports = drawing;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { drawing });
})();
