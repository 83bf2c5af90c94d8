"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { counted, spoken, when, placeOf, holding } = require("../../src/causal_atlas/web/assets/parts.js");

test("numbers have their noun", () => {
  assert.deepEqual([0, 1, 2].map((count) => counted(count, "scene")), ["no scenes", "1 scene", "2 scenes"]);
});

test("how long something takes is said in minutes", () => {
  assert.deepEqual([0, 44, 50, 700].map(spoken), ["under a minute", "under a minute", "about 1 min", "about 12 min"]);
});

test("a time is said as people say it, farther back with less detail", () => {
  const now = new Date(2026, 10, 25, 15, 0);
  const said = (...parts) => when(new Date(...parts).toISOString(), now);
  assert.equal(said(2026, 10, 25, 14, 59, 40), "just now");
  assert.equal(said(2026, 10, 25, 14, 48), "12 minutes ago");
  assert.equal(said(2026, 10, 25, 9, 5), "today, 09:05");
  assert.equal(said(2026, 10, 24, 23, 30), "yesterday, 23:30");
  assert.equal(said(2026, 10, 3), "3 November");
  assert.equal(said(2025, 10, 3), "3 November 2025");
  assert.equal(when("nonsense", now), "");
});

test("a key never leaves its place in an address", () => {
  assert.equal(placeOf(), "lectures");
  assert.equal(placeOf("abc", "versions", "3"), "lectures/abc/versions/3");
  assert.equal(placeOf("../x?y#z"), "lectures/..%2Fx%3Fy%23z");
});

test("a file that is held goes from element to element without a flicker, and leaves for good after a moment", () => {
  const shown = [];
  const work = new Map();
  let last = 0;
  const clock = { set: (task) => (work.set(++last, task), last), clear: (timer) => work.delete(timer) };
  const passes = () => [...work].forEach(([timer, task]) => (work.delete(timer), task()));
  const held = holding((over) => shown.push(over), clock);
  held.over();
  held.left();
  held.over();
  passes();
  assert.deepEqual(shown, [true, true]);
  held.left();
  held.left();
  passes();
  assert.deepEqual(shown, [true, true, false]);
  held.over();
  held.left();
  held.dropped();
  passes();
  assert.deepEqual(shown, [true, true, false, true, false]);
});
