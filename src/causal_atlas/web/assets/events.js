/**
 * What a person does, on its way to the server: one event at a time, the next only after the session has answered the last.
 */
(() => {
  "use strict";

  /** @typedef {{type: string, [field: string]: unknown}} AtlasEvent */
  /**
   * @typedef {object} Surroundings
   * @property {(event: AtlasEvent) => void} write send an event to the server
   * @property {(lost: AtlasEvent) => void} trouble no answer came
   * @property {() => void} recovered an answer came after all
   * @property {(work: () => void, ms: number) => number} later
   * @property {(timer: number) => void} never
   */

  const PATIENCE_MS = 5000;

  /**
   * A queue of events of which only one is under way.
   * @param {Surroundings} around
   */
  function createQueue(around) {
    /** @type {AtlasEvent[]} */
    let queued = [];
    /** @type {AtlasEvent | null} */
    let underWay = null;
    let seq = 0;
    let timer = 0;
    let troubled = false;
    /** @type {((answered: boolean) => void)[]} who waits until nothing is under way */
    let waiting = [];

    /** @param {boolean} answered */
    function release(answered) {
      waiting.splice(0).forEach((resolve) => resolve(answered));
    }

    function next() {
      const event = underWay === null ? queued.shift() : undefined;
      if (event === undefined) return;
      seq += 1;
      underWay = { ...event, seq };
      timer = around.later(expire, PATIENCE_MS);
      around.write(underWay);
    }

    // What was clicked while nothing answered is dropped: replaying it later would surprise.
    function expire() {
      const lost = underWay;
      underWay = null;
      queued = [];
      troubled = true;
      if (lost !== null) around.trouble(lost);
      release(false);
    }

    return {
      /** @param {AtlasEvent} event */
      send(event) {
        queued.push(event);
        next();
      },
      /** @param {number} seen the number of the last event the session has answered */
      acknowledged(seen) {
        if (underWay !== null && seen >= Number(underWay.seq)) {
          around.never(timer);
          underWay = null;
        }
        if (troubled && seen >= seq) {
          troubled = false;
          around.recovered();
        }
        seq = Math.max(seq, seen);
        next();
        if (underWay === null) release(true);
      },
      /** @param {number} sent the number of an event that certainly gets no answer */
      failed(sent) {
        if (underWay === null || underWay.seq !== sent) return;
        around.never(timer);
        expire();
      },
      /**
       * @param {AtlasEvent} event
       * @returns {AtlasEvent | null} the event as it would go out if it happened now; null while another is under way
       */
      foreseen: (event) => (underWay === null ? { ...event, seq: seq + 1 } : null),
      /** @returns {boolean} whether an event is waiting for its answer */
      busy: () => underWay !== null,
      /** @returns {Promise<boolean>} once nothing is under way any more: whether every answer came */
      settled: () => (underWay === null ? Promise.resolve(true) : new Promise((resolve) => waiting.push(resolve))),
    };
  }

  /**
   * The event an attribute describes, or null when it is no event.
   * @param {string | null} text
   * @returns {AtlasEvent | null}
   */
  function parsed(text) {
    if (!text) return null;
    try {
      const event = JSON.parse(text);
      return event !== null && typeof event === "object" && typeof event.type === "string" ? event : null;
    } catch {
      return null;
    }
  }

  /**
   * The event of an input: what its attribute says, with its value and whether it is checked.
   * @param {AtlasEvent} event
   * @param {{type?: string, value?: string, checked?: boolean}} input
   * @returns {AtlasEvent}
   */
  function merged(event, input) {
    const box = input.type === "checkbox";
    const value = input.value !== undefined && !(box && "value" in event) ? { value: input.value } : {};
    const checked = box || input.type === "radio" ? { checked: Boolean(input.checked) } : {};
    return { ...event, ...value, ...checked };
  }

  /**
   * Whether a key press should count as a click on this element: a browser does it for buttons and links only.
   * @param {string} key
   * @param {string} tag in capitals
   * @param {string | null} role
   * @returns {boolean}
   */
  function activates(key, tag, role) {
    if (key !== "Enter" && key !== " ") return false;
    if (["BUTTON", "A", "INPUT", "SELECT", "TEXTAREA", "SUMMARY"].includes(tag)) return false;
    return ["button", "link", "option", "menuitem", "treeitem", "switch", "tab"].includes(role || "");
  }

  const namespace = { createQueue, parsed, merged, activates, PATIENCE_MS };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  const queue = createQueue({
    write: (event) => window.dash_clientside.atlas.post(event),
    trouble: (lost) => announceTrouble("waiting", "atlas:trouble", lost),
    recovered: () => announceTrouble("", "atlas:recovered", null),
    later: (work, ms) => window.setTimeout(work, ms),
    never: (timer) => window.clearTimeout(timer),
  });

  /**
   * @param {string} state
   * @param {string} name
   * @param {AtlasEvent | null} event
   */
  function announceTrouble(state, name, event) {
    if (state) document.documentElement.dataset.trouble = state;
    else delete document.documentElement.dataset.trouble;
    document.dispatchEvent(new CustomEvent(name, { detail: { event } }));
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    if (!(event.target instanceof Element) || event.defaultPrevented) return;
    const element = event.target.closest("[data-event]");
    if (element === null || element.matches(":disabled, [aria-disabled='true']")) return;
    // With a modifier a link opens in a tab of its own, as anywhere else.
    if (element.tagName === "A" && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    const described = parsed(element.getAttribute("data-event"));
    if (described === null) return;
    event.preventDefault();
    queue.send(described);
  }

  /** @param {Event} event */
  function onChange(event) {
    const input = event.target;
    if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return;
    const described = parsed(input.getAttribute("data-event-change"));
    if (described === null) return;
    const checked = input instanceof HTMLInputElement ? input.checked : undefined;
    queue.send(merged(described, { type: input.type, value: input.value, checked }));
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const element = event.target;
    if (!(element instanceof HTMLElement) || event.defaultPrevented || !element.hasAttribute("data-event")) return;
    if (!activates(event.key, element.tagName, element.getAttribute("role"))) return;
    event.preventDefault();
    element.click();
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, {
    parsed,
    acknowledged: queue.acknowledged,
    failed: queue.failed,
    foreseen: queue.foreseen,
    send: queue.send,
    busy: queue.busy,
    settled: queue.settled,
  });
  document.addEventListener("click", onClick);
  document.addEventListener("change", onChange);
  document.addEventListener("keydown", onKey);
  document.addEventListener("atlas:recovered", () => document.getElementById("trouble")?.setAttribute("hidden", ""));
})();
