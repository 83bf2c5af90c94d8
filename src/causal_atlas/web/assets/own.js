/**
 * Opening a graph of one's own: a file that is chosen or dropped goes to the server, which answers with the address of its explorer,
 * with what is wrong, or with the columns of a table of which somebody must say which is which.
 */
(() => {
  "use strict";

  const OPEN = "/open";
  const LARGEST = 20_000_000;
  const CHOICES = [
    ["cause", "Cause"],
    ["effect", "Effect"],
    ["polarity", "Polarity: more or less"],
    ["effect_label", "What the effect is called"],
    ["cause_label", "What the cause is called"],
    ["label", "Label of the arrow"],
    ["organ", "Organ of the effect"],
    ["mechanism", "Mechanism"],
    ["reference", "Reference"],
  ];

  /**
   * Where a file is sent.
   * @param {string} name
   * @param {object | null} choice
   * @returns {string}
   */
  function addressOf(name, choice) {
    const query = new URLSearchParams({ name });
    if (choice !== null) query.set("choice", JSON.stringify(choice));
    return `${OPEN}?${query}`;
  }

  /**
   * The words of a field, parted by commas or spaces.
   * @param {string} text
   * @returns {string[]}
   */
  function wordsIn(text) {
    const apart = text.includes(",") ? text.split(",") : text.split(/\s+/);
    return apart.map((word) => word.trim()).filter((word) => word !== "");
  }

  /**
   * The choice that a filled form makes, or what is still missing.
   * @param {Record<string, string>} places name of a column of ours → its place, or nothing
   * @param {string} plus
   * @param {string} minus
   * @param {boolean} [headless] whether the first line is a row already
   * @returns {{choice: object | null, missing: string}}
   */
  function choiceOf(places, plus, minus, headless = false) {
    const columns = Object.fromEntries(
      Object.entries(places)
        .filter(([, place]) => place !== "")
        .map(([name, place]) => [name, Number(place)]),
    );
    if (!("cause" in columns) || !("effect" in columns)) return { choice: null, missing: "Choose the column of the causes and that of the effects." };
    if (columns.cause === columns.effect) return { choice: null, missing: "Cause and effect cannot be the same column." };
    const choice = { columns, plus: wordsIn(plus), minus: wordsIn(minus) };
    return { choice: headless ? { ...choice, headless } : choice, missing: "" };
  }

  const namespace = { addressOf, wordsIn, choiceOf };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  /** @returns {HTMLDialogElement | null} */
  const dialog = () => /** @type {HTMLDialogElement | null} */ (document.getElementById("own"));

  /**
   * An element with text and attributes.
   * @param {string} tag
   * @param {string} text
   * @param {Record<string, string>} attributes
   * @param {Element[]} parts
   */
  function made(tag, text = "", attributes = {}, parts = []) {
    const element = document.createElement(tag);
    if (text !== "") element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...parts);
    return element;
  }

  /** @param {string} name @param {string} says @param {Element} control */
  const row = (name, says, control) => made("div", "", { class: "own-field" }, [made("label", says, { for: `own-${name}` }), control]);

  const close = () => made("button", "Close", { type: "button", class: "button", "data-close": "" });

  /** @param {Element[]} parts */
  function show(parts) {
    const box = dialog();
    if (box === null) return;
    document.getElementById("own-body")?.replaceChildren(...parts);
    if (!box.open) box.showModal();
    /** @type {HTMLElement | null} */ (box.querySelector("select, button"))?.focus();
  }

  /** @param {string} sentence @param {string[]} findings */
  function refuse(sentence, findings = []) {
    const list = findings.length ? [made("ul", "", { class: "own-findings" }, findings.map((said) => made("li", said)))] : [];
    const again = made("button", "Choose another file", { type: "button", class: "button", "data-own": "open" });
    show([made("p", sentence, { role: "alert" }), ...list, made("div", "", { class: "own-row" }, [again, close()])]);
  }

  /**
   * Send a file, and go where its explorer is.
   * @param {File} file
   * @param {object | null} choice
   */
  async function send(file, choice = null) {
    if (file.size > LARGEST) return refuse(`The page takes files of at most ${LARGEST / 1e6} MB; open larger ones with --graph.`);
    show([made("p", `Reading ${file.name} …`, { role: "status" })]);
    try {
      const headers = { "Content-Type": "application/octet-stream", Accept: "application/json" };
      const answer = await fetch(addressOf(file.name, choice), { method: "POST", headers, body: file });
      const told = await answer.json();
      if (answer.ok) window.location.assign(told.address);
      else if (answer.status === 422 && told.columns) ask(file, told);
      else refuse(told.error, told.findings);
    } catch {
      refuse("The file could not be sent: it may have changed since it was chosen, or the server did not answer.");
    }
  }

  /**
   * Ask which column is which.
   * @param {File} file
   * @param {{error: string, columns: {name: string, meant: string}[], rows: string[][], words: {plus: string[], minus: string[]}, headless: boolean}} told
   */
  function ask(file, told) {
    const { columns, rows, words } = told;
    const head = made("tr", "", {}, columns.map((column) => made("th", column.name, { scope: "col" })));
    const body = rows.map((row) => made("tr", "", {}, row.map((cell) => made("td", cell))));
    const table = made("table", "", {}, [made("thead", "", {}, [head]), made("tbody", "", {}, body)]);
    const fields = CHOICES.map(([name, says]) => {
      const options = columns.map((column, place) => made("option", column.name || `Column ${place + 1}`, { value: String(place) }));
      const select = made("select", "", { name, id: `own-${name}` }, [made("option", "–", { value: "" }), ...options]);
      const meant = columns.findIndex((column) => column.meant === name);
      /** @type {HTMLSelectElement} */ (select).value = meant < 0 ? "" : String(meant);
      return row(name, says, select);
    });
    const typed = [
      ["plus", "Words that mean more", words.plus],
      ["minus", "Words that mean less", words.minus],
    ].map(([name, says, usual]) => row(String(name), String(says), made("input", "", { id: `own-${name}`, name: String(name), value: /** @type {string[]} */ (usual).join(", ") })));
    const row1 = made("input", "", { type: "checkbox", id: "own-headless", name: "headless", ...(told.headless ? { checked: "" } : {}) });
    const headless = made("label", "", { class: "own-check", for: "own-headless" }, [row1, made("span", "The first line is an arrow already, not the names of the columns")]);
    const trouble = made("p", "", { class: "own-trouble", role: "alert" });
    const open = made("button", "Open it so", { type: "submit", class: "button primary" });
    const note = made("p", "Where no word fits, the sign of an arrow stays open.", { class: "quiet small" });
    const form = made("form", "", { class: "own-form" }, [...fields, ...typed, headless, note, trouble, made("div", "", { class: "own-row" }, [open, close()])]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = new FormData(/** @type {HTMLFormElement} */ (form));
      const places = Object.fromEntries(CHOICES.map(([name]) => [name, String(data.get(name) ?? "")]));
      const { choice, missing } = choiceOf(places, String(data.get("plus") ?? ""), String(data.get("minus") ?? ""), data.has("headless"));
      trouble.textContent = missing;
      if (choice !== null) send(file, choice);
    });
    const sample = made("div", "", { class: "own-sample", tabindex: "0", role: "region", "aria-label": "The first rows" }, [table]);
    show([made("p", told.error), sample, form]);
  }

  function choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.addEventListener("change", () => input.files?.[0] && send(input.files[0]));
    input.click();
  }

  async function forget() {
    const { atlas } = window.dash_clientside;
    try {
      await atlas.parts.later("forget-graph");
      await atlas.forgetGraph();
    } catch (error) {
      refuse(atlas.parts.sentence(error));
    }
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { own: { show, refuse } });

  /** @param {DragEvent} event */
  const carriesFile = (event) => dialog() !== null && Boolean(event.dataTransfer?.types.includes("Files"));

  document.addEventListener("click", (event) => {
    const wanted = event.target instanceof Element ? event.target.closest("[data-own]")?.getAttribute("data-own") : null;
    if (wanted === "open") choose();
    if (wanted === "forget") forget();
  });
  // Made when it is needed: parts.js is read after this file.
  /** @type {{over: () => void, left: () => void, dropped: () => void} | null} */
  let mark = null;
  const held = () =>
    (mark ??= window.dash_clientside.atlas.parts.held((/** @type {boolean} */ over) => {
      if (over) document.body.dataset.drop = "over";
      else delete document.body.dataset.drop;
    }));
  document.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    held().over();
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) held().left();
  });
  document.addEventListener("drop", (event) => {
    held().dropped();
    if (!carriesFile(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) send(file);
  });
})();
