/**
 * Taking a view along: the choices in the dialogue, the preview that follows them, saving and copying.
 */
(() => {
  "use strict";

  const KEPT_AS = "atlas-export";
  const PAUSE_MS = 250;
  const MOST_SHOWN = 6000;
  const PICTURED = ["svg", "pdf", "png", "pptx", "drawio"];

  /** @typedef {{format: string, texts: Record<string, string>, switches: Record<string, boolean>, choices: Record<string, string>}} Choices */

  /** @type {Choices} */
  const USUAL = {
    format: "svg",
    texts: {},
    switches: { legend: true, references: true, regions: true, credit: true, selection: false, transparent: false },
    choices: { palette: "light", page: "tight", scale: "2" },
  };

  /**
   * The choices that were kept, as far as they still make sense. Texts belong to one figure and are not kept.
   * @param {string | null} text
   * @returns {Choices}
   */
  function remembered(text) {
    try {
      const kept = JSON.parse(text || "{}");
      const switches = { ...USUAL.switches };
      for (const name of Object.keys(switches)) {
        if (typeof kept?.switches?.[name] === "boolean") switches[name] = kept.switches[name];
      }
      const choices = { ...USUAL.choices };
      for (const name of Object.keys(choices)) {
        if (typeof kept?.choices?.[name] === "string") choices[name] = kept.choices[name];
      }
      const format = typeof kept?.format === "string" ? kept.format : USUAL.format;
      return { format, texts: {}, switches, choices };
    } catch {
      return { ...USUAL, texts: {} };
    }
  }

  /**
   * The address of a file, relative to the page.
   * @param {string} format
   * @param {Choices} choices
   * @param {string} code of the view
   * @param {Record<string, string>} [more]
   * @returns {string}
   */
  function addressOf(format, choices, code, more = {}) {
    const query = new URLSearchParams({ view: code });
    for (const [name, text] of Object.entries(choices.texts)) if (text.trim() !== "") query.set(name, text.trim());
    for (const [name, on] of Object.entries(choices.switches)) if (on !== USUAL.switches[name]) query.set(name, on ? "1" : "0");
    for (const [name, value] of Object.entries(choices.choices)) if (value !== USUAL.choices[name]) query.set(name, value);
    for (const [name, value] of Object.entries(more)) query.set(name, value);
    return `export/${format}?${query}`;
  }

  /**
   * Whether an option has a meaning for a format; no formats named means all.
   * @param {string} formats
   * @param {string} format
   */
  function applies(formats, format) {
    return formats === "" || formats.split(" ").includes(format);
  }

  /**
   * The file name that an answer proposes.
   * @param {string | null} disposition
   * @param {string} otherwise
   * @returns {string}
   */
  function nameIn(disposition, otherwise) {
    const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition || "");
    const plain = /filename="([^"]+)"/.exec(disposition || "");
    try {
      return coded ? decodeURIComponent(coded[1]) : (plain?.[1] ?? otherwise);
    } catch {
      return otherwise;
    }
  }

  const namespace = { USUAL, remembered, addressOf, applies, nameIn };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  /** @type {Choices} */
  let choices = { ...USUAL, texts: {} };
  /** @type {AbortController | null} */
  let running = null;
  let waiting = 0;
  let asked = 0;

  /** @param {string} id */
  const at = (id) => document.getElementById(id);
  const dialog = () => /** @type {HTMLDialogElement | null} */ (at("export"));
  const code = () => new URLSearchParams(window.location.search).get("view") || "";

  /** @param {string} text */
  function say(text) {
    const line = at("export-said");
    if (line !== null) line.textContent = text;
  }

  function keep() {
    try {
      window.localStorage.setItem(KEPT_AS, JSON.stringify({ ...choices, texts: {} }));
    } catch {
      // Without storage the choices last as long as the page.
    }
  }

  function mark() {
    for (const button of document.querySelectorAll("[data-export-format]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-export-format") === choices.format));
    }
    for (const button of document.querySelectorAll("[data-export-switch]")) {
      button.setAttribute("aria-checked", String(choices.switches[button.getAttribute("data-export-switch") || ""]));
    }
    for (const button of document.querySelectorAll("[data-export-choice]")) {
      const chosen = choices.choices[button.getAttribute("data-export-choice") || ""] === button.getAttribute("data-export-value");
      button.setAttribute("aria-pressed", String(chosen));
    }
    const chosen = document.querySelector(`[data-export-format="${CSS.escape(choices.format)}"]`);
    const words = at("export-format");
    if (words !== null) words.textContent = chosen?.getAttribute("title") || "";
    for (const part of document.querySelectorAll("[data-export-for]")) {
      const whole = part.matches("textarea") ? part.parentElement : part;
      if (whole instanceof HTMLElement) whole.hidden = !applies(part.getAttribute("data-export-for") || "", choices.format);
    }
  }

  /** @param {Response} answer @returns {Promise<string>} the sentence of a refusal */
  async function refusal(answer) {
    try {
      const said = String((await answer.json()).error);
      return `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?]$/.test(said) ? "" : "."}`;
    } catch {
      return "The server did not answer as it should. Try again.";
    }
  }

  // What is previewed is what the format shows: a drawing for everything drawn, the beginning of the file for the rest.
  async function preview() {
    const picture = at("export-picture");
    const words = at("export-words");
    const trouble = at("export-trouble");
    if (!(picture instanceof HTMLImageElement) || words === null || trouble === null) return;
    const turn = ++asked;
    const drawn = PICTURED.includes(choices.format);
    const answer = await fetch(addressOf(drawn ? "svg" : choices.format, choices, code(), { inline: "1" }));
    const text = answer.ok ? await (drawn ? answer.blob() : answer.text()) : await refusal(answer);
    if (turn !== asked) return;
    trouble.textContent = answer.ok ? "" : String(text);
    picture.hidden = !(answer.ok && drawn);
    words.hidden = !(answer.ok && !drawn);
    if (answer.ok && text instanceof Blob) {
      URL.revokeObjectURL(picture.src);
      window.dash_clientside.atlas.repainted(picture).src = URL.createObjectURL(text);
    } else if (answer.ok) {
      const whole = String(text);
      const binary = whole.includes("\u0000") || whole.startsWith("PK");
      words.textContent = binary ? "This file has no preview. Save it to see it." : whole.slice(0, MOST_SHOWN);
    }
  }

  function soon() {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => preview().catch(() => say("The server did not answer.")), PAUSE_MS);
  }

  /** @param {boolean} on */
  function busy(on) {
    const save = at("export-save");
    const stop = at("export-stop");
    if (save instanceof HTMLButtonElement) save.disabled = on;
    if (stop !== null) stop.hidden = !on;
    if (on) say("Writing the file …");
  }

  /** @param {Blob} content @param {string} name */
  function hand(content, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  async function save() {
    running = new AbortController();
    busy(true);
    try {
      const answer = await fetch(addressOf(choices.format, choices, code()), { signal: running.signal });
      if (!answer.ok) {
        say(await refusal(answer));
        return;
      }
      const name = nameIn(answer.headers.get("Content-Disposition"), `figure.${choices.format}`);
      hand(await answer.blob(), name);
      say(`Saved as ${name}.`);
    } catch (error) {
      say(error instanceof DOMException && error.name === "AbortError" ? "Stopped; nothing was saved." : "The server did not answer.");
    } finally {
      running = null;
      const told = at("export-said")?.textContent || "";
      busy(false);
      say(told);
    }
  }

  /** @param {string} what */
  async function copy(what) {
    try {
      if (what === "citation") {
        await navigator.clipboard.writeText(`${at("export-citation")?.textContent || ""} ${window.location.href}`.trim());
      } else {
        say("Copying …");
        const answer = fetch(addressOf(what, choices, code()));
        const content = answer.then((given) => (given.ok ? given.blob() : Promise.reject(new Error("refused"))));
        // A browser copies only in the moment of the click, so it is given the promise of the file. It takes no SVG but as text.
        const kind = what === "png" ? "image/png" : "text/plain";
        const typed = content.then((blob) => new Blob([blob], { type: kind }));
        try {
          await navigator.clipboard.write([new ClipboardItem({ [kind]: typed })]);
        } catch (error) {
          const given = await answer.catch(() => null);
          if (given === null) return say("The server did not answer.");
          if (!given.ok) return say(await refusal(given));
          throw error;
        }
      }
      say("Copied.");
    } catch {
      say("The browser did not let this page copy. Save the file instead.");
    }
  }

  /** @param {Element} target */
  function onClick(target) {
    const button = target.closest("[data-export-format], [data-export-switch], [data-export-choice], [data-export-copy], #export-save, #export-stop");
    if (button === null) return;
    const data = button instanceof HTMLElement ? button.dataset : {};
    if (button.id === "export-save") save();
    else if (button.id === "export-stop") running?.abort();
    else if (data.exportCopy) copy(data.exportCopy);
    else {
      if (data.exportFormat) choices.format = data.exportFormat;
      if (data.exportSwitch) choices.switches[data.exportSwitch] = !choices.switches[data.exportSwitch];
      if (data.exportChoice) choices.choices[data.exportChoice] = data.exportValue || "";
      keep();
      mark();
      soon();
    }
  }

  // The dialogue is filled anew each time it opens.
  function begin() {
    const body = at("export-body");
    if (body === null) {
      window.setTimeout(begin, 100);
      return;
    }
    new MutationObserver(() => {
      if (at("export-picture") === null || !dialog()?.open) return;
      let kept = null;
      try {
        kept = window.localStorage.getItem(KEPT_AS);
      } catch {
        kept = null;
      }
      choices = remembered(kept);
      if (document.querySelector(`[data-export-format="${CSS.escape(choices.format)}"]`) === null) choices.format = USUAL.format;
      mark();
      soon();
    }).observe(body, { childList: true });
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { hand, nameIn });
  document.addEventListener("click", (event) => event.target instanceof Element && onClick(event.target));
  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || !field.dataset.exportText) return;
    choices.texts[field.dataset.exportText] = field.value;
    soon();
  });
  begin();
})();
