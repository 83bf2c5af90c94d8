"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { onTick } = require("../../src/causal_atlas/web/assets/play.js");

test("playing goes on to the end and stops there, or when there is nothing left to play", () => {
  assert.equal(onTick({ at: 1, of: 3 }), "step");
  assert.equal(onTick({ at: 3, of: 3 }), "stop");
  assert.equal(onTick(null), "stop");
});
