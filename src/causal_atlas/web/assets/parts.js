/**
 * What the dialogues of lectures are made of: elements, dialogues, requests, and the words for a number, a time and a length.
 */
(() => {
  "use strict";

  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;

  /**
   * A number with its noun.
   * @param {number} count
   * @param {string} one
   * @param {string} [many]
   */
  function counted(count, one, many = `${one}s`) {
    return `${count === 0 ? "no" : count} ${count === 1 ? one : many}`;
  }

  /**
   * How long something takes to speak.
   * @param {number} seconds
   */
  function spoken(seconds) {
    return seconds < 45 ? "under a minute" : `about ${Math.max(1, Math.round(seconds / 60))} min`;
  }

  /**
   * When something was, as people say it.
   * @param {string} iso
   * @param {Date} now
   */
  function when(iso, now) {
    const then = new Date(iso);
    const past = now.getTime() - then.getTime();
    if (Number.isNaN(past)) return "";
    if (past < MINUTE) return "just now";
    if (past < HOUR) return `${counted(Math.round(past / MINUTE), "minute")} ago`;
    const clock = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    if (then.toDateString() === now.toDateString()) return `today, ${clock}`;
    const yesterday = new Date(now);
    yesterday.setDate(now.getDate() - 1);
    if (then.toDateString() === yesterday.toDateString()) return `yesterday, ${clock}`;
    const year = then.getFullYear() === now.getFullYear() ? {} : { year: /** @type {const} */ ("numeric") };
    return then.toLocaleDateString("en-GB", { day: "numeric", month: "long", ...year });
  }

  /**
   * The address of a lecture, or of something of it, relative to the page. Keys are looked up by the server, never made into paths.
   * @param {string} [key]
   * @param {...string} rest
   */
  function placeOf(key, ...rest) {
    return ["lectures", ...(key === undefined ? [] : [key, ...rest])].map(encodeURIComponent).join("/");
  }

  /** What is said when the server says nothing that can be read. */
  const SILENT = "The server did not answer. Nothing was lost; try again in a moment.";
  const ODD = "The server did not answer as it should. Try again.";

  /** A refusal with a sentence for people. */
  class Refused extends Error {
    /** @param {string} sentence @param {number} status */
    constructor(sentence, status) {
      super(sentence);
      this.status = status;
    }
  }

  const LEFT_MS = 150;

  /**
   * What shows that a file is held over something. To leave one element for the next is to leave, and Safari before version 27 does not
   * say where to; so it has left for good once it is over nothing for a moment.
   * @param {(over: boolean) => void} show
   * @param {{set: (work: () => void, ms: number) => number, clear: (timer: number) => void}} clock
   */
  function holding(show, clock) {
    let timer = 0;
    /** @param {boolean} is */
    const now = (is) => {
      clock.clear(timer);
      show(is);
    };
    return {
      over: () => now(true),
      left() {
        clock.clear(timer);
        timer = clock.set(() => show(false), LEFT_MS);
      },
      dropped: () => now(false),
    };
  }

  const namespace = { counted, spoken, when, placeOf, holding, Refused, SILENT, ODD };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  /**
   * Ask the server.
   * @param {string} method
   * @param {string} address
   * @param {object} [body]
   * @returns {Promise<any>} what it answers
   * @throws {Refused} with what is to be said
   */
  async function ask(method, address, body) {
    const sent = method === "GET" ? {} : { body: JSON.stringify(body || {}), headers: { "Content-Type": "application/json", Accept: "application/json" } };
    const answer = await fetch(address, { method, ...sent, cache: "no-store" }).catch(() => {
      throw new Refused(SILENT, 0);
    });
    const told = await answer.json().catch(() => null);
    if (answer.ok && told !== null) return told;
    throw new Refused(typeof told?.error === "string" ? told.error : ODD, answer.status);
  }

  // Beside this file, wherever the page has it from.
  const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : window.location.href;
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /**
   * A script that few visits need, from the folder `later`: loaded when it is first asked for.
   * @param {string} name
   * @returns {Promise<void>}
   * @throws {Refused} when it does not come
   */
  function later(name) {
    const known = loading.get(name);
    if (known !== undefined) return known;
    const script = document.createElement("script");
    const loaded = new Promise((/** @type {(value: void) => void} */ done, fail) => {
      script.addEventListener("load", () => done());
      script.addEventListener("error", () => {
        loading.delete(name);
        script.remove();
        fail(new Refused(SILENT, 0));
      });
    });
    loading.set(name, loaded);
    script.src = new URL(`later/${name}.js`, here).href;
    document.head.append(script);
    return loaded;
  }

  /** @param {unknown} error @returns {string} the sentence for people */
  function sentence(error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }

  /**
   * An element with attributes and parts; texts become text, never markup.
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {...(Node | string | null)} parts
   * @returns {HTMLElement}
   */
  function made(tag, attributes = {}, ...parts) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...parts.filter((part) => part !== null));
    return element;
  }

  /** @param {string} name @returns {HTMLElement} */
  const icon = (name) => made("span", { class: `icon icon-${name}`, "aria-hidden": "true" });

  /**
   * A button that does something.
   * @param {(Node | string) | (Node | string)[]} parts
   * @param {(event: Event) => void} press
   * @param {Record<string, string>} [attributes]
   * @returns {HTMLButtonElement}
   */
  function button(parts, press, attributes = {}) {
    const element = /** @type {HTMLButtonElement} */ (made("button", { type: "button", class: "button", ...attributes }, ...[parts].flat()));
    element.addEventListener("click", press);
    return element;
  }

  /**
   * A button that shows an icon only.
   * @param {string} name
   * @param {string} label
   * @param {(event: Event) => void} press
   */
  function iconButton(name, label, press) {
    return button(icon(name), press, { class: "icon-button", title: label, "aria-label": label });
  }

  /**
   * A button that has to be pressed twice, for what cannot be taken back.
   * @param {string} first
   * @param {string} again
   * @param {() => void} press
   * @param {{about?: string, look?: string}} [how] about: which of several it belongs to, for those who hear the page
   */
  function sureButton(first, again, press, { about = "", look = "button small-button" } = {}) {
    /** @param {string} text @param {string} sure */
    const says = (text, sure) => {
      element.textContent = text;
      element.setAttribute("aria-label", about ? `${text}: ${about}` : text);
      element.dataset.sure = sure;
    };
    const element = button("", () => {
      if (element.dataset.sure === "yes") return press();
      says(again, "yes");
      // Safari does not focus what is clicked, and what has no focus cannot lose it.
      element.focus({ preventScroll: true });
    }, { class: look });
    element.addEventListener("blur", () => says(first, ""));
    says(first, "");
    return element;
  }

  /**
   * Put a text into a field. One that is being written in is left alone while it says the same; where it does not, the text was
   * changed elsewhere, and what is written next must not be put over it.
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   * @param {string} text
   * @param {(typed: string) => string} [read] what is taken of that which stands in the field
   */
  function refill(field, text, read = (typed) => typed) {
    const writing = document.activeElement === field;
    if ((writing ? read(field.value) : field.value) === text) return;
    const [from, to] = [field.selectionStart || 0, field.selectionEnd || 0];
    field.value = text;
    if (writing) field.setSelectionRange(from, to);
  }

  /**
   * Turn a button off or on; one that had the focus gives it to another first.
   * @param {HTMLButtonElement} button @param {boolean} off @param {HTMLElement} instead
   */
  function turnOff(button, off, instead) {
    if (off && document.activeElement === button) instead.focus();
    button.disabled = off;
  }

  /** @param {string} title @param {string} [note] */
  function heading(title, note = "") {
    return made("h3", { class: "section-head" }, title, note ? made("span", { class: "head-note" }, ` · ${note}`) : null);
  }

  /**
   * The dialogue of that name, which is made when it is first needed. Pressing Escape or beside it closes it, and the focus goes back.
   * @param {string} name
   * @param {string} title
   * @param {string} [look]
   * @returns {{box: HTMLDialogElement, body: HTMLElement, say: (text: string, how?: {more?: Node, bad?: boolean}) => void}}
   */
  function dialog(name, title, look = "dialog shelf-dialog") {
    let box = /** @type {HTMLDialogElement | null} */ (document.getElementById(name));
    if (box === null) {
      const close = made("button", { type: "button", class: "icon-button", "data-close": "", "aria-label": "Close" }, icon("close"));
      const head = made("div", { class: "dialog-head" }, made("h2", { id: `${name}-title` }, title), close);
      const said = made("div", { class: "shelf-said", role: "status" });
      box = /** @type {HTMLDialogElement} */ (made("dialog", { id: name, class: look, "aria-labelledby": `${name}-title` }));
      box.append(head, made("div", { class: "dialog-body" }), said);
      document.body.append(box);
    }
    const parts = /** @type {HTMLElement[]} */ ([...box.children]);
    return {
      box,
      body: parts[1],
      say(text, { more, bad = false } = {}) {
        parts[2].replaceChildren(...(text ? [made("span", bad ? { class: "shelf-bad" } : {}, text)] : []), ...(more ? [more] : []));
      },
    };
  }

  window.dash_clientside = window.dash_clientside || {};
  const clock = { set: (/** @type {() => void} */ work, /** @type {number} */ ms) => window.setTimeout(work, ms), clear: (/** @type {number} */ timer) => window.clearTimeout(timer) };
  /** @param {(over: boolean) => void} show */
  const held = (show) => holding(show, clock);
  const parts = { ...namespace, held, ask, later, sentence, made, icon, button, iconButton, sureButton, refill, turnOff, heading, dialog };
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { parts });
})();
