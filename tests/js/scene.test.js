"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { boundsOf, along, beside, spoken, again, tapped, isSecond } = require("../../src/causal_atlas/web/assets/scene.js");
const { lively, opacityOf } = require("../../src/causal_atlas/web/assets/motion.js");

test("bounds reach around every box", () => {
  const things = [
    { x: 0, y: 0, width: 100, height: 40 },
    { x: 200, y: 50, width: 20, height: 10 },
  ];
  assert.deepEqual(boundsOf(things), { x1: -50, y1: -20, x2: 210, y2: 55 });
  assert.equal(boundsOf([]), null);
});

test("places along a line and a bend", () => {
  const [a, b, c] = [{ x: 0, y: 0 }, { x: 50, y: 10 }, { x: 100, y: 0 }];
  assert.deepEqual(along([a, c], 0.25), { x: 25, y: 0 });
  assert.deepEqual(along([a, b, c], 0.5), { x: 50, y: 5 });
});

test("curves of a longer route join half way between their controls", () => {
  const route = [{ x: 0, y: 0 }, { x: 0, y: 40 }, { x: 100, y: 40 }, { x: 100, y: 0 }];
  assert.deepEqual(along(route, 0.5), { x: 50, y: 40 });
  assert.deepEqual(along(route, 1), route[3]);
});

test("beside a line that runs to the right is below it", () => {
  const line = [{ x: 0, y: 0 }, { x: 100, y: 0 }];
  assert.deepEqual(beside(line, 0.5, 13), { x: 50, y: 13 });
  assert.deepEqual(beside(line, 0.5, 0), { x: 50, y: 0 });
});

test("a box is spoken with what can be done to it", () => {
  const box = { name: "Liver fat", kind: "tissue_state", status: "", causes: 1, effects: 2, selected: 1, pinned: 0 };
  assert.equal(spoken(box), "Liver fat, tissue state, selected, 1 more cause, 2 more effects.");
});

test("a repeated announcement is told apart", () => {
  assert.equal(again("Undone.", ""), "Undone.");
  assert.notEqual(again("Undone.", "Undone."), "Undone.");
  assert.equal(again("", ""), "");
});

test("taps", () => {
  assert.deepEqual(tapped({ role: "box", concept: "insulin" }, true), { type: "select", concepts: ["insulin"], add: true });
  assert.deepEqual(tapped({ role: "pill", of: "insulin", direction: "effects" }, false), {
    type: "expand",
    concept: "insulin",
    direction: "effects",
  });
  const arrow = { type: "select_arrow", cause: "a", effect: "b" };
  assert.deepEqual(tapped({ role: "arrow", source: "a", target: "b" }, false), arrow);
  assert.deepEqual(tapped({ role: "mark", cause: "a", effect: "b" }, false), arrow);
  assert.equal(tapped({ role: "region" }, false), null);
});

test("a double tap is quick, or counted as one by the computer", () => {
  const last = { id: "insulin", at: 1000 };
  assert.ok(isSecond(last, { id: "insulin", at: 1200 }));
  assert.ok(!isSecond(last, { id: "glucose", at: 1200, clicks: 2 }));
  assert.ok(!isSecond(last, { id: "insulin", at: 2000, clicks: 1 }));
  assert.ok(isSecond(last, { id: "insulin", at: 2000, clicks: 2 }));
  assert.ok(!isSecond({ id: "", at: 0 }, { id: "insulin", at: 1200, clicks: 3 }), "a third tap begins anew");
});

test("motion is for few elements and for readers who like it", () => {
  assert.ok(lively(false, 10));
  assert.ok(!lively(true, 10));
  assert.ok(!lively(false, 0));
  assert.ok(!lively(false, 1000));
});

test("what a filter fades comes in faded", () => {
  assert.equal(opacityOf({ role: "box", faded: 0 }), 1);
  assert.ok(opacityOf({ role: "box", faded: 1 }) < 0.3);
});
