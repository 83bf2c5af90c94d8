/**
 * What the audience sees around the drawing: title, words, question, progress. It builds elements and knows nothing of keys.
 */
(() => {
  "use strict";

  /** @typedef {{text: string, right: boolean}} Offer */
  /** @typedef {{number: number, line: string, url?: string}} Cited */
  /**
   * @typedef {object} SceneDoc
   * @property {string} id
   * @property {string} title
   * @property {string} code
   * @property {string} narration
   * @property {any[]} [nodes]
   * @property {{condition?: string, compare?: string, concepts?: string[]}} view
   * @property {Cited[]} [references]
   * @property {any[]} [disputes]
   * @property {string[]} [missing]
   * @property {{prompt: string} | null} question
   * @property {Offer[]} [offered]
   * @property {string} [answer_because]
   */

  /** @type {Record<string, string>} */
  const CONDITIONS = {
    healthy: "Healthy",
    resistant_compensated: "Resistant, compensated",
    resistant_decompensated: "Type 2 diabetes",
    puberty: "Puberty",
  };
  /** Characters above which the words below a picture are set smaller. */
  const LONG = 330;
  const LETTERS = "ABCDEFGH";

  /**
   * In which condition a scene shows the body; nothing where it shows all at once.
   * @param {{condition?: string | null, compare?: string | null}} view
   */
  function conditionOf({ condition, compare }) {
    if (compare) return `Healthy against ${(CONDITIONS[compare] || compare).toLowerCase()}`;
    return condition ? CONDITIONS[condition] || condition : "";
  }

  /**
   * Which concepts a scene has that the one before it has not.
   * @param {SceneDoc[]} scenes @param {number} at
   * @returns {Set<string>}
   */
  function newcomersOf(scenes, at) {
    const before = new Set(at > 0 ? scenes[at - 1].view?.concepts || [] : []);
    return new Set((scenes[at]?.view?.concepts || []).filter((name) => !before.has(name)));
  }

  /**
   * Why an answer is right: its words, and the numbers of what says so, with which they end.
   * @param {string | null | undefined} because
   * @returns {{text: string, numbers: number[]}}
   */
  function becauseOf(because) {
    const [, text = "", marks = ""] = /^([^]*?)\s*((?:\[[\d–]+\])*)$/.exec((because || "").trim()) || [];
    const runs = (marks.match(/[\d–]+/g) || []).map((run) => run.split("–").map(Number));
    return { text, numbers: runs.flatMap(([from, to = from]) => Array.from({ length: to - from + 1 }, (_, more) => from + more)) };
  }

  /**
   * What all scenes cite, once and in the order of its numbers.
   * @param {SceneDoc[]} scenes
   * @returns {Cited[]}
   */
  function allCited(scenes) {
    const found = new Map(scenes.flatMap((scene) => scene.references || []).map((one) => [one.number, one]));
    return [...found.values()].sort((one, other) => one.number - other.number);
  }

  /**
   * What a screen reader is told of where the talk is.
   * @param {SceneDoc} scene
   * @param {{at: number, of: number, step: number}} talk
   */
  function spoken(scene, { at, of, step }) {
    if (step === 1) return `Question. ${scene.question?.prompt}`;
    if (step === 2) return `Answer: ${(scene.offered || []).find((one) => one.right)?.text || ""}`;
    return `Scene ${at + 1} of ${of}: ${scene.title}. ${scene.narration}`;
  }

  const namespace = { conditionOf, newcomersOf, becauseOf, allCited, spoken };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /**
   * An element with its attributes and what is in it; what is null is left out.
   * @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string | null)[]} inside
   */
  function make(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(.../** @type {(Node | string)[]} */ (inside.filter((one) => one !== null)));
    return element;
  }

  /** @param {any[]} nodes @returns {Node} */
  const marked = (nodes) => atlas.markup(nodes);

  /** @param {string} action @param {string} text @param {string} key @param {string} [look] @param {Record<string, string>} [more] */
  function button(action, text, key, look = "talk-button", more = {}) {
    return make("button", { type: "button", class: look, "data-talk": action, ...more }, text, key ? make("kbd", {}, key) : null);
  }

  /** @param {SceneDoc} scene @param {{caption: boolean}} talk */
  function head(scene, { caption }) {
    const condition = conditionOf(scene.view || {});
    return [
      make("h1", { class: "talk-title" }, scene.title),
      condition ? make("p", { class: "talk-condition" }, condition) : null,
      make(
        "div",
        { class: "talk-tools", role: "group", "aria-label": "Talk" },
        button("overview", "All scenes", "O"),
        button("caption", "Words", "C", "talk-button", { "aria-pressed": String(caption), title: "The words below the picture" }),
        button("explore", "Explore", "E"),
        button("speaker", "Speaker's window", "S"),
        button("help", "Keys", "?"),
        button("escape", "Leave", "Esc"),
      ),
    ];
  }

  /** @param {Cited[]} references @param {string} [name] */
  function cited(references, name = "References of this scene") {
    return make(
      "ol",
      { class: "talk-references", "aria-label": name },
      ...references.map(({ number, line }) => make("li", {}, make("b", {}, String(number)), ` ${line}`)),
    );
  }

  /**
   * @param {SceneDoc} scene
   * @param {{at: number, of: number, caption: boolean}} talk
   * @param {string} version of the atlas
   */
  function foot(scene, talk, version) {
    const words = scene.nodes && scene.nodes.length ? marked(scene.nodes) : scene.narration;
    const disputes = (scene.disputes || []).length;
    const gone = (scene.missing || []).map((name) => name.replaceAll("_", " ")).join(", ");
    return [
      talk.caption && scene.narration ? make("div", { class: scene.narration.length > LONG ? "talk-caption long" : "talk-caption" }, words) : null,
      make(
        "div",
        { class: "talk-line" },
        disputes ? make("span", { class: "talk-dispute" }, disputes > 1 ? `${disputes} disputes` : "Disputed") : null,
        gone ? make("span", { class: "talk-dispute" }, `No longer in the atlas: ${gone}`) : null,
        cited(scene.references || []),
        make("span", { class: "talk-version" }, version),
        button("back", "‹", "", "talk-turn"),
        make("span", { class: "talk-number" }, `${talk.at + 1} of ${talk.of}`),
        button("next", "›", "", "talk-turn"),
      ),
      make("div", { class: "talk-progress", "aria-hidden": "true" }, make("i")),
    ];
  }

  /**
   * The question to the audience, before and after its answer is revealed.
   * @param {SceneDoc} scene
   * @param {{step: number, chosen: number}} talk
   */
  function card(scene, { step, chosen }) {
    const answered = step === atlas.talk.ANSWERED;
    const offers = (scene.offered || []).map((offer, number) => {
      const right = answered && offer.right;
      const state = right ? "right" : answered ? "wrong" : "open";
      const look = { type: "button", class: "talk-choice", "data-state": state, "data-talk": `choose:${number}` };
      const said = right ? "The right answer" : chosen === number ? "Chosen" : "";
      const words = make("span", {}, offer.text);
      return make("li", {}, make("button", look, make("b", {}, LETTERS[number]), words, said ? make("em", {}, said) : null));
    });
    const parts = [
      make("p", { class: "talk-asks" }, answered ? "The answer" : "A question for you"),
      make("h2", {}, scene.question?.prompt || ""),
      make("ul", { class: "talk-choices" }, ...offers),
    ];
    return answered ? [...parts, why(scene)] : parts;
  }

  /** @param {SceneDoc} scene */
  function why(scene) {
    const { text, numbers } = becauseOf(scene.answer_because);
    const sources = (scene.references || []).filter(({ number }) => numbers.includes(number));
    return make(
      "div",
      { class: "talk-why" },
      text ? make("p", {}, text) : null,
      sources.length ? cited(sources) : null,
    );
  }

  /**
   * All scenes as small pictures.
   * @param {SceneDoc[]} scenes @param {number} at
   */
  function overview(scenes, at) {
    const theme = document.documentElement.dataset.theme || "light";
    return scenes.map((scene, number) => {
      const source = `scene.svg?view=${encodeURIComponent(scene.code)}&theme=${theme}`;
      const attributes = { type: "button", class: "talk-thumb", "data-talk": `scene:${number}` };
      return make(
        "button",
        number === at ? { ...attributes, "aria-current": "true" } : attributes,
        make("img", { src: source, alt: "", loading: "lazy" }),
        make("span", {}, make("b", {}, String(number + 1)), ` ${scene.title}`),
      );
    });
  }

  /**
   * The end of a talk: everything that it cites, once and in its order.
   * @param {{title: string, scenes: SceneDoc[]}} lecture @param {{atlas: string, disclaimer: string}} said
   */
  function end({ title, scenes }, { atlas: version, disclaimer }) {
    return [
      make("h2", {}, "References"),
      make("p", { class: "talk-version" }, `${title}. ${version}`),
      cited(allCited(scenes), "References of the lecture"),
      make("p", { class: "talk-disclaimer" }, disclaimer),
      make("div", { class: "talk-ways" }, button("back", "Back to the last scene", "", "button"), button("escape", "Leave", "Esc", "button")),
    ];
  }

  /** The list of keys. */
  function keys() {
    const rows = atlas.talkKeys.KEYS.map((/** @type {any} */ one) =>
      make("tr", {}, make("th", { scope: "row" }, ...one.shown.split(" ").map((/** @type {string} */ key) => make("kbd", {}, key))), make("td", {}, one.says)),
    );
    return [make("h2", { id: "talk-help-title" }, "Keys of the talk"), make("table", {}, make("tbody", {}, ...rows)), button("help", "Close", "?")];
  }

  Object.assign(atlas, { talkPage: { ...namespace, make, head, foot, card, overview, end, keys, button } });
})();
