"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { begun, after, leaves, endsWithScreen, progress } = require("../../src/causal_atlas/web/assets/later/present-talk.js");

/** A talk of four scenes, of which the second asks. */
const asks = (at) => at === 1;
const led = (talk, ...actions) => actions.reduce((now, action) => after(now, action, asks), talk);
const where = ({ at, step }) => [at, step];

test("a question comes after its picture, its answer on the next key, then the next scene", () => {
  const talk = begun(4, { at: 1 });
  const seen = [["next"], ["next", "next"], ["next", "next", "next"]].map((keys) => where(led(talk, ...keys)));
  assert.deepEqual(seen, [[1, 1], [1, 2], [2, 0]]);
});

test("back goes the same way, to the answer that was on the screen", () => {
  const talk = begun(4, { at: 2 });
  assert.deepEqual(where(led(talk, "back")), [1, 2]);
  assert.deepEqual(where(led(talk, "back", "back", "back")), [1, 0]);
  assert.deepEqual(where(led(talk, "back", "back", "back", "back")), [0, 0]);
});

test("a talk ends at its ends", () => {
  assert.deepEqual(where(led(begun(4), "back")), [0, 0]);
  assert.deepEqual(where(led(begun(4, { at: 3 }), "next")), [3, 0]);
  assert.deepEqual(where(led(begun(4), "last")), [3, 0]);
});

test("after the last scene comes what it all rests on, and back from there the scene", () => {
  const last = begun(4, { at: 3 });
  const end = led(last, "next");
  assert.equal(end.mode, "end");
  assert.deepEqual(led(end, "next"), end);
  assert.deepEqual(led(end, "back"), last);
  assert.ok(leaves(end));
  assert.equal(led(end, "first").mode, "talk");
});

test("digits and Enter lead to a scene, Enter alone goes on", () => {
  assert.equal(led(begun(20), "digit:1", "digit:2", "go").at, 11);
  assert.equal(led(begun(4), "digit:9", "go").at, 3);
  assert.equal(led(begun(4), "go").at, 1);
  assert.equal(led(begun(20), "digit:1", "digit:2", "back", "go").at, 0);
  assert.equal(led(begun(20), "digit:1", "caption", "go").at, 1);
});

test("whoever made the screen black wants the scene back first", () => {
  const dark = led(begun(4), "black");
  assert.equal(dark.screen, "black");
  assert.deepEqual(where(led(dark, "next")), [0, 0]);
  assert.equal(led(dark, "next").screen, "");
  assert.equal(led(dark, "white").screen, "white");
  assert.equal(led(dark, "black").screen, "");
});

test("a chosen answer is revealed, and forgotten with the scene", () => {
  const answered = led(begun(4, { at: 1 }), "next", "choose:2");
  assert.deepEqual([answered.step, answered.chosen], [2, 2]);
  assert.equal(led(answered, "next").chosen, -1);
});

test("exploring leads back to the same place; only from there", () => {
  const talk = led(begun(4, { at: 1 }), "next", "zoom");
  assert.deepEqual(led(talk, "explore", "return"), talk);
  assert.deepEqual(led(talk, "return"), talk);
});

test("Escape closes what is open before it leaves", () => {
  assert.ok(leaves(begun(4)));
  for (const action of ["overview", "black", "digit:1"]) assert.ok(!leaves(led(begun(4), action)));
  assert.ok(leaves(led(begun(4), "overview", "escape")));
});

test("the talk ends with the full screen, unless we asked for that or another window came in front", () => {
  assert.ok(endsWithScreen(begun(4), { asked: false, focused: true }));
  assert.ok(!endsWithScreen(begun(4), { asked: true, focused: true }));
  assert.ok(!endsWithScreen(begun(4), { asked: false, focused: false }));
  assert.ok(!endsWithScreen(led(begun(4), "explore"), { asked: false, focused: true }));
});

test("what is kept is fitted to a lecture that has become shorter", () => {
  assert.equal(begun(3, { at: 9, caption: false }).at, 2);
  assert.equal(begun(3, { at: 9, caption: false }).caption, false);
});

test("progress runs from nothing to all", () => {
  assert.equal(progress({ at: 0, of: 5 }), 0);
  assert.equal(progress({ at: 4, of: 5 }), 1);
  assert.equal(progress({ at: 0, of: 1 }), 1);
});
