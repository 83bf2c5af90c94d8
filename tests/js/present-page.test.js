"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { conditionOf, newcomersOf, becauseOf, allCited, spoken } = require("../../src/causal_atlas/web/assets/later/present-page.js");

test("the condition of a scene is said in words", () => {
  assert.equal(conditionOf({ condition: "healthy" }), "Healthy");
  assert.equal(conditionOf({ compare: "resistant_decompensated" }), "Healthy against type 2 diabetes");
  assert.equal(conditionOf({}), "");
});

test("newcomers are what the scene before did not show; of the first scene, everything", () => {
  const scenes = [{ view: { concepts: ["a", "b"] } }, { view: { concepts: ["b", "c"] } }, { view: {} }];
  assert.deepEqual([...newcomersOf(scenes, 0)], ["a", "b"]);
  assert.deepEqual([...newcomersOf(scenes, 1)], ["c"]);
  assert.deepEqual([...newcomersOf(scenes, 2)], []);
});

test("why an answer is right comes with the numbers of its sources", () => {
  assert.deepEqual(becauseOf(""), { text: "", numbers: [] });
  assert.deepEqual(becauseOf("So it is [as said]."), { text: "So it is [as said].", numbers: [] });
  assert.deepEqual(becauseOf("So it is. [2][5–7]"), { text: "So it is.", numbers: [2, 5, 6, 7] });
  assert.deepEqual(becauseOf("So it is. [3]"), { text: "So it is.", numbers: [3] });
});

test("a screen reader hears the scene, the question, the answer", () => {
  const scene = { title: "A meal", narration: "It begins.", question: { prompt: "What next?" }, offered: [{ text: "No" }, { text: "Yes", right: true }] };
  const talk = { at: 1, of: 5, step: 0 };
  assert.equal(spoken(scene, talk), "Scene 2 of 5: A meal. It begins.");
  assert.equal(spoken(scene, { ...talk, step: 1 }), "Question. What next?");
  assert.equal(spoken(scene, { ...talk, step: 2 }), "Answer: Yes");
});

test("the end of a talk names what it cites, once and in order", () => {
  const scenes = [{ references: [{ number: 2 }, { number: 5 }] }, {}, { references: [{ number: 1 }, { number: 2 }] }];
  assert.deepEqual(allCited(scenes).map((one) => one.number), [1, 2, 5]);
});
