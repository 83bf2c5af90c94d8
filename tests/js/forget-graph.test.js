"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { question } = require("../../src/causal_atlas/web/assets/later/forget-graph.js");
const { counted } = require("../../src/causal_atlas/web/assets/parts.js");

const told = (lectures) => question({ may: true, why: "", lectures }, counted);

test("without lectures nothing is asked", () => {
  assert.equal(told(0), null);
});

test("with lectures it is asked what becomes of them", () => {
  assert.deepEqual(told(1), {
    said: "The graph goes at once. There is 1 lecture about it, counting the trash: kept, it opens again when the file is opened here once more; deleted, it does not come back.",
    keep: "Forget the graph, keep the lecture",
    both: "Forget both",
  });
  assert.match(told(3).said, /There are 3 lectures about it, counting the trash: kept, they open again .*deleted, they do not come back\.$/);
  assert.equal(told(3).keep, "Forget the graph, keep the lectures");
});

test("who does not own the server keeps them, and is told so", () => {
  assert.equal(told(null).both, "");
  assert.match(told(null).said, /stay kept/);
});
