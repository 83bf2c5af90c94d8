/**
 * Two people on one lecture: what each has made of it stands side by side, scene by scene, and whoever comes later chooses. What is
 * proposed loses nothing.
 */
(() => {
  "use strict";

  /** @typedef {import("./lecture-edits.js").Scene} Scene */
  /** @typedef {import("./lecture-edits.js").Pick} Pick */

  const FIELDS = [["title", "Title"], ["narration", "Narration"], ["notes", "Notes"]];

  /**
   * What differs between two scenes, in words.
   * @param {Scene} mine @param {Scene} theirs
   * @param {{settled: (value: any) => string}} edits
   * @returns {{label: string, mine: string, theirs: string}[]}
   */
  function differences(mine, theirs, { settled }) {
    const found = FIELDS.map(([name, label]) => ({ label, mine: String(/** @type {any} */ (mine)[name] || ""), theirs: String(/** @type {any} */ (theirs)[name] || "") }));
    const prompts = [mine, theirs].map((scene) => (scene.question ? `${scene.question.prompt} ${scene.question.choices.map((/** @type {any} */ one) => one.text).join(" / ")}` : "none"));
    found.push({ label: "Question", mine: prompts[0], theirs: prompts[1] });
    const views = [mine, theirs].map((scene) => (scene.view === undefined ? scene.code : settled(scene.view)));
    const pictures = mine.view !== undefined && theirs.view !== undefined ? views[0] !== views[1] : mine.code !== theirs.code;
    if (pictures) found.push({ label: "Picture", mine: "as shown", theirs: "as shown, another one" });
    return found.filter((one) => one.mine !== one.theirs);
  }

  const namespace = { differences };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @type {any} */ let picks = null;

  /**
   * A choice between versions.
   * @param {string} name @param {[Pick, string][]} options @param {Pick} present @param {(pick: Pick) => void} take
   */
  function choice(name, options, present, take) {
    const { made } = atlas.parts;
    return made(
      "div",
      { class: "parting-choice" },
      ...options.map(([pick, says]) => {
        const input = /** @type {HTMLInputElement} */ (made("input", { type: "radio", name, value: pick }));
        input.checked = pick === present;
        input.addEventListener("change", () => take(pick));
        return made("label", {}, input, says);
      }),
    );
  }

  /** @param {string} whose @param {Scene} scene @param {{label: string, text: string}[]} says */
  function side(whose, scene, says) {
    const { made } = atlas.parts;
    const pictures = scene.code === undefined ? [] : ["light", "dark"].map((theme) => made("img", { alt: "", loading: "lazy", class: `only-${theme}`, src: `scene.svg?${new URLSearchParams({ view: String(scene.code), theme })}` }));
    const rows = says.map(({ label, text }) => made("div", {}, made("dt", {}, label), made("dd", {}, text || "empty")));
    return made("div", { class: "parting-side" }, made("h3", {}, whose), made("span", { class: "scene-picture" }, ...pictures), made("dl", {}, ...rows));
  }

  /** @param {any} one */
  function row(one) {
    const { made } = atlas.parts;
    const name = `parting-${one.id}`;
    const take = (/** @type {Pick} */ pick) => (picks.scenes[one.id] = pick);
    const scene = one.mine || one.theirs;
    const legend = made("legend", {}, scene.title);
    if (one.mine && one.theirs) {
      const found = differences(one.mine, one.theirs, atlas.lectureEdits);
      const [mine, theirs] = ["mine", "theirs"].map((whose) => found.map((each) => ({ label: each.label, text: /** @type {any} */ (each)[whose] })));
      const sides = made("div", { class: "parting-sides" }, side("Yours", one.mine, mine), side("Theirs", one.theirs, theirs));
      return made("fieldset", {}, legend, sides, choice(name, [["mine", "Yours"], ["theirs", "Theirs"], ["both", "Both, one after the other"]], one.pick, take));
    }
    const own = Boolean(one.mine);
    const told = own ? "Only your version has this scene." : "Only the other version has this scene.";
    const says = [{ label: "Narration", text: scene.narration }];
    const options = /** @type {[Pick, string][]} */ ([[one.pick, "Keep it"], [own ? "theirs" : "mine", "Leave it out"]]);
    return made("fieldset", {}, legend, made("p", { class: "quiet" }, told), made("div", { class: "parting-sides" }, side(own ? "Yours" : "Theirs", scene, says)), choice(name, options, one.pick, take));
  }

  /** @param {any} mine @param {any} theirs */
  function head(mine, theirs) {
    const { made } = atlas.parts;
    const names = [["title", "Title"], ["description", "What it is about"], ["audience", "Audience"]].filter(([name]) => mine[name] !== theirs[name]);
    if (names.length === 0) return [];
    const rows = names.map(([name, label]) => made("p", {}, made("b", {}, `${label}: `), `yours “${mine[name]}”, theirs “${theirs[name]}”`));
    return [made("fieldset", {}, made("legend", {}, "The lecture itself"), ...rows, choice("parting-head", [["mine", "Yours"], ["theirs", "Theirs"]], picks.head, (pick) => (picks.head = pick)))];
  }

  /** @param {any} mine @param {any} theirs */
  function order(mine, theirs) {
    const { made } = atlas.parts;
    if (!atlas.lectureEdits.reordered(mine, theirs)) return [];
    const list = (/** @type {string} */ whose, /** @type {any} */ one) => made("div", { class: "parting-side" }, made("h3", {}, whose), made("ol", {}, ...one.scenes.map((/** @type {Scene} */ scene) => made("li", {}, scene.title))));
    return [made("fieldset", {}, made("legend", {}, "The order of the scenes"), made("div", { class: "parting-sides" }, list("Yours", mine), list("Theirs", theirs)), choice("parting-order", [["mine", "Yours"], ["theirs", "Theirs"]], picks.order, (pick) => (picks.order = pick)))];
  }

  function open() {
    const { made, button, dialog } = atlas.parts;
    const [mine, theirs, base] = [atlas.lecture.current(), atlas.lecture.theirs(), atlas.lecture.base()];
    if (mine === null || theirs === null) return;
    const { box, body } = dialog("lecture-parting", "Somebody else changed this lecture", "dialog wide-dialog parting");
    if (box.open) return;
    const found = atlas.lectureEdits.compared(base, mine, theirs);
    picks = { ...atlas.lectureEdits.proposed(base, mine, theirs), scenes: Object.fromEntries(found.map((/** @type {any} */ one) => [one.id, one.pick])) };
    const alike = found.filter((/** @type {any} */ one) => one.same);
    const rows = found.filter((/** @type {any} */ one) => !one.same).map(row);
    const same = made("details", { class: "parting-same" }, made("summary", {}, alike.length === 1 ? "1 scene is the same in both" : `${alike.length} scenes are the same in both`), made("ul", {}, ...alike.map((/** @type {any} */ one) => made("li", {}, one.mine.title))));
    const keep = button("Keep it so", () => (settle(), box.close()), { class: "button primary" });
    const later = button("Decide later", () => box.close());
    body.replaceChildren(
      made("p", {}, "It was changed elsewhere while you worked on it: in another window, or by somebody with the link. Nothing has been written over. Choose what to keep; what is proposed loses nothing."),
      ...head(mine, theirs),
      ...rows,
      ...order(mine, theirs),
      ...(alike.length ? [same] : []),
      made("div", { class: "parting-row" }, keep, later),
    );
    box.showModal();
    body.scrollTo(0, 0);
    /** @type {HTMLElement | null} */ (body.querySelector("input:checked") || keep)?.focus({ preventScroll: true });
  }

  function settle() {
    const { lecture, lectureEdits: edits } = atlas;
    const [mine, theirs] = [lecture.current(), lecture.theirs()];
    if (mine === null || theirs === null) return;
    lecture.settle(edits.merged(mine, theirs, picks, () => edits.newId(Math.random)));
    lecture.announce("Both versions are together again.");
  }

  atlas.parting = { open };
})();
