"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { repainted, TURNS } = require("../../src/causal_atlas/web/assets/repaint.js");

test("a picture is painted again once it is loaded, and is then as it was", () => {
  const seen = [];
  const style = { set opacity(value) { seen.push(value); } };
  let loaded = () => assert.fail("nobody waits for the picture");
  const picture = { style, addEventListener: (name, work, { once }) => name === "load" && once && (loaded = work) };
  const due = [];
  assert.equal(repainted(picture, (work, ms) => due.push([ms, work])), picture);
  assert.deepEqual(due, [], "not before it is loaded");
  loaded();
  assert.deepEqual(due.map(([ms]) => ms), TURNS);
  due.forEach(([, work]) => work());
  assert.equal(seen.length, TURNS.length);
  assert.ok(seen.every((value, turn) => value !== seen[turn + 1]), "every turn is a change");
  assert.equal(seen.at(-1), "");
});
