/**
 * The question to the audience of a scene: made from what the scene shows, then put into one's own words.
 */
(() => {
  "use strict";

  const FEWEST = 2;

  /** @typedef {{text: string, right?: boolean, concept?: string}} Choice */
  /** @typedef {{kind: string, prompt: string, choices: Choice[], claims: string[]}} Question */

  const KINDS = { direction: "Which way", link: "The missing link", step: "The next step", cut: "Where to cut the loop" };

  /**
   * The question with the words of one answer changed.
   * @param {Question} question @param {number} at @param {string} text
   */
  function reworded(question, at, text) {
    return { ...question, choices: question.choices.map((choice, place) => (place === at ? { ...choice, text } : choice)) };
  }

  /**
   * The question with one answer less; the right one stays, and so do two.
   * @param {Question} question @param {number} at
   */
  function shortened(question, at) {
    if (question.choices[at]?.right || question.choices.length <= FEWEST) return question;
    return { ...question, choices: question.choices.filter((_, place) => place !== at) };
  }

  const namespace = { reworded, shortened };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /**
   * @param {{scene: () => any, edit: (fields: object, said: string, topic: string) => void}} around
   */
  function createQuestion({ scene, edit }) {
    const { made, button, iconButton, heading } = atlas.parts;
    const inner = made("div", { class: "scene-ask" });
    const box = made("section", { class: "scene-question" }, heading("Question to the audience"), inner);
    let drawn = "";
    let asking = "";

    /** @param {Question | null} question @param {string} said @param {string} [topic] */
    const set = (question, said, topic = "") => edit({ question }, said, topic);

    function update() {
      const present = scene();
      const editable = atlas.lecture.editable();
      box.hidden = !editable && !present.question;
      const state = JSON.stringify([present.id, present.question, editable, present.answer_because]);
      if (state === drawn || (writes(present.question) && drawn.startsWith(`["${present.id}"`))) return;
      if (asking !== "" && asking !== present.id) asking = "";
      // What has been asked for is not taken away by an answer to something else.
      if (asking === present.id) return;
      asking = "";
      drawn = state;
      const held = parts().findIndex((one) => one === document.activeElement);
      inner.replaceChildren(...(present.question ? asked(present, present.question, editable) : offer()));
      // Whoever works here by key goes on where he was.
      if (held >= 0) parts()[Math.min(held, parts().length - 1)]?.focus();
    }

    const parts = () => /** @type {HTMLElement[]} */ ([...inner.querySelectorAll("button:not([hidden]), input, textarea")]);

    /**
     * Whether somebody is writing in the question: what stands in its fields is what it says, but for space and what is empty.
     * @param {Question | null} question
     */
    function writes(question) {
      const fields = /** @type {(HTMLInputElement | HTMLTextAreaElement)[]} */ ([...inner.querySelectorAll("textarea, input")]);
      if (question === null || !fields.some((field) => field === document.activeElement)) return false;
      const says = [question.prompt, ...question.choices.map((choice) => choice.text)];
      const plain = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim();
      return says.length === fields.length && fields.every((field, at) => plain(field.value) === "" || plain(field.value) === plain(says[at]));
    }

    function offer() {
      return [button("Make a question from this scene", () => void seek(), { class: "button wide" })];
    }

    async function seek() {
      const { id, code } = scene();
      asking = id;
      inner.replaceChildren(made("p", { class: "quiet", role: "status" }, "Looking for questions …"));
      const path = `lectures/${encodeURIComponent(atlas.lecture.stand().lecture)}/questions`;
      const answer = await atlas.lecture.ask("POST", path, { code }).catch(() => null);
      if (scene()?.id !== id || asking !== id) return;
      const found = answer?.status === 200 ? answer.body.questions : [];
      const said = answer === null ? "The server did not answer." : answer.body?.error || "This scene offers none: it takes arrows that raise or lower something.";
      inner.replaceChildren(...(found.length ? [list(found)] : [made("p", { class: "quiet", role: "status" }, said)]), button("Not now", () => (stop(), focusFirst()), { class: "link" }));
      /** @type {HTMLElement | null} */ (inner.querySelector("button"))?.focus();
    }

    function stop() {
      asking = drawn = "";
      update();
    }

    const focusFirst = () => /** @type {HTMLElement | null} */ (inner.querySelector("button, textarea"))?.focus();

    /** @param {Question[]} found */
    function list(found) {
      const rows = found.map((question) => {
        const right = question.choices.find((choice) => choice.right)?.text || "";
        const parts = [made("span", { class: "offer-kind" }, KINDS[/** @type {keyof typeof KINDS} */ (question.kind)] || ""), made("span", {}, question.prompt), made("span", { class: "quiet small" }, right)];
        return made("li", {}, button(parts, () => choose(question), { class: "offer" }));
      });
      return made("ul", { class: "offers", "aria-label": "Questions that this scene can ask" }, ...rows);
    }

    /** @param {Question} question */
    function choose(question) {
      asking = drawn = "";
      set(question, "The scene asks the audience.");
      update();
      /** @type {HTMLElement | null} */ (inner.querySelector("textarea"))?.focus();
    }

    /** @param {any} present @param {Question} question @param {boolean} editable */
    function asked(present, question, editable) {
      const because = present.answer_because;
      const reason = because ? made("div", { class: "quiet small scene-because" }) : null;
      if (reason) reason.append(typeof because === "string" ? because : Array.isArray(because.nodes) ? atlas.markup(because.nodes) : String(because.text || because.nodes || ""));
      if (!editable) return [made("p", {}, question.prompt), made("ul", { class: "scene-choices" }, ...question.choices.map((choice) => made("li", {}, choice.text))), ...(reason ? [reason] : [])];
      const prompt = /** @type {HTMLTextAreaElement} */ (made("textarea", { rows: "2", maxlength: "300", "aria-label": "The question" }));
      prompt.value = question.prompt;
      prompt.addEventListener("input", () => {
        const text = prompt.value.replace(/\s+/g, " ").trim();
        if (text !== "") set({ ...scene().question, prompt: text }, "Question reworded.", "prompt");
      });
      const again = button("Another question", () => void seek(), { class: "link" });
      const away = button("Remove it", () => (set(null, "The scene asks nothing any more."), update(), focusFirst()), { class: "link" });
      return [prompt, made("ul", { class: "scene-choices" }, ...question.choices.map((choice, at) => answer(question, choice, at))), ...(reason ? [reason] : []), made("div", { class: "scene-row" }, again, away)];
    }

    /** @param {Question} question @param {Choice} choice @param {number} at */
    function answer(question, choice, at) {
      const mark = made("span", { class: choice.right ? "choice-mark right" : "choice-mark", title: choice.right ? "The right answer" : "A wrong answer" }, choice.right ? atlas.parts.icon("check") : "");
      const input = /** @type {HTMLInputElement} */ (made("input", { maxlength: "300", "aria-label": choice.right ? "The right answer" : "A wrong answer" }));
      input.value = choice.text;
      input.addEventListener("input", () => {
        const text = input.value.trim();
        if (text !== "") set(reworded(scene().question, at, text), "Answer reworded.", `answer${at}`);
      });
      const off = choice.right || question.choices.length <= FEWEST;
      const away = iconButton("close", `Remove the answer ${choice.text}`, () => (set(shortened(scene().question, at), "Answer removed."), update(), focusFirst()));
      away.hidden = off;
      return made("li", {}, mark, input, away);
    }

    // What was written is shown as it is kept, once nobody writes here any more.
    inner.addEventListener("focusout", ({ relatedTarget }) => {
      const stays = relatedTarget instanceof Node && inner.contains(relatedTarget);
      if (!stays && asking === "" && inner.querySelector("textarea") !== null) stop();
    });
    return { box, update };
  }

  atlas.createQuestion = createQuestion;
})();
