"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { compared, inOrder, summary, verdicts } = require("../../src/causal_atlas/web/assets/shelf-versions.js");

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
  assert.deepEqual([...inOrder(["a", "b", "c"], ["c", "a", "b"])], ["a", "b"]);
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
