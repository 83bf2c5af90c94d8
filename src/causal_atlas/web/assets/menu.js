/**
 * The menu of a concept.
 */
(() => {
  "use strict";

  /**
   * @typedef {object} Entry
   * @property {string} label
   * @property {string} keys
   * @property {{type: string, [field: string]: unknown} | null} event what to send; null for an action of the canvas
   * @property {string} [action]
   * @property {() => void} [run] what to do instead of either
   * @property {boolean} [off]
   */

  /**
   * What can be done with a concept, or with the drawing when there is none.
   * @param {{concept: string, causes: number, effects: number, pinned: boolean} | null} concept
   * @param {number} chosen how many concepts are selected
   * @returns {Entry[]}
   */
  function entriesOf(concept, chosen) {
    /** @type {Entry[]} */
    const everywhere = [
      { label: "How the first selected leads to the second", keys: "C", event: { type: "chains" }, off: chosen < 2 },
      { label: "Show everything between the selected", keys: "B", event: { type: "between" }, off: chosen < 2 },
      { label: "Fit to the screen", keys: "F", event: null, action: "fit" },
    ];
    if (concept === null) {
      return [
        { label: "One step further in causes", keys: "", event: { type: "grow", direction: "causes" } },
        { label: "One step further in effects", keys: "", event: { type: "grow", direction: "effects" } },
        ...everywhere,
      ];
    }
    const { concept: id, causes, effects, pinned } = concept;
    return [
      { label: counted("Show causes", causes), keys: "[", event: { type: "expand", concept: id, direction: "causes" }, off: !causes },
      { label: counted("Show effects", effects), keys: "]", event: { type: "expand", concept: id, direction: "effects" }, off: !effects },
      { label: "Take back what it brought", keys: "⌫", event: { type: "collapse", concept: id } },
      { label: "What if there is more of it?", keys: "R", event: { type: "whatif", concept: id, shift: "up" } },
      { label: "What if there is less of it?", keys: "D", event: { type: "whatif", concept: id, shift: "down" } },
      { label: "Loops through it", keys: "L", event: { type: "loops", through: id } },
      { label: "Only this and its neighbours", keys: "I", event: { type: "isolate", concept: id } },
      { label: pinned ? "Let go of its place" : "Pin it here", keys: "P", event: { type: "pin", concept: id } },
      { label: "Hide", keys: "H", event: { type: "hide", concept: id } },
      ...everywhere,
    ];
  }

  /** @param {string} label @param {number} count */
  function counted(label, count) {
    return count ? `${label} (${count})` : label;
  }

  /**
   * The entry that has the focus after a key; entries that are off are skipped.
   * @param {string} key
   * @param {number} at
   * @param {boolean[]} off
   * @returns {number}
   */
  function stepped(key, at, off) {
    const live = off.map((is, number) => (is ? -1 : number)).filter((number) => number >= 0);
    if (live.length === 0) return at;
    const place = live.indexOf(at);
    if (key === "ArrowDown") return live[(place + 1) % live.length];
    if (key === "ArrowUp") return live[(place <= 0 ? live.length : place) - 1];
    if (key === "Home") return live[0];
    if (key === "End") return live[live.length - 1];
    return at;
  }

  /**
   * Where a menu of a size goes so that it stays on the screen.
   * @param {{x: number, y: number}} at
   * @param {{width: number, height: number}} size
   * @param {{width: number, height: number}} screen
   */
  function placed(at, size, screen) {
    return {
      x: Math.max(8, Math.min(at.x, screen.width - size.width - 8)),
      y: Math.max(8, Math.min(at.y, screen.height - size.height - 8)),
    };
  }

  const namespace = { entriesOf, stepped, placed };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  /** @type {HTMLElement | null} */
  let open = null;
  /** @type {HTMLElement | null} */
  let before = null;

  /** @param {boolean} [giveBack] whether the focus returns to where it was */
  function closeMenu(giveBack = true) {
    if (open === null) return;
    open.remove();
    open = null;
    if (giveBack) before?.focus({ preventScroll: true });
  }

  /** @param {Entry} entry @returns {HTMLElement} */
  function item(entry) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "canvas-menu-item";
    button.setAttribute("role", "menuitem");
    button.tabIndex = -1;
    if (entry.off) button.setAttribute("aria-disabled", "true");
    const label = document.createElement("span");
    label.textContent = entry.label;
    button.append(label);
    if (entry.keys) {
      const keys = document.createElement("kbd");
      keys.textContent = entry.keys;
      keys.setAttribute("aria-hidden", "true");
      button.append(keys);
    }
    button.addEventListener("click", () => {
      if (entry.off) return;
      closeMenu();
      if (entry.run) entry.run();
      else if (entry.event !== null) window.dash_clientside.atlas.send(entry.event);
      else window.dash_clientside.atlas.onCanvas(entry.action);
    });
    return button;
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (open === null) return;
    const items = [...open.querySelectorAll("[role='menuitem']")].filter((element) => element instanceof HTMLElement);
    if (event.key === "Escape" || event.key === "Tab") closeMenu();
    else {
      const off = items.map((element) => element.getAttribute("aria-disabled") === "true");
      const at = items.findIndex((element) => element === document.activeElement);
      if (!["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
      items[stepped(event.key, at, off)]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Open a menu.
   * @param {string} title
   * @param {Entry[]} entries
   * @param {{x: number, y: number}} at in the window
   */
  function openMenu(title, entries, at) {
    closeMenu(false);
    before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    open = document.createElement("div");
    open.className = "canvas-menu";
    open.setAttribute("role", "menu");
    open.setAttribute("aria-label", title);
    const head = document.createElement("div");
    head.className = "canvas-menu-title";
    head.setAttribute("aria-hidden", "true");
    head.textContent = title;
    open.append(head, ...entries.map(item));
    open.addEventListener("keydown", onKey);
    open.addEventListener("contextmenu", (event) => event.preventDefault());
    document.body.append(open);
    const { x, y } = placed(at, open.getBoundingClientRect(), { width: window.innerWidth, height: window.innerHeight });
    open.style.left = `${x}px`;
    open.style.top = `${y}px`;
    open.querySelector("[role='menuitem']:not([aria-disabled='true'])")?.focus();
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { entriesOf, openMenu, closeMenu });
  document.addEventListener("pointerdown", (event) => {
    if (open !== null && event.target instanceof Node && !open.contains(event.target)) closeMenu(false);
  });
  window.addEventListener("blur", () => closeMenu(false));
})();
