/**
 * Marked-up text: lists that the server made of somebody's Markdown become elements, of a few known kinds and no other.
 */
(() => {
  "use strict";

  /** @typedef {string | [string, Record<string, unknown>, ...unknown[]]} MarkupNode */

  const TAGS = new Set("p h3 h4 h5 h6 ul ol li blockquote pre code hr br strong em a".split(" "));
  /** The server sends no deeper tree; one that is deeper is not from it. */
  const DEEPEST = 60;

  /**
   * Whether an address leads to the web.
   * @param {unknown} address
   * @returns {boolean}
   */
  function isWeb(address) {
    return typeof address === "string" && /^https?:\/\/[^\s\\"'<>`]+$/i.test(address);
  }

  /**
   * The attributes that an element may have, from those that were sent for it.
   * @param {string} tag
   * @param {Record<string, unknown>} sent
   * @returns {Record<string, string>}
   */
  function attributesOf(tag, sent) {
    if (tag === "a" && isWeb(sent.href)) return { href: String(sent.href), rel: "noopener noreferrer", target: "_blank" };
    if (tag === "ol" && Number.isSafeInteger(sent.start)) return { start: String(sent.start) };
    return {};
  }

  /**
   * Nodes put into an element; of an unknown element only its words are kept.
   * @param {Element | DocumentFragment} into
   * @param {unknown} nodes
   * @param {Document} page
   * @param {number} depth
   */
  function fill(into, nodes, page, depth) {
    if (!Array.isArray(nodes) || depth > DEEPEST) return;
    for (const node of nodes) {
      if (typeof node === "string") {
        into.append(page.createTextNode(node));
      } else if (Array.isArray(node)) {
        const [tag, attributes, ...inner] = node;
        if (!TAGS.has(tag)) {
          fill(into, inner, page, depth + 1);
          continue;
        }
        const element = page.createElement(tag);
        for (const [name, value] of Object.entries(attributesOf(tag, attributes || {}))) element.setAttribute(name, value);
        fill(element, inner, page, depth + 1);
        into.append(element);
      }
    }
  }

  /**
   * The elements of a marked-up text.
   * @param {MarkupNode[]} nodes
   * @param {Document} [page]
   * @returns {DocumentFragment}
   */
  function markup(nodes, page = document) {
    const made = page.createDocumentFragment();
    fill(made, nodes, page, 0);
    return made;
  }

  if (typeof module !== "undefined") module.exports = { markup, isWeb, attributesOf };
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { markup });
})();
