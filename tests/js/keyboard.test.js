"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { KEYMAP, chord, actionOf, isDrawn, nearest } = require("../../src/causal_atlas/web/assets/keyboard.js");

const HERE = { typing: false, canvas: true };

test("no key means two things in one place", () => {
  for (const place of ["canvas", "page"]) {
    const keys = KEYMAP.filter(({ scope }) => scope === place).flatMap((binding) => binding.keys);
    assert.equal(new Set(keys).size, keys.length);
  }
});

test("in the drawing L speaks of its loops, elsewhere and with Shift it opens the lectures", () => {
  assert.equal(actionOf({ key: "l" }, HERE), "loops");
  assert.equal(actionOf({ key: "L", shiftKey: true }, HERE), "lectures");
  assert.equal(actionOf({ key: "l" }, { typing: false, canvas: false }), "lectures");
});

test("every action says what it does", () => {
  for (const { says, action } of KEYMAP) assert.ok(says.length > 3, action);
});

test("what the page has no use for is not taken for a key of the drawing", () => {
  assert.deepEqual(["scene_on", "add_scene", "present", "left", "menu"].map(isDrawn), [false, false, false, true, true]);
});

test("chords", () => {
  assert.equal(chord({ key: "Z", ctrlKey: true, shiftKey: true }), "Ctrl+Shift+z");
  assert.equal(chord({ key: "k", metaKey: true }), "Ctrl+k");
  assert.equal(chord({ key: "?", shiftKey: true }), "?");
  assert.equal(chord({ key: "F10", shiftKey: true }), "Shift+F10");
  assert.equal(chord({ key: "[", ctrlKey: true, altKey: true }), "[", "AltGr");
});

test("keys act", () => {
  assert.equal(actionOf({ key: "]" }, HERE), "effects");
  assert.equal(actionOf({ key: "Enter", shiftKey: true }, HERE), "select_more");
  assert.equal(actionOf({ key: "Delete" }, HERE), "hide");
  assert.equal(actionOf({ key: "j" }, HERE), null);
  assert.equal(actionOf({ key: "E", shiftKey: true }, HERE), "explain", "a capital is its letter");
});

test("nothing acts while somebody is typing, but Ctrl-K", () => {
  for (const key of ["h", "/", "?", "u", "Delete", "["]) assert.equal(actionOf({ key }, { typing: true, canvas: false }), null);
  assert.equal(actionOf({ key: "z", ctrlKey: true }, { typing: true, canvas: false }), null);
  assert.equal(actionOf({ key: "k", ctrlKey: true }, { typing: true, canvas: false }), "search");
});

test("keys of the drawing act only there", () => {
  assert.equal(actionOf({ key: "Enter" }, { typing: false, canvas: false }), null);
  assert.equal(actionOf({ key: "/" }, { typing: false, canvas: false }), "search");
});

test("an arrow key goes to the nearest in its direction, straight ahead first", () => {
  const from = { id: "o", x: 0, y: 0 };
  const spots = [from, { id: "aside", x: 90, y: 80 }, { id: "ahead", x: 180, y: 0 }, { id: "behind", x: -50, y: 0 }];
  assert.equal(nearest(spots, from, "right"), "ahead");
  assert.equal(nearest(spots, from, "left"), "behind");
  assert.equal(nearest(spots, from, "up"), null);
});

test("A adds a scene from anywhere but a text, and no key of the page is one of the drawing besides l", () => {
  for (const canvas of [true, false]) assert.equal(actionOf({ key: "a" }, { typing: false, canvas, told: !canvas }), "add_scene");
  assert.equal(actionOf({ key: "a" }, { typing: true, canvas: false, told: true }), null);
  assert.equal(actionOf({ key: "a", ctrlKey: true }, HERE), null, "which marks everything");
  const drawn = new Set(KEYMAP.filter(({ scope }) => scope === "canvas").flatMap(({ keys }) => keys));
  assert.deepEqual(KEYMAP.filter(({ scope }) => scope === "page").flatMap(({ keys }) => keys).filter((key) => drawn.has(key)), ["l"]);
});

test("p presents the lecture that is open, and pins where the drawing itself has the focus", () => {
  assert.equal(actionOf({ key: "p" }, { typing: false, canvas: true, told: true }), "present");
  assert.equal(actionOf({ key: "p" }, { typing: false, canvas: true, told: false }), "pin");
  assert.equal(actionOf({ key: "p" }, { typing: true, canvas: false, told: true }), null);
  assert.equal(actionOf({ key: "P", shiftKey: true }, { typing: false, canvas: true }), "present");
});
