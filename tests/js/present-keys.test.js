"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { KEYS, actionOf, isOwn, gridMove, gesture } = require("../../src/causal_atlas/web/assets/later/present-keys.js");

test("no key has two meanings", () => {
  const keys = KEYS.flatMap((binding) => binding.keys);
  assert.equal(new Set(keys).size, keys.length);
});

test("arrows, space, letters and the keys of a clicker lead on and back", () => {
  for (const key of ["ArrowRight", "ArrowDown", " ", "PageDown", "n", "N"]) assert.equal(actionOf({ key }), "next");
  for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"]) assert.equal(actionOf({ key }), "back");
  assert.equal(actionOf({ key: " ", shiftKey: true }), "back");
  assert.equal(actionOf({ key: "." }), "black");
  assert.equal(actionOf({ key: "7" }), "digit:7");
});

test("what is meant for the browser stays with it", () => {
  for (const held of ["ctrlKey", "metaKey", "altKey"]) assert.equal(actionOf({ key: "r", [held]: true }), null);
  assert.equal(actionOf({ key: "F5" }), null);
  assert.equal(actionOf({ key: "Tab" }), null);
});

test("while a question is followed, one key leads back and all others are the explorer's", () => {
  assert.equal(actionOf({ key: "r" }, true), "return");
  for (const key of ["e", "ArrowRight", "Escape", "1", "?"]) assert.equal(actionOf({ key }, true), null);
  assert.equal(actionOf({ key: "r" }), null);
});

test("a button that has the focus keeps Enter and Space", () => {
  assert.ok(isOwn("Enter", "BUTTON"));
  assert.ok(isOwn(" ", "BUTTON"));
  assert.ok(!isOwn("ArrowRight", "BUTTON"));
  assert.ok(isOwn("n", "INPUT"));
  assert.ok(!isOwn(" ", "BODY"));
});

test("arrows move in the grid of all scenes and stay inside", () => {
  assert.equal(gridMove(1, "ArrowDown", 4, 10), 5);
  assert.equal(gridMove(1, "ArrowUp", 4, 10), 1);
  assert.equal(gridMove(9, "ArrowRight", 4, 10), 9);
  assert.equal(gridMove(5, "Home", 4, 10), 0);
  assert.equal(gridMove(5, "End", 4, 10), 9);
  assert.equal(gridMove(5, "x", 4, 10), null);
});

test("a tap in a third turns the page, a swipe turns it as on paper", () => {
  const at = (x, y = 100) => ({ x, y });
  assert.equal(gesture(at(350), at(350), 390), "next");
  assert.equal(gesture(at(30), at(30), 390), "back");
  assert.equal(gesture(at(195), at(195), 390), null);
  assert.equal(gesture(at(300), at(120), 390), "next");
  assert.equal(gesture(at(120), at(300), 390), "back");
  assert.equal(gesture(at(350, 100), at(350, 300), 390), null);
});
