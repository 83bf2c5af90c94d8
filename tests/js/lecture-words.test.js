"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { told, extent, renewed } = require("../../src/causal_atlas/web/assets/lecture-state.js");
const { headed } = require("../../src/causal_atlas/web/assets/lecture-stage.js");
const { plain, rows } = require("../../src/causal_atlas/web/assets/lecture-face.js");
const { reworded, shortened } = require("../../src/causal_atlas/web/assets/lecture-question.js");
const { differences } = require("../../src/causal_atlas/web/assets/lecture-parting.js");
const edits = require("../../src/causal_atlas/web/assets/lecture-edits.js");

test("whether a lecture is kept is said in a few words", () => {
  assert.equal(told("saved", "", true).text, "Saved");
  assert.match(told("offline", "", true).more, /nothing is lost/);
  assert.deepEqual(told("full", "No room.", true), { text: "The disk is full; kept here", more: "No room." });
  assert.equal(told("offline", "", false).text, "Not saved; leave this page open");
  assert.equal(told("saving", "", false).text, "Saving");
});

test("how large a lecture is", () => {
  assert.deepEqual([extent(0, "0 s"), extent(1, ""), extent(14, "10 min")], ["No scenes yet", "1 scene", "14 scenes · 10 min"]);
});

test("what somebody else has changed is said in numbers", () => {
  const scene = (id, narration = "") => ({ id, title: id, view: {}, narration, notes: "", claims: [], unclaimed: "", question: null });
  const before = { scenes: [scene("a"), scene("b"), scene("c")] };
  const says = (...scenes) => renewed(before, { scenes }, edits.sameScene).split(" elsewhere")[0];
  assert.equal(says(scene("a", "New."), scene("b"), scene("c")), "1 scene changed");
  assert.equal(says(scene("a", "New."), scene("b", "Too."), scene("d")), "2 scenes changed, 1 scene added, 1 scene taken out");
  assert.equal(says(scene("c"), scene("b"), scene("a")), "The lecture was changed");
});

test("above the drawing stands its scene, or the one beside which somebody explores", () => {
  const shown = { title: "The brake slips", at: 2, of: 14, untouched: true };
  assert.deepEqual(headed(shown), { line: "Scene 3 of 14", title: "The brake slips" });
  assert.deepEqual(headed({ ...shown, untouched: false }), { line: "Exploring from scene 3 of 14: The brake slips", title: "" });
});

test("what the server has not read yet is shown as plain paragraphs", () => {
  assert.deepEqual(plain("One <b>\n\n two\nthree \n\n\n"), [["p", {}, "One <b>"], ["p", {}, "two\nthree"]]);
});

test("a field has as many rows as its text takes", () => {
  assert.deepEqual([rows("", 10), rows("ab\n\ncd", 10), rows("x".repeat(21), 10)], [1, 3, 3]);
});

const QUESTION = { kind: "step", prompt: "What?", choices: [{ text: "a", right: true, concept: "a" }, { text: "b" }, { text: "c" }], claims: ["x"] };

test("answers are reworded and taken away, but never the right one and never all", () => {
  assert.deepEqual(reworded(QUESTION, 0, "A").choices[0], { text: "A", right: true, concept: "a" });
  const two = shortened(QUESTION, 1);
  assert.deepEqual(two.choices.map(({ text }) => text), ["a", "c"]);
  assert.equal(shortened(QUESTION, 0), QUESTION);
  assert.equal(shortened(two, 1), two);
});

test("of two versions of a scene only what differs is told", () => {
  const mine = { title: "T", narration: "Mine.", notes: "", view: { concepts: ["a"] }, question: null };
  const theirs = { ...mine, narration: "Theirs.", view: { concepts: ["b"] }, question: QUESTION };
  assert.deepEqual(differences(mine, theirs, edits).map(({ label }) => label), ["Narration", "Question", "Picture"]);
  assert.deepEqual(differences(mine, { ...mine }, edits), []);
});
