"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { moved, debounced, settled } = require("../../src/causal_atlas/web/assets/search.js");

test("arrows go round through the options", () => {
  assert.equal(moved("ArrowDown", -1, 3), 0);
  assert.equal(moved("ArrowDown", 2, 3), 0);
  assert.equal(moved("ArrowUp", 0, 3), 2);
  assert.equal(moved("ArrowUp", -1, 3), 2);
  assert.equal(moved("End", 0, 3), 2);
  assert.equal(moved("ArrowDown", 4, 0), -1);
});

test("only the last of several calls runs", () => {
  const pending = new Map();
  let timers = 0;
  const clock = { set: (work) => (pending.set((timers += 1), work), timers), clear: (timer) => pending.delete(timer) };
  const asked = [];
  const ask = debounced((text) => asked.push(text), 120, clock);
  ask("i");
  ask("in");
  for (const work of pending.values()) work();
  assert.deepEqual(asked, ["in"]);
});

test("options are settled when they are those of what was typed", () => {
  assert.equal(settled(undefined, ""), false);
  assert.equal(settled("fat", "fat "), true);
  assert.equal(settled("fa", "fat"), false);
  assert.equal(settled("a".repeat(400), "a".repeat(900)), true);
});
