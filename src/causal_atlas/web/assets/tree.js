/**
 * Panels as elements of the page: what the server tells as lists (web/panels/tree.py) is made here, and from one panel to the next
 * only what differs is touched, so that the focus, what is folded out and how far one has scrolled stay.
 */
(() => {
  "use strict";

  /** @typedef {string | [string, Record<string, any>, ...any[]]} Tree */

  /** Elements that a panel is made of; nothing that runs, loads or sends. */
  const KNOWN = new Set(
    (
      "a article aside b blockquote br button cite code dd details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img " +
      "kbd label li mark nav ol p pre q section small span strong sub summary sup table tbody td tfoot th thead time tr ul"
    ).split(" "),
  );

  /** What was made of which tree. @type {WeakMap<object, Tree>} */
  const origins = new WeakMap();

  /** @param {Tree} tree */
  const partsOf = (tree) => /** @type {Tree[]} */ (tree.slice(2));

  /**
   * Whether one can become the other without being made anew.
   * @param {Tree | undefined} before
   * @param {Tree} after
   */
  function alike(before, after) {
    if (before === undefined) return false;
    if (typeof before === "string" || typeof after === "string") return typeof before === typeof after;
    return before[0] === after[0] && before[1].id === after[1].id;
  }

  /**
   * Whether an address may be followed: one on the web, or one of this page.
   * @param {any} address
   */
  function isSafe(address) {
    return typeof address === "string" && (/^https?:\/\//.test(address) || !/^[^/?#]*:/.test(address));
  }

  /** @param {any} element @param {string} name @param {any} value */
  function give(element, name, value) {
    if (name.startsWith("on")) return;
    if (name === "style") {
      for (const [property, one] of Object.entries(value)) {
        element.style.setProperty(property.startsWith("--") ? property : property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), String(one));
      }
    } else if (!["href", "src"].includes(name) || isSafe(value)) element.setAttribute(name, value === true ? "" : String(value));
  }

  /** @param {any} element @param {Record<string, any>} before @param {Record<string, any>} after */
  function dress(element, before, after) {
    for (const name of Object.keys(before)) if (!(name in after)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(after)) {
      if (JSON.stringify(before[name]) === JSON.stringify(value)) continue;
      if (name === "style") element.removeAttribute("style");
      give(element, name, value);
    }
  }

  /**
   * Make what a tree tells.
   * @param {Tree} tree
   * @param {any} page the document
   * @returns {any}
   */
  function made(tree, page) {
    if (typeof tree === "string") {
      const text = page.createTextNode(tree);
      origins.set(text, tree);
      return text;
    }
    if (!KNOWN.has(tree[0])) throw new Error(`a panel has no <${tree[0]}>`);
    const element = page.createElement(tree[0]);
    dress(element, {}, tree[1]);
    element.append(...partsOf(tree).map((part) => made(part, page)));
    origins.set(element, tree);
    return element;
  }

  /**
   * Bring what stands there to what a tree tells; what has not changed is let be.
   * @param {any} there
   * @param {Tree} tree
   * @param {any} page
   */
  function become(there, tree, page) {
    const before = origins.get(there);
    if (!alike(before, tree)) {
      there.replaceWith(made(tree, page));
      return;
    }
    if (typeof tree === "string") {
      if (before !== tree) there.data = tree;
    } else {
      dress(there, /** @type {any} */ (before)[1], tree[1]);
      fill(there, partsOf(tree), page);
    }
    origins.set(there, tree);
  }

  /**
   * The parts of an element.
   * @param {any} parent
   * @param {Tree[]} parts
   * @param {any} page
   */
  function fill(parent, parts, page) {
    const there = [...parent.childNodes];
    there.slice(parts.length).forEach((/** @type {any} */ one) => one.remove());
    parts.forEach((part, place) => {
      if (place < there.length) become(there[place], part, page);
      else parent.append(made(part, page));
    });
  }

  const namespace = { fill, isSafe };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  /** @param {Element} face */
  function follow(face) {
    const told = face.getAttribute("data-tree");
    if (told) fill(face, JSON.parse(told), document);
  }

  document.addEventListener(
    "atlas:ready",
    () => {
      for (const face of document.querySelectorAll("[data-tree]")) {
        new MutationObserver(() => follow(face)).observe(face, { attributeFilter: ["data-tree"] });
        follow(face);
      }
    },
    { once: true },
  );
})();
