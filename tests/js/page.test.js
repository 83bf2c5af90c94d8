"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { face, faceAfter, shows } = require("../../src/causal_atlas/web/assets/page.js");

test("an answer opens its face; what was selected opens the details only in place of an answer", () => {
  assert.equal(face("outline", "details"), "outline");
  assert.equal(face("nonsense", "details"), "details");
  assert.equal(faceAfter("explain", "details"), "explain");
  assert.equal(faceAfter("details", "outline"), null);
  assert.equal(faceAfter("details", "explain"), "details");
});

test("what brings something into the drawing, or plays it, uncovers the drawing; what is only read does not", () => {
  for (const step of ["route", "ring", "play", "reveal", "contrast_show", "course"]) assert.ok(shows(step, false), step);
  assert.ok(shows("", true));
  for (const step of ["", "ask", "contrast", "select_arrow", "whatif"]) assert.ok(!shows(step, false), step);
});
