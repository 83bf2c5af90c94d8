/**
 * The search box: a combobox over the options that the server puts into #results.
 */
(() => {
  "use strict";

  const PAUSE_MS = 120;
  /** As many letters as the server looks at. */
  const LONGEST_TYPED = 400;

  /**
   * The option that is active after a key, or -1 for none.
   * @param {string} key
   * @param {number} active
   * @param {number} count
   * @returns {number}
   */
  function moved(key, active, count) {
    if (count === 0) return -1;
    if (key === "ArrowDown") return (active + 1) % count;
    if (key === "ArrowUp") return active <= 0 ? count - 1 : active - 1;
    if (key === "Home") return 0;
    if (key === "End") return count - 1;
    return active;
  }

  /**
   * A function that runs only after it has not been called for a while.
   * @template {unknown[]} A
   * @param {(...args: A) => void} work
   * @param {number} ms
   * @param {{set: (work: () => void, ms: number) => any, clear: (timer: any) => void}} clock
   * @returns {(...args: A) => void}
   */
  function debounced(work, ms, clock) {
    /** @type {any} */
    let timer;
    return (...args) => {
      clock.clear(timer);
      timer = clock.set(() => work(...args), ms);
    };
  }

  /**
   * Whether the options on the page are those of what has been typed.
   * @param {string | undefined} query what the options are for
   * @param {string} typed
   * @returns {boolean}
   */
  function settled(query, typed) {
    return query !== undefined && query.trim() === typed.slice(0, LONGEST_TYPED).trim();
  }

  const namespace = { moved, debounced, settled, PAUSE_MS };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  let active = -1;
  /** Whether Enter was pressed before the options had arrived. */
  let pressed = false;

  /** @returns {HTMLInputElement | null} */
  function field() {
    const found = document.getElementById("search-input");
    return found instanceof HTMLInputElement ? found : null;
  }

  /** @returns {HTMLElement[]} */
  function options() {
    return [...document.querySelectorAll("#results [role='option']:not([aria-disabled='true'])")].filter(
      (option) => option instanceof HTMLElement,
    );
  }

  /** @param {string} text */
  function ask(text) {
    window.dash_clientside.set_props("query", { data: { text } });
  }

  const askSoon = debounced(ask, PAUSE_MS, {
    set: (work, ms) => window.setTimeout(work, ms),
    clear: (timer) => window.clearTimeout(timer),
  });

  /** @param {number} wanted */
  function activate(wanted) {
    const found = options();
    active = Math.min(wanted, found.length - 1);
    found.forEach((option, number) => {
      if (!option.id) option.id = `hit-${number}`;
      option.setAttribute("aria-selected", String(number === active));
    });
    const input = field();
    if (input === null) return;
    input.setAttribute("aria-expanded", String(found.length > 0));
    if (active >= 0) input.setAttribute("aria-activedescendant", found[active].id);
    else input.removeAttribute("aria-activedescendant");
    if (active >= 0) found[active].scrollIntoView({ block: "nearest" });
  }

  /** @param {HTMLInputElement} input */
  function clear(input) {
    input.value = "";
    pressed = false;
    ask("");
  }

  /** @param {boolean} leave whether the focus goes back to the drawing */
  function close(leave) {
    const input = field();
    if (input === null) return;
    if (input.value) clear(input);
    activate(-1);
    if (leave) {
      input.blur();
      document.getElementById("canvas")?.focus({ preventScroll: true });
    }
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      close(field()?.value === "");
    } else if (event.key === "Enter") {
      event.preventDefault();
      pressed = true;
      if (isSettled()) take();
      else ask(field()?.value ?? "");
    } else if (["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      activate(moved(event.key, active, options().length));
    }
  }

  /** @returns {boolean} */
  function isSettled() {
    const mark = document.querySelector("#results [data-query]");
    return settled(mark instanceof HTMLElement ? mark.dataset.query : undefined, field()?.value ?? "");
  }

  // Enter takes the active option; while the options are on their way it waits for them.
  function take() {
    if (!pressed) return;
    pressed = false;
    options()[Math.max(active, 0)]?.click();
  }

  function arrived() {
    activate(options().length > 0 ? 0 : -1);
    if (isSettled()) take();
  }

  function prepare() {
    const home = document.getElementById("search-field");
    const results = document.getElementById("results");
    if (home === null || results === null) return;
    const input = document.createElement("input");
    const attributes = {
      id: "search-input",
      type: "text",
      placeholder: "Find a concept or ask a question",
      autocomplete: "off",
      spellcheck: "false",
      role: "combobox",
      "aria-expanded": "false",
      "aria-controls": "results",
      "aria-autocomplete": "list",
      "aria-label": "Find a concept or ask a question",
    };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    home.append(input);
    const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ["data-query"] };
    new MutationObserver(arrived).observe(results, watched);
    input.addEventListener("keydown", onKey);
    input.addEventListener("input", () => {
      pressed = false;
      askSoon(input.value);
    });
    input.addEventListener("blur", () => (pressed = false));
    // Keep the focus in the box while an option is pressed: leaving it hides the options before the click arrives.
    results.addEventListener("mousedown", (event) => event.preventDefault());
    results.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[role='option'][data-event]")) window.setTimeout(() => close(true), 0);
    });
  }

  document.addEventListener("atlas:ready", prepare, { once: true });
})();
