"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { createHistory } = require("../../src/causal_atlas/web/assets/lecture-history.js");
const { eventOf, standing } = require("../../src/causal_atlas/web/assets/lecture-book.js");

test("changes are undone and done again, one by one", () => {
  const history = createHistory(() => 0);
  history.record("one", "Scene moved.", "");
  history.record("two", "Scene deleted.", "");
  assert.deepEqual(history.undo("three"), { lecture: "two", said: "Scene deleted." });
  assert.deepEqual(history.undo("two"), { lecture: "one", said: "Scene moved." });
  assert.equal(history.undo("one"), null);
  assert.deepEqual(history.redo("one"), { lecture: "two", said: "Scene moved." });
  assert.deepEqual([history.undoes(), history.redoes()], ["Scene moved.", "Scene deleted."]);
  history.record("x", "Scene renamed.", "");
  assert.deepEqual([history.undoes(), history.redoes()], ["Scene renamed.", ""]);
});

test("the letters of a word are one step, two fields or a pause make two", () => {
  let time = 0;
  const history = createHistory(() => time);
  history.record("a", "Narration changed.", "narration:1");
  history.record("ab", "Narration changed.", "narration:1");
  history.record("abc", "Notes changed.", "notes:1");
  time = 10_000;
  history.record("abcd", "Notes changed.", "notes:1");
  assert.deepEqual([history.undo("").lecture, history.undo("").lecture, history.undo("").lecture], ["abcd", "abc", "a"]);
  assert.equal(history.undoes(), "");
});

const lecture = { scenes: [{ id: "a", title: "Brake", code: "1a" }, { id: "b", title: "Leak", code: "1b" }] };

test("a scene that follows an untouched one takes its place", () => {
  assert.deepEqual(eventOf(lecture, 1, { untouched: true }), { type: "scene", code: "1b", scene: "b", quiet: true, said: "Scene 2 of 2: Leak." });
  assert.deepEqual(eventOf(lecture, 0, { untouched: false, fit: true, silent: true }), { type: "scene", code: "1a", scene: "a", fit: true });
  assert.equal(eventOf(lecture, 0, { untouched: false, said: "Scene deleted." }).said, "Scene deleted. Scene 1 of 2: Brake.");
});

test("when the scene is gone, the one in its place is stood at", () => {
  const { scenes } = lecture;
  assert.equal(standing(scenes, "b", 0), 1);
  assert.equal(standing(scenes, "gone", 0), 0);
  assert.equal(standing(scenes, "gone", 5), 1);
  assert.equal(standing([], "gone", 0), -1);
});
