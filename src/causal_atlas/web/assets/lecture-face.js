/**
 * The face "Scene" of the panel: the words of the scene that is shown, written in place. What is written is Markdown; it is shown as
 * the server reads it.
 */
(() => {
  "use strict";

  /** @typedef {import("./lecture-edits.js").Scene} Scene */
  /** @typedef {"narration" | "notes"} Field */

  /**
   * A text as plain paragraphs, for the moment in which the server has not read it yet.
   * @param {string} text
   * @returns {any[]} as `atlas.markup` takes them
   */
  function plain(text) {
    return text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== "").map((part) => ["p", {}, part]);
  }

  /**
   * How many rows a text takes, for browsers that do not size a field by what is in it.
   * @param {string} text @param {number} letters in a row
   */
  function rows(text, letters) {
    return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  }

  const namespace = { plain, rows };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  const FIELDS = {
    narration: { label: "Narration", nodes: "nodes", hint: "What you say here. **Bold**, *slanted* and lists work." },
    notes: { label: "Notes for the speaker", nodes: "note_nodes", hint: "What only you see while you present." },
  };

  /** @type {any} */ let face = null;
  let shown = "";
  let drawn = "";

  const lecture = () => atlas.lecture;
  const scene = () => /** @type {Scene | undefined} */ (lecture().current()?.scenes[lecture().at()]);

  /** @param {Partial<Scene>} fields @param {string} said @param {string} topic */
  function edit(fields, said, topic) {
    const id = scene()?.id;
    if (id === undefined) return;
    const options = { topic: topic && `${topic}:${id}`, silent: topic !== "" };
    lecture().change((/** @type {any} */ one) => atlas.lectureEdits.edited(one, id, fields), said, options);
  }

  // ---- A text that is read until it is written --------------------------------------------------------------------

  /** @param {Field} name */
  function createText(name) {
    const { made, button, icon } = atlas.parts;
    const { label, nodes, hint } = FIELDS[name];
    const id = `scene-${name}`;
    const area = /** @type {HTMLTextAreaElement} */ (made("textarea", { id, rows: "4", maxlength: "10000", placeholder: hint }));
    const prose = made("div", { class: "scene-prose" });
    const time = made("span", { class: "quiet small tabular" });
    const pen = button([icon("edit"), "Edit"], write, { class: "mini scene-edit", "aria-label": `Edit the ${label.toLowerCase()}` });
    const box = made("section", { class: `scene-text scene-${name}` }, made("div", { class: "scene-head" }, made("label", { for: id, class: "section-head" }, label), time, pen), prose, area);
    let writing = false;

    function write() {
      writing = true;
      // On a phone the words need the room of the picture.
      if (window.matchMedia("(max-width: 720px)").matches) document.body.dataset.sheet = "open";
      update();
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    }

    function update() {
      const present = scene();
      if (present === undefined) return;
      const text = present[name];
      const editable = lecture().editable();
      const open = editable && (writing || text === "");
      box.hidden = !editable && text === "";
      area.hidden = !open;
      prose.hidden = open;
      pen.hidden = open || !editable;
      atlas.parts.refill(area, text);
      area.rows = Math.min(18, Math.max(4, rows(text, 46)));
      if (!open) prose.replaceChildren(atlas.markup(present[nodes] || plain(text)));
      const { spoken, spokenSeconds } = atlas.lectureEdits;
      time.textContent = name === "narration" && text ? `about ${spoken(spokenSeconds(text))}` : "";
    }

    area.addEventListener("input", () => {
      writing = true;
      edit({ [name]: area.value }, `${label} changed.`, name);
    });
    area.addEventListener("blur", () => {
      writing = false;
      // What was written is shown as it will be read.
      void lecture().flush();
      update();
    });
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      area.blur();
      pen.focus();
    });
    prose.addEventListener("click", (event) => {
      const inLink = event.target instanceof Element && event.target.closest("a") !== null;
      if (!inLink && lecture().editable() && String(window.getSelection()) === "") write();
    });
    return { box, update, leave: () => (writing = false), enter: () => (area.hidden ? pen : area).focus() };
  }

  // ---- The face ---------------------------------------------------------------------------------------------------

  function build() {
    const { made, iconButton } = atlas.parts;
    const place = made("h2", { class: "scene-place" });
    const back = iconButton("previous", "Previous scene", () => lecture().go(lecture().at() - 1));
    const on = iconButton("next", "Next scene", () => lecture().go(lecture().at() + 1));
    const title = /** @type {HTMLTextAreaElement} */ (made("textarea", { class: "scene-title", rows: "1", maxlength: "300", "aria-label": "Title of the scene" }));
    const missing = made("div", { class: "scene-missing" });
    const texts = [createText("narration"), createText("notes")];
    const question = atlas.createQuestion({ scene, edit });
    const rests = made("section", { class: "scene-rests" });
    const about = createAbout();
    const inner = made("div", { class: "scene-inner" }, made("div", { class: "scene-top" }, place, back, on), title, missing, ...texts.map(({ box }) => box), question.box, rests);
    const none = made("p", { class: "quiet" }, "There is no scene yet. Bring to the screen what you want to show, then press Add scene below, or the key A.");
    document.getElementById("scene")?.append(inner, none, about.box);
    title.addEventListener("input", () => {
      // A title is a line.
      const text = title.value.replace(/\s+/g, " ").trim();
      if (text !== "") edit({ title: text }, "Scene renamed.", "title");
    });
    title.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      // On to what is said there.
      texts[0].enter();
    });
    title.addEventListener("blur", show);
    face = { inner, none, place, back, on, title, missing, texts, question, rests, about };
  }

  /** What is said of the whole lecture. */
  function createAbout() {
    const { made } = atlas.parts;
    const text = /** @type {HTMLTextAreaElement} */ (made("textarea", { id: "lecture-description", rows: "2", maxlength: "2000" }));
    const choice = /** @type {HTMLSelectElement} */ (
      made("select", { id: "lecture-audience" }, ...[["everyone", "Everyone"], ["student", "Students"], ["clinician", "Clinicians"]].map(([value, says]) => made("option", { value }, says)))
    );
    const missing = made("p", { class: "small" });
    const box = made(
      "details",
      { class: "lecture-about" },
      made("summary", {}, "The lecture"),
      made("label", { for: "lecture-audience", class: "section-head" }, "Audience"),
      choice,
      made("label", { for: "lecture-description", class: "section-head" }, "What it is about"),
      text,
      missing,
    );
    text.addEventListener("input", () => lecture().change((/** @type {any} */ one) => ({ ...one, description: text.value }), "Description changed.", { topic: "description", silent: true }));
    choice.addEventListener("change", () => lecture().change((/** @type {any} */ one) => ({ ...one, audience: choice.value }), `Audience: ${choice.value}.`));
    return {
      box,
      update() {
        const present = lecture().current();
        atlas.parts.refill(text, present.description);
        choice.value = present.audience;
        text.readOnly = choice.disabled = !lecture().editable();
        const gone = present.missing || [];
        missing.textContent = gone.length ? `Not in this version of the atlas: ${gone.join(", ")}. The scenes keep them.` : "";
        missing.hidden = gone.length === 0;
      },
    };
  }

  function show() {
    const present = lecture().current();
    if (present === null || document.body.dataset.panel !== "scene") return;
    if (face === null) build();
    const one = scene();
    face.inner.hidden = one === undefined;
    face.none.hidden = one !== undefined || !lecture().editable();
    face.about.update();
    if (one === undefined) return;
    const at = lecture().at();
    if (shown !== `${present.key}:${one.id}`) {
      shown = `${present.key}:${one.id}`;
      // Leaving a field ends what is written in it.
      if (face.inner.contains(document.activeElement) && document.activeElement?.matches("textarea")) /** @type {HTMLElement} */ (document.activeElement).blur();
      face.texts.forEach((/** @type {any} */ text) => text.leave());
      document.getElementById("scene")?.scrollTo(0, 0);
    }
    face.place.textContent = `Scene ${at + 1} of ${present.scenes.length}`;
    atlas.parts.turnOff(face.back, at === 0, face.on);
    atlas.parts.turnOff(face.on, at === present.scenes.length - 1, face.back);
    atlas.parts.refill(face.title, one.title, (/** @type {string} */ typed) => typed.replace(/\s+/g, " ").trim() || one.title);
    face.title.rows = rows(one.title, 30);
    face.title.readOnly = !lecture().editable();
    face.texts.forEach((/** @type {any} */ text) => text.update());
    face.question.update();
    showFacts(one);
  }

  /** @param {any} one */
  function showFacts(one) {
    const { made, heading } = atlas.parts;
    const facts = JSON.stringify([one.missing, one.references, one.disputes]);
    if (facts === drawn) return;
    drawn = facts;
    const gone = one.missing || [];
    face.missing.replaceChildren(...(gone.length ? [made("p", {}, made("b", {}, "Not in this version of the atlas: "), `${gone.join(", ")}. The drawing goes without; the scene keeps them.`)] : []));
    face.missing.hidden = gone.length === 0;
    const disputes = (one.disputes || []).map((/** @type {any} */ said) => made("li", {}, made("details", {}, made("summary", {}, made("span", { class: "tag warm" }, "Disputed"), ` ${said.title}`), made("p", { class: "quiet" }, said.text))));
    const references = (one.references || []).map((/** @type {any} */ { number, line, url }) => {
      const text = url ? made("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, line) : line;
      return made("li", { value: String(number) }, text);
    });
    face.rests.replaceChildren(
      ...(disputes.length ? [made("ul", { class: "scene-disputes" }, ...disputes)] : []),
      ...(references.length ? [heading("References"), made("ol", { class: "scene-references" }, ...references)] : []),
    );
    face.rests.hidden = disputes.length + references.length === 0;
  }

  window.addEventListener("load", () => {
    lecture().subscribe(show);
    if (lecture().current() !== null) show();
    new MutationObserver(show).observe(document.body, { attributes: true, attributeFilter: ["data-panel"] });
  });
})();
