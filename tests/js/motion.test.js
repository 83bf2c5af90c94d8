"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { origins } = require("../../src/causal_atlas/web/assets/motion.js");

const arrows = [
  { source: "there", target: "one" },
  { source: "one", target: "two" },
  { source: "cause", target: "there" },
  { source: "lone", target: "only" },
];

test("newcomers come along their arrows, link by link, cause before effect", () => {
  const found = origins(arrows, ["two", "one", "cause"]);
  assert.deepEqual(found.get("one"), { from: "there", wave: 0 });
  assert.deepEqual(found.get("two"), { from: "one", wave: 1 });
  assert.deepEqual(found.get("cause"), { from: "there", wave: 0 });
});

test("what no arrow joins to what was there comes from nowhere", () => {
  assert.equal(origins(arrows, ["lone", "only", "alone"]).size, 0);
});
