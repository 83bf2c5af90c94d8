/**
 * Versions of a lecture: name the present one, see what changed since another, go back to it.
 */
(() => {
  "use strict";

  /** @typedef {import("./compare.js").Difference} Difference */
  /** @typedef {import("./compare.js").Lecture} Lecture */

  if (typeof window === "undefined") return;

  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  const { compared, differing, marked, summary, verdicts } = atlas.comparing;
  const versions = () => atlas.parts.dialog("lecture-versions", "Versions", "dialog shelf-dialog wide-dialog versions-dialog");

  /** @typedef {{number: number, name: string, when: string, scenes: number, title: string}} Version */

  /** @param {Version} version */
  const nameOf = (version) => version.name || `Version ${version.number}`;

  /** @param {() => Promise<void>} work */
  async function doing(work) {
    try {
      await work();
    } catch (error) {
      versions().say(atlas.parts.sentence(error), { bad: true });
    }
  }

  /** @param {string} label @param {{text: string, same: boolean}[]} pieces @param {"ins" | "del"} mark what only this side has */
  function side(label, pieces, mark) {
    const { made } = atlas.parts;
    const text = pieces.map((piece) => (piece.same ? piece.text : made(mark, {}, piece.text)));
    return made("div", { class: "version-side" }, made("span", { class: "quiet small" }, label), made("p", {}, ...(text.length ? text : ["–"])));
  }

  /** @param {import("./compare.js").Field} field @param {string} tag of the heading */
  function field({ name, before, after }, tag) {
    const { made } = atlas.parts;
    const pieces = marked(before, after);
    return made("div", { class: "version-field" }, made(tag, { class: "section-head" }, name), side("Then", pieces.before, "del"), side("Now", pieces.after, "ins"));
  }

  /** @param {string} label @param {string} code */
  function pictured(label, code) {
    const { made } = atlas.parts;
    const theme = document.documentElement.dataset.theme || "light";
    const image = code ? made("img", { class: "version-picture", alt: "", src: `scene.svg?${new URLSearchParams({ view: code, theme })}` }) : made("p", {}, "–");
    return made("div", { class: "version-side" }, made("span", { class: "quiet small" }, label), image);
  }

  /** @param {Difference} difference */
  function entry(difference) {
    const { made } = atlas.parts;
    const told = verdicts(difference);
    const tags = told.map((word) => made("span", { class: `tag version-${word}` }, word));
    const head = made("h4", {}, difference.scene.title, " ", ...tags);
    const fields = difference.fields.map((one) => field(one, "h5"));
    const picture = difference.picture && made("div", { class: "version-field" }, made("h5", { class: "section-head" }, "Picture"), pictured("Then", difference.picture.before), pictured("Now", difference.picture.after));
    return made("li", { class: told.length ? "version-scene" : "version-scene same" }, head, ...fields, picture);
  }

  /** @param {Lecture} lecture @param {Version} version */
  async function compare(lecture, version) {
    const { made, button, icon, ask, placeOf } = atlas.parts;
    const { body, say } = versions();
    /** @type {Lecture} */
    const then = await ask("GET", placeOf(lecture.key, "versions", String(version.number)));
    const now = await atlas.shelf.lectureOf(lecture.key);
    const found = compared(then.scenes, now.scenes);
    const whole = differing([
      ["Title of the lecture", then.title, now.title],
      ["Description", then.description, now.description],
    ]).map((/** @type {import("./compare.js").Field} */ one) => field(one, "h4"));
    const back = button([icon("back"), "All versions"], () => doing(() => list(now)), { class: "link" });
    say("");
    body.replaceChildren(
      back,
      made("h3", {}, `What changed since “${nameOf(version)}”`),
      made("p", { class: "quiet" }, summary(found)),
      ...whole,
      made("ol", { class: "version-scenes" }, ...found.map(entry)),
      restoring(lecture, version),
    );
    back.focus();
  }

  /** @param {Lecture} lecture @param {Version} version */
  function restoring(lecture, version) {
    return atlas.parts.button("Go back to it", () => doing(() => restore(lecture, version)), { title: "What is there now is kept as a version first" });
  }

  /** @param {Lecture} lecture @param {Version} version */
  async function restore(lecture, version) {
    const { ask, placeOf, Refused } = atlas.parts;
    const { box } = versions();
    await atlas.shelf.sent(lecture.key);
    if (!atlas.shelf.isSaved(lecture.key)) throw new Refused("The last change has not reached the server yet. Wait until it has, then go back.", 0);
    const restored = await ask("POST", placeOf(lecture.key, "versions", String(version.number), "restore"));
    box.close();
    if (atlas.lecture?.current()?.key === lecture.key) atlas.lecture.take(restored);
    else atlas.shelf.go(lecture.key);
    atlas.tell(`The lecture is as it was in “${nameOf(version)}”. What was there before is kept among the versions.`);
  }

  /** @param {Lecture} lecture */
  function naming(lecture) {
    const { made, ask, placeOf } = atlas.parts;
    const field = made("input", { id: "version-name", name: "name", maxlength: "200", placeholder: "As given in March", autocomplete: "off", required: "" });
    const form = made("form", { class: "shelf-new" }, made("div", { class: "shelf-field" }, made("label", { for: "version-name" }, "Keep the present state as"), field), made("button", { type: "submit", class: "button primary" }, "Keep"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = String(new FormData(/** @type {HTMLFormElement} */ (form)).get("name") || "").trim();
      if (name !== "")
        doing(async () => {
          await ask("POST", placeOf(lecture.key, "versions"), { name });
          await list(lecture);
          versions().say(`Kept as “${name}”.`);
        });
    });
    return form;
  }

  /**
   * Why a lecture has no versions for this reader, or nothing.
   * @param {{rights: string, shipped: boolean}} lecture
   */
  function unversioned({ rights, shipped }) {
    if (shipped) return "This lecture comes with the atlas and stays as it is. A copy of your own keeps its versions while you work on it.";
    return rights === "read" ? "The link you have is for reading, so former states are not shown. A copy of your own keeps its versions." : "";
  }

  /** @param {Lecture} lecture */
  async function list(lecture) {
    const { made, button, ask, placeOf, when, counted } = atlas.parts;
    const { body } = versions();
    const about = made("p", { class: "shelf-about" }, made("b", {}, lecture.title));
    const why = unversioned(lecture);
    if (why !== "") {
      const copy = atlas.beginning.copyButton(lecture, versions());
      body.replaceChildren(about, made("p", {}, why), copy);
      return copy.focus();
    }
    /** @type {{versions: Version[]}} */
    const { versions: found } = await ask("GET", placeOf(lecture.key, "versions"));
    const now = new Date();
    const rows = [...found]
      .sort((a, b) => b.number - a.number)
      .map((version) => {
        const words = made("div", { class: "shelf-open" }, made("span", { class: "shelf-title" }, nameOf(version)), made("span", { class: "shelf-facts" }, `${when(version.when, now)} · ${counted(version.scenes, "scene")}`));
        const tools = [
          button("Compare", () => doing(() => compare(lecture, version)), { class: "mini", "aria-label": `Compare with ${nameOf(version)}` }),
          button("Go back to it", () => doing(() => restore(lecture, version)), { class: "mini", "aria-label": `Go back to ${nameOf(version)}` }),
        ];
        return made("li", { class: "shelf-row" }, words, made("div", { class: "shelf-tools" }, ...tools));
      });
    const none = made("p", { class: "quiet" }, "No version is kept yet. Give the present state a name before you change much, or give the lecture.");
    body.replaceChildren(
      about,
      naming(lecture),
      rows.length ? made("ul", { class: "shelf-rows" }, ...rows) : none,
    );
    // What was pressed is gone.
    /** @type {HTMLElement | null} */ (body.querySelector("input, button"))?.focus();
  }

  /**
   * Open the dialogue of the versions of a lecture.
   * @param {string} [key] the open one when none is named
   */
  async function lectureVersions(key) {
    const { box, body, say } = versions();
    say("");
    body.replaceChildren(atlas.parts.made("p", { class: "quiet", role: "status" }, "Looking for its versions …"));
    if (!box.open) box.showModal();
    try {
      await list(await atlas.shelf.lectureOf(key));
    } catch (error) {
      body.replaceChildren();
      say(atlas.parts.sentence(error), { bad: true });
    }
  }

  atlas.lectureVersions = lectureVersions;
})();
