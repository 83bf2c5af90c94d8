"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { stray, AIR, LEAST_SEEN } = require("../../src/causal_atlas/web/assets/opened.js");

const face = { top: 100, bottom: 800 };

test("a card in sight stays where it is", () => {
  assert.equal(stray({ top: 100 }, face), 0);
  assert.equal(stray({ top: face.bottom - LEAST_SEEN }, face), 0);
});

test("a card below or above comes to the head of the face", () => {
  assert.equal(stray({ top: 1500 }, face), 1400 - AIR);
  assert.equal(stray({ top: face.bottom - LEAST_SEEN + 1 }, face), 700 - LEAST_SEEN + 1 - AIR);
  assert.equal(stray({ top: -300 }, face), -400 - AIR);
});
