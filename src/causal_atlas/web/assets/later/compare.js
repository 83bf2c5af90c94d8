/**
 * What changed between two states of a lecture: scene by scene, and in their texts word by word.
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

  const MOST_CELLS = 1_000_000;

  /**
   * What two lists have in common in the same order: the places of each pair. (A longest common subsequence, by Wagner and Fischer's table;
   * what both begin and end with is left out of the table.)
   * @param {string[]} before
   * @param {string[]} after
   * @returns {[number, number][]}
   */
  function common(before, after) {
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
    const [rows, columns] = [before.length - head - tail, after.length - head - tail];
    /** @type {[number, number][]} */
    const pairs = Array.from({ length: head }, (_, place) => [place, place]);
    // Two long texts with nothing in common are not worth the memory.
    if (rows * columns <= MOST_CELLS) {
      const wide = columns + 1;
      const lengths = new Uint16Array((rows + 1) * wide);
      for (let one = rows - 1; one >= 0; one -= 1) {
        for (let other = columns - 1; other >= 0; other -= 1) {
          const at = one * wide + other;
          lengths[at] = before[head + one] === after[head + other] ? lengths[at + wide + 1] + 1 : Math.max(lengths[at + wide], lengths[at + 1]);
        }
      }
      for (let [one, other] = [0, 0]; one < rows && other < columns; ) {
        const at = one * wide + other;
        if (before[head + one] === after[head + other]) pairs.push([head + one++, head + other++]);
        else if (lengths[at + wide] >= lengths[at + 1]) one += 1;
        else other += 1;
      }
    }
    for (let place = tail; place > 0; place -= 1) pairs.push([before.length - place, after.length - place]);
    return pairs;
  }

  /** @param {string[]} words @param {Set<number>} kept the places of words that the other text has too */
  function runs(words, kept) {
    /** @type {{text: string, same: boolean}[]} */
    const found = [];
    words.forEach((word, place) => {
      const last = found[found.length - 1];
      if (last && last.same === kept.has(place)) last.text += word;
      else found.push({ text: word, same: kept.has(place) });
    });
    return found;
  }

  /**
   * Two texts, each in pieces that the other has too or has not.
   * @param {string} before
   * @param {string} after
   */
  function marked(before, after) {
    const [old, now] = [before, after].map((text) => text.match(/\S+\s*|\s+/g) || []);
    const pairs = common(
      old.map((word) => word.trim()),
      now.map((word) => word.trim()),
    );
    return { before: runs(old, new Set(pairs.map(([one]) => one))), after: runs(now, new Set(pairs.map(([, other]) => other))) };
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
    const [order, present] = [before, after].map((scenes) => scenes.map(({ id }) => id).filter((id) => kept.has(id)));
    // What is not in the longest run that stands in the same order was moved.
    const still = new Set(common(order, present).map(([place]) => order[place]));
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

  const namespace = { common, marked, compared, verdicts, summary, differing, canonical };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { comparing: namespace });
})();
