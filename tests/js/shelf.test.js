"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { facts, sorted } = require("../../src/causal_atlas/web/assets/shelf.js");
const { outcome } = require("../../src/causal_atlas/web/assets/later/shelf-import.js");
const { linkTo, unshared } = require("../../src/causal_atlas/web/assets/later/shelf-share.js");
const words = require("../../src/causal_atlas/web/assets/parts.js");

const entry = (more) => ({ key: "k", title: "T", scenes: 9, seconds: 400, audience: "student", changed: "2026-11-20T10:00:00Z", shipped: false, ...more });

test("what stands below a title", () => {
  const now = new Date("2026-11-20T10:05:00Z");
  assert.equal(facts(entry({}), now, words), "9 scenes · about 7 min · changed 5 minutes ago");
  assert.equal(facts(entry({ shipped: true, scenes: 1 }), now, words), "1 scene · about 7 min");
  assert.equal(facts(entry({ scenes: 0 }), now, words), "no scene yet · changed 5 minutes ago");
});

test("one's own come with the last changed first, those of the atlas in their order", () => {
  const [old, young, b, a] = [entry({ title: "old" }), entry({ title: "young", changed: "2026-11-21T10:00:00Z" }), entry({ title: "b", shipped: true }), entry({ title: "a", shipped: true })];
  const { own, shipped } = sorted([b, old, a, young]);
  assert.deepEqual([own, shipped].map((some) => some.map(({ title }) => title)), [["young", "old"], ["b", "a"]]);
});

test("an import says what came in and what did not", () => {
  const bad = { name: "a.yaml", why: "a.yaml:3: no title." };
  assert.equal(outcome(["Fat"], []), "“Fat” is taken in.");
  assert.equal(outcome(["Fat", "Sugar"], []), "2 lectures are taken in.");
  assert.equal(outcome([], [bad]), "a.yaml:3: no title.");
  assert.equal(outcome(["Fat"], [bad]), "“Fat” is taken in. 1 could not be read:");
});

test("a link leads to the page on which it was made", () => {
  assert.equal(linkTo({ origin: "http://atlas.local:8050", pathname: "/" }, "abc"), "http://atlas.local:8050/?lecture=abc");
});

test("only the owner shares, and what everybody has needs no link", () => {
  assert.equal(unshared({ rights: "owner", shipped: false }), "");
  assert.match(unshared({ rights: "edit", shipped: false }), /owner/);
  assert.match(unshared({ rights: "read", shipped: true }), /your own copy/);
});
