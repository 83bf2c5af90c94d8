"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { through, between, clock } = require("../../src/causal_atlas/lectures/decks/page/deck.js");

test("a frame elsewhere shows everything where another had it", () => {
  const shot = { frame: [32, 92, 1200, 400], box: [0, 0, 600, 200] };
  assert.deepEqual(through(shot, [32, 92, 1200, 400]), [0, 0, 600, 200]);
  // A point at (100, 100) of the drawing stands at (232, 292) of the slide in both.
  const [left, top, width, height] = through(shot, [132, 192, 800, 600]);
  assert.equal(132 + ((100 - left) * 800) / width, 232);
  assert.equal(192 + ((100 - top) * 600) / height, 292);
});

test("a camera begins where it was and ends where it is to be", () => {
  assert.deepEqual(between([0, 10], [10, 20], 0), [0, 10]);
  assert.deepEqual(between([0, 10], [10, 20], 0.5), [5, 15]);
  assert.deepEqual(between([0, 10], [10, 20], 1), [10, 20]);
  assert.ok(between([0], [10], 0.1)[0] < 1);
});

test("the clock", () => {
  assert.equal(clock(0), "0:00");
  assert.equal(clock(605.9), "10:05");
  assert.equal(clock(-3), "0:00");
});
