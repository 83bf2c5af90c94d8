"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { ON_CONCEPT } = require("../../src/causal_atlas/web/assets/cursor.js");

test("what a key asks of a concept names the concept", () => {
  for (const [action, event] of Object.entries(ON_CONCEPT)) {
    const asked = event("insulin");
    assert.equal(typeof asked.type, "string", action);
    assert.ok(Object.values(asked).flat().includes("insulin"), action);
  }
  assert.deepEqual(ON_CONCEPT.effects("insulin"), { type: "toggle", concept: "insulin", direction: "effects" });
});
