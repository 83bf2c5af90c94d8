"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { facts, sorted, staying } = require("../../src/causal_atlas/web/assets/shelf.js");
const { outcome, belonging } = require("../../src/causal_atlas/web/assets/later/shelf-import.js");
const { linkTo, unshared } = require("../../src/causal_atlas/web/assets/later/shelf-share.js");
const words = require("../../src/causal_atlas/web/assets/parts.js");

const entry = (more) => ({ key: "k", title: "T", scenes: 9, seconds: 400, audience: "student", changed: "2026-11-20T10:00:00Z", shipped: false, ...more });

test("what stands below a title", () => {
  const now = new Date("2026-11-20T10:05:00Z");
  assert.equal(facts(entry({}), now, words), "9 scenes · about 7 min · changed 5 minutes ago");
  assert.equal(facts(entry({ shipped: true, scenes: 1 }), now, words), "1 scene · about 7 min");
  assert.equal(facts(entry({ scenes: 0 }), now, words), "no scene yet · changed 5 minutes ago");
  assert.match(facts(entry({}), now, words, true), /changed 5 minutes ago · changes wait in this browser; open it to send them$/);
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

test("a backup of everything gives each graph its own lectures", () => {
  const [mine, theirs] = ["a", "b"].map((digit) => digit.repeat(40));
  const texts = ["fat.yaml", `own/${mine}/rain.yaml`, `own/${mine}/sun.yaml`, `own/${theirs}/x.yaml`].map((name) => ({ name }));
  const names = (mark, of = texts) => belonging(of, mark).here.map(({ name }) => name);
  assert.deepEqual(names(""), ["fat.yaml"]);
  assert.deepEqual(names(mine), [`own/${mine}/rain.yaml`, `own/${mine}/sun.yaml`]);
  assert.deepEqual(names("c".repeat(40)), []);
  assert.equal(belonging(texts, "").left, "3 lectures in it are about graphs of your own: open the file of the graph, and import this backup there.");
  assert.equal(belonging(texts.slice(0, 3), mine).left, "1 lecture in it is not about this graph, and was left out.");
  assert.equal(belonging(texts.slice(1, 3), mine).left, "");
  // A backup of one graph, or a file that somebody chose, goes where it is wanted.
  assert.deepEqual(belonging([{ name: "fat.yaml" }, { name: "own/fat.yaml" }], mine), { here: [{ name: "fat.yaml" }, { name: "own/fat.yaml" }], left: "" });
});

test("how long a graph of one's own is kept is told by the day", () => {
  assert.match(staying("2026-12-26T08:00:00.000+00:00"), /kept until 26 December 2026\. Opening its file again/);
  assert.equal(staying(null), "");
});
