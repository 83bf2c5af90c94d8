"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { entriesOf, stepped, placed } = require("../../src/causal_atlas/web/assets/menu.js");

const INSULIN = { concept: "insulin", causes: 2, effects: 0, pinned: false };

test("a concept's menu sends events of that concept", () => {
  const events = entriesOf(INSULIN, 0).map((entry) => entry.event).filter(Boolean);
  const ofSelection = ["between", "chains"];
  for (const event of events) assert.ok([event.concept, event.through].includes("insulin") || ofSelection.includes(event.type), event.type);
  const kinds = new Set(events.map((event) => event.type));
  assert.deepEqual(kinds, new Set(["expand", "collapse", "whatif", "loops", "isolate", "pin", "hide", "between", "chains"]));
});

test("what cannot be done is off", () => {
  const off = entriesOf(INSULIN, 1).filter((entry) => entry.off).map((entry) => entry.label);
  assert.deepEqual(off, ["Show effects", "How the first selected leads to the second", "Show everything between the selected"]);
  assert.equal(entriesOf(INSULIN, 2).filter((entry) => entry.off).length, 1);
});

test("the menu of the drawing grows it", () => {
  assert.equal(entriesOf(null, 0)[0].event.type, "grow");
});

test("arrows skip what is off and go round", () => {
  const off = [false, true, false];
  assert.equal(stepped("ArrowDown", 0, off), 2);
  assert.equal(stepped("ArrowDown", 2, off), 0);
  assert.equal(stepped("ArrowUp", 0, off), 2);
  assert.equal(stepped("End", 0, [false, false, true]), 1);
});

test("a menu stays on the screen", () => {
  const screen = { width: 390, height: 844 };
  assert.deepEqual(placed({ x: 380, y: 840 }, { width: 236, height: 300 }, screen), { x: 146, y: 536 });
  assert.deepEqual(placed({ x: -5, y: 100 }, { width: 236, height: 300 }, screen), { x: 8, y: 100 });
});
