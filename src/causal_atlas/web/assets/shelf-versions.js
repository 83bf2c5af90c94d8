/**
 * Versions of a lecture: name the present one, see what changed since another, go back to it.
 */
(() => {
  "use strict";

  /** @typedef {{id: string, title: string, narration: string, notes: string, view: unknown, code?: string, question?: any}} Scene */
  /** @typedef {{key: string, title: string, description: string, rights: string, scenes: Scene[]}} Lecture */
  /** @typedef {{name: string, before: string, after: string}} Field */
  /**
   * @typedef {object} Difference
   * @property {"added" | "removed" | "kept"} kind
   * @property {boolean} moved
   * @property {Scene} scene as it is after, or was when it is gone
   * @property {Field[]} fields what reads differently
   * @property {{before: string, after: string} | null} picture the codes, where what is shown differs
   */

  /**
   * The longest run of names that stand in the same order in both lists: what is not in it was moved.
   * @param {string[]} before
   * @param {string[]} after
   * @returns {Set<string>}
   */
  function inOrder(before, after) {
    const lengths = before.map(() => after.map(() => 0));
    const at = (/** @type {number} */ one, /** @type {number} */ other) => lengths[one]?.[other] || 0;
    for (let one = before.length - 1; one >= 0; one -= 1) {
      for (let other = after.length - 1; other >= 0; other -= 1) {
        lengths[one][other] = before[one] === after[other] ? 1 + at(one + 1, other + 1) : Math.max(at(one + 1, other), at(one, other + 1));
      }
    }
    const kept = new Set();
    let [one, other] = [0, 0];
    while (one < before.length && other < after.length) {
      if (before[one] === after[other]) {
        kept.add(before[one]);
        one += 1;
        other += 1;
      } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
      else other += 1;
    }
    return kept;
  }

  /**
   * A question as text, to be compared and read.
   * @param {{prompt: string, choices: {text: string, right?: boolean}[]} | null | undefined} question
   */
  function asked(question) {
    if (!question) return "";
    return [question.prompt, ...question.choices.map(({ text, right }) => `${right ? "✓" : "–"} ${text}`)].join("\n");
  }

  /** @param {[string, string, string][]} told name, before, after @returns {Field[]} */
  function differing(told) {
    return told.filter(([, before, after]) => before !== after).map(([name, before, after]) => ({ name, before, after }));
  }

  /** @param {unknown} view whatever order its fields are written in */
  function canonical(view) {
    return JSON.stringify(view, (_, value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value)) || "";
  }

  /**
   * What happened to each scene: in the present order, those that are gone where they were.
   * @param {Scene[]} before
   * @param {Scene[]} after
   * @returns {Difference[]}
   */
  function compared(before, after) {
    const old = new Map(before.map((scene) => [scene.id, scene]));
    const kept = new Set(after.map(({ id }) => id).filter((id) => old.has(id)));
    const still = inOrder(before.map(({ id }) => id).filter((id) => kept.has(id)), after.map(({ id }) => id).filter((id) => kept.has(id)));
    /** @type {Difference[]} */
    const found = after.map((scene) => {
      const was = old.get(scene.id);
      if (was === undefined) return { kind: "added", moved: false, scene, fields: [], picture: null };
      const fields = differing([
        ["Title", was.title, scene.title],
        ["Narration", was.narration, scene.narration],
        ["Notes", was.notes, scene.notes],
        ["Question", asked(was.question), asked(scene.question)],
      ]);
      const picture = canonical(was.view) === canonical(scene.view) ? null : { before: was.code || "", after: scene.code || "" };
      return { kind: "kept", moved: !still.has(scene.id), scene, fields, picture };
    });
    before.forEach((scene, place) => {
      if (kept.has(scene.id)) return;
      const neighbour = place === 0 ? -1 : found.findIndex((difference) => difference.scene.id === before[place - 1].id);
      found.splice(neighbour + 1, 0, { kind: "removed", moved: false, scene, fields: [], picture: null });
    });
    return found;
  }

  /**
   * What happened to a scene, in words; nothing when nothing did.
   * @param {Difference} difference
   * @returns {string[]}
   */
  function verdicts({ kind, moved, fields, picture }) {
    if (kind !== "kept") return [kind];
    return [...(moved ? ["moved"] : []), ...(fields.length || picture ? ["changed"] : [])];
  }

  /**
   * How much changed, in one sentence.
   * @param {Difference[]} differences
   */
  function summary(differences) {
    const counts = ["added", "removed", "changed", "moved"].map((word) => [word, differences.filter((one) => verdicts(one).includes(word)).length]);
    const told = counts.filter(([, count]) => count).map(([word, count]) => `${count} ${word}`);
    const same = differences.filter((one) => verdicts(one).length === 0).length;
    if (told.length === 0) return "Every scene is as it was.";
    return `Of the scenes: ${told.join(", ")}${same ? `; ${same} as ${same === 1 ? "it was" : "they were"}` : ""}.`;
  }

  const namespace = { inOrder, compared, verdicts, summary, differing, canonical };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
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

  /** @param {string} name @param {string} label @param {string} text */
  const side = (name, label, text) => atlas.parts.made("div", { class: `version-side ${name}` }, atlas.parts.made("span", { class: "quiet small" }, label), atlas.parts.made("p", {}, text || "–"));

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
    const fields = difference.fields.map(({ name, before, after }) => made("div", { class: "version-field" }, made("h5", { class: "section-head" }, name), side("was", "Then", before), side("is", "Now", after)));
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
    ]).map(({ name, before, after }) => made("div", { class: "version-field" }, made("h4", { class: "section-head" }, name), side("was", "Then", before), side("is", "Now", after)));
    const back = button([icon("back"), "All versions"], () => doing(() => list(now)), { class: "link" });
    say("");
    body.replaceChildren(
      back,
      made("h3", {}, `What changed since “${nameOf(version)}”`),
      made("p", { class: "quiet" }, summary(found)),
      ...whole,
      made("ol", { class: "version-scenes" }, ...found.map(entry)),
      ...(lecture.rights === "read" ? [] : [restoring(lecture, version)]),
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

  /** @param {Lecture} lecture */
  async function list(lecture) {
    const { made, button, ask, placeOf, when, counted } = atlas.parts;
    const { body } = versions();
    /** @type {{versions: Version[]}} */
    const { versions: found } = await ask("GET", placeOf(lecture.key, "versions"));
    const now = new Date();
    const rows = [...found]
      .sort((a, b) => b.number - a.number)
      .map((version) => {
        const words = made("div", { class: "shelf-open" }, made("span", { class: "shelf-title" }, nameOf(version)), made("span", { class: "shelf-facts" }, `${when(version.when, now)} · ${counted(version.scenes, "scene")}`));
        const tools = [button("Compare", () => doing(() => compare(lecture, version)), { class: "mini", "aria-label": `Compare with ${nameOf(version)}` })];
        if (lecture.rights !== "read") tools.push(button("Go back to it", () => doing(() => restore(lecture, version)), { class: "mini", "aria-label": `Go back to ${nameOf(version)}` }));
        return made("li", { class: "shelf-row" }, words, made("div", { class: "shelf-tools" }, ...tools));
      });
    const none = made("p", { class: "quiet" }, "No version is kept yet. Give the present state a name before you change much, or give the lecture.");
    body.replaceChildren(
      made("p", { class: "shelf-about" }, made("b", {}, lecture.title)),
      ...(lecture.rights === "read" ? [] : [naming(lecture)]),
      rows.length ? made("ul", { class: "shelf-rows" }, ...rows) : none,
    );
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
      /** @type {HTMLElement | null} */ (body.querySelector("input, button"))?.focus();
    } catch (error) {
      body.replaceChildren();
      say(atlas.parts.sentence(error), { bad: true });
    }
  }

  atlas.lectureVersions = lectureVersions;
})();
