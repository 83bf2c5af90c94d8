"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { dropPlace } = require("../../src/causal_atlas/web/assets/lecture-drag.js");
const { spokenCard, actionOf } = require("../../src/causal_atlas/web/assets/lecture-cards.js");

test("a dragged card goes where the pointer is among the others", () => {
  const middles = [50, 150, 250, 350];
  assert.deepEqual([0, 120, 160, 260, 999].map((x) => dropPlace(x, middles, 0)), [0, 0, 1, 2, 3]);
  assert.deepEqual([0, 120, 260, 340].map((x) => dropPlace(x, middles, 3)), [0, 1, 3, 3]);
});

test("a card says its place, its title and what is to be known of it", () => {
  assert.equal(spokenCard({ title: "Brake", missing: ["x", "y"], question: {} }, 2, 14, "45 s"), "Scene 3 of 14: Brake, 45 s of speaking, asks the audience, 2 missing in this atlas");
  assert.equal(spokenCard({ title: "Brake" }, 0, 1, ""), "Scene 1 of 1: Brake, no words yet");
});

test("arrow keys walk, with Alt they move, and letters of the page stay with it", () => {
  const act = (key, more = {}) => actionOf({ key, ...more });
  assert.deepEqual([act("ArrowRight"), act("ArrowUp"), act("ArrowLeft", { altKey: true }), act("ArrowDown", { altKey: true })], ["focusOn", "focusBack", "moveBack", "moveOn"]);
  assert.deepEqual([act("F2"), act("Delete"), act("d", { ctrlKey: true }), act("D", { metaKey: true }), act("m"), act("F10", { shiftKey: true }), act("a")], ["rename", "remove", "duplicate", "duplicate", "menu", "menu", "add"]);
  assert.deepEqual([act("d"), act("o"), act("F10"), act("ArrowLeft", { ctrlKey: true }), act("z", { ctrlKey: true })], ["", "", "", "", ""]);
});
