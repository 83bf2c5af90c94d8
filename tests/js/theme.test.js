"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { themeOf, other, stylesheet } = require("../../src/causal_atlas/web/assets/theme.js");

test("the reader's choice comes before the system's", () => {
  assert.equal(themeOf("light", true), "light");
  assert.equal(themeOf(null, true), "dark");
  assert.equal(themeOf("sepia", false), "light");
});

test("two steps lead back", () => assert.equal(other(other("light")), "light"));

test("each theme has its stylesheet", () => {
  const styles = { light: ["l"], dark: ["d"] };
  assert.deepEqual(stylesheet("dark", styles), ["d"]);
  assert.deepEqual(stylesheet(null, styles), ["l"]);
});
