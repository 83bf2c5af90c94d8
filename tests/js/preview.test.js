"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { named, belongs } = require("../../src/causal_atlas/web/assets/preview.js");

test("a card names its concepts, and anything else names none", () => {
  assert.deepEqual(named('["a","b"]'), ["a", "b"]);
  for (const text of [null, "", "{", '{"a":1}']) assert.deepEqual(named(text), []);
  assert.deepEqual(named('["a",1]'), ["a"]);
});

test("what belongs to a route lights up: its boxes, what hangs on them, and the arrows along it", () => {
  const route = ["a", "b", "c"];
  assert.ok(belongs({ role: "box", id: "b" }, route));
  assert.ok(belongs({ role: "pill", id: "~causes:b", of: "b" }, route));
  assert.ok(belongs({ role: "arrow", source: "a", target: "b" }, route));
  assert.ok(belongs({ role: "mark", cause: "b", effect: "c" }, route));
  assert.ok(!belongs({ role: "arrow", source: "b", target: "a" }, route));
  assert.ok(!belongs({ role: "arrow", source: "a", target: "c" }, route));
  assert.ok(!belongs({ role: "box", id: "d" }, route));
});

test("the arrow that closes a loop belongs to it", () => {
  assert.ok(belongs({ role: "arrow", source: "b", target: "a" }, ["a", "b", "a"]));
});
