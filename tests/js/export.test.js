"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { USUAL, remembered, addressOf, applies, nameIn } = require("../../src/causal_atlas/web/assets/export.js");

test("an address names only what is not as usual", () => {
  assert.equal(addressOf("svg", USUAL, "1abc"), "export/svg?view=1abc");
  const choices = { ...USUAL, texts: { title: " A & B ", caption: "  " }, switches: { ...USUAL.switches, legend: false }, choices: { ...USUAL.choices, palette: "print" } };
  assert.equal(addressOf("pdf", choices, "1", { inline: "1" }), "export/pdf?view=1&title=A+%26+B&legend=0&palette=print&inline=1");
});

test("what was kept is taken as far as it makes sense", () => {
  const kept = remembered('{"format":"png","switches":{"legend":false,"else":true},"choices":{"scale":"4","page":7}}');
  assert.equal(kept.format, "png");
  assert.equal(kept.switches.legend, false);
  assert.ok(!("else" in kept.switches));
  assert.equal(kept.choices.scale, "4");
  assert.equal(kept.choices.page, "tight");
  for (const text of [null, "{", "[]", '"x"']) assert.deepEqual(remembered(text).switches, USUAL.switches);
});

test("texts belong to one figure and are not remembered", () => {
  assert.deepEqual(remembered('{"texts":{"title":"Old"}}').texts, {});
});

test("an option without formats is for all", () => {
  assert.ok(applies("", "sif"));
  assert.ok(applies("svg png", "png"));
  assert.ok(!applies("svg png", "sif"));
});

test("the file name comes from the answer", () => {
  assert.equal(nameIn("attachment; filename=\"_.svg\"; filename*=UTF-8''%CE%B2-cells.svg", "x"), "β-cells.svg");
  assert.equal(nameIn('attachment; filename="lectures.zip"', "x"), "lectures.zip");
  assert.equal(nameIn(null, "figure.svg"), "figure.svg");
  assert.equal(nameIn("filename*=UTF-8''%E0%A4%A", "figure.svg"), "figure.svg");
});
