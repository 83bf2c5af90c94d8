"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { common, compared, marked, summary, verdicts } = require("../../src/causal_atlas/web/assets/later/compare.js");

const scene = (id, more = {}) => ({ id, title: id.toUpperCase(), narration: "", notes: "", view: { concepts: [id], at: 1 }, code: `1${id}`, question: null, ...more });
const told = (before, after) => compared(before, after).map((one) => [one.scene.id, verdicts(one).join(" ")]);

test("a lecture that is as it was says so", () => {
  const scenes = ["a", "b"].map((id) => scene(id));
  assert.deepEqual(told(scenes, structuredClone(scenes)), [["a", ""], ["b", ""]]);
  assert.equal(summary(compared(scenes, scenes)), "Every scene is as it was.");
});

test("one scene that moved is the one that moved, not all it passed", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => scene(id));
  assert.deepEqual(told([a, b, c, d], [b, c, d, a]), [["b", ""], ["c", ""], ["d", ""], ["a", "moved"]]);
});

test("what came stands where it came, what went where it was", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => scene(id));
  assert.deepEqual(told([a, b, c], [b, d, c]), [["a", "removed"], ["b", ""], ["d", "added"], ["c", ""]]);
  assert.deepEqual(told([a, b, c], [a, d]), [["a", ""], ["b", "removed"], ["c", "removed"], ["d", "added"]]);
  assert.deepEqual(told([a, b], []), [["a", "removed"], ["b", "removed"]]);
});

test("changed texts stand side by side, a changed picture by its codes", () => {
  const before = scene("a", { narration: "Short." });
  const question = { prompt: "Which way?", choices: [{ text: "Up", right: true }, { text: "Down" }] };
  const after = scene("a", { narration: "Longer.", question, view: { concepts: ["a", "b"] }, code: "1ab" });
  const [one] = compared([before], [after]);
  assert.deepEqual(one.fields, [
    { name: "Narration", before: "Short.", after: "Longer." },
    { name: "Question", before: "", after: "Which way?\n✓ Up\n– Down" },
  ]);
  assert.deepEqual(one.picture, { before: "1a", after: "1ab" });
  assert.deepEqual(verdicts(one), ["changed"]);
});

test("a view whose fields are written in another order is the same", () => {
  const [one] = compared([scene("a")], [scene("a", { view: { at: 1, concepts: ["a"] } })]);
  assert.equal(one.picture, null);
});

test("the sum counts each thing that happened", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => scene(id));
  assert.equal(summary(compared([a, b, c], [scene("c", { title: "New" }), a, d])), "Of the scenes: 1 added, 1 removed, 1 changed, 1 moved.");
});

test("what two lists have in common is as long as it can be, and in order", () => {
  assert.deepEqual(common(["a", "b", "c"], ["c", "a", "b"]), [[0, 1], [1, 2]]);
  assert.deepEqual(common([..."xabcy"], [..."xbdcy"]), [[0, 0], [2, 1], [3, 3], [4, 4]]);
  assert.deepEqual(common([], ["a"]), []);
  assert.deepEqual(common([..."aa"], [..."aaa"]), [[0, 0], [1, 1]]);
});

test("a sentence more is marked as one piece, and pieces add up to the texts", () => {
  const [before, after] = ["Fat leaks. It goes to the liver.", "Fat leaks. Slowly at first. It goes to the muscle."];
  const found = marked(before, after);
  assert.deepEqual(found.before.filter(({ same }) => !same).map(({ text }) => text), ["liver."]);
  assert.deepEqual(found.after.filter(({ same }) => !same).map(({ text }) => text), ["Slowly at first. ", "muscle."]);
  for (const [side, text] of [["before", before], ["after", after]]) assert.equal(found[side].map((piece) => piece.text).join(""), text);
  assert.deepEqual(marked("", "New."), { before: [], after: [{ text: "New.", same: false }] });
});

test("two long texts with nothing in common are all new, and soon", () => {
  const words = (letter) => Array.from({ length: 5_000 }, (_, number) => `${letter}${number}`).join(" ");
  assert.deepEqual(marked(words("a"), words("b")).after.map(({ same }) => same), [false]);
});
