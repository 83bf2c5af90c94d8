"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { byId, difference, strayed, visibly } = require("../../src/causal_atlas/web/assets/drawing.js");

/** @param {object} data */
const element = (data) => ({ data });

test("only what differs between two drawings is touched", () => {
  const before = byId([element({ id: "a", x: 0, label: "A" }), element({ id: "b", x: 5 }), element({ id: "gone", x: 1 })]);
  const after = [element({ id: "a", x: 0, label: "A2" }), element({ id: "b", x: 5 }), element({ id: "new", x: 9 })];
  assert.deepEqual(difference(before, after), {
    added: [element({ id: "new", x: 9 })],
    changed: [{ id: "a", news: { label: "A2" } }],
    removed: ["gone"],
  });
});

test("the same drawing again changes nothing", () => {
  const drawn = [element({ id: "a", x: 0 }), element({ id: "b", x: 5 })];
  assert.deepEqual(difference(byId(drawn), drawn), { added: [], changed: [], removed: [] });
});

test("a field that is gone is taken away", () => {
  const { changed } = difference(byId([element({ id: "e", curve: "bent", weights: "0.5" })]), [element({ id: "e", curve: "straight" })]);
  assert.deepEqual(changed, [{ id: "e", news: { curve: "straight", weights: undefined } }]);
});

test("an empty canvas takes everything, in its order", () => {
  const after = [element({ id: "a" }), element({ id: "b" }), element({ id: "a>b", source: "a", target: "b" })];
  assert.deepEqual(difference(new Map(), after).added, after);
});

test("what is not where it belongs has strayed, unless a hand holds it or it is on its way", () => {
  const [here, there] = [{ x: 0, y: 0 }, { x: 0, y: 2 }];
  const nodes = [
    { id: "stays", at: here, to: here, free: true },
    { id: "moves", at: here, to: there, free: true },
    { id: "held", at: here, to: there, free: false },
  ];
  assert.deepEqual(strayed(nodes).map(({ id }) => id), ["moves"]);
});

test("half a unit is no visible move", () => {
  assert.ok(!visibly({ at: { x: 0, y: 0 }, to: { x: 0.5, y: 0 } }));
  assert.ok(visibly({ at: { x: 0, y: 0 }, to: { x: 0, y: 2 } }));
});
