"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { createTaking, LOST } = require("../../src/causal_atlas/web/assets/lecture-acts.js");

/** A screen with a view on it, and perhaps another on its way. */
function screen() {
  const seen = { view: "1old", busy: false, key: "k", waits: [], told: [], taken: [] };
  let answer = () => {};
  const take = createTaking({
    busy: () => seen.busy,
    settled: () => new Promise((resolve) => (answer = resolve)),
    key: () => seen.key,
    waits: (on) => seen.waits.push(on),
    tell: (text) => seen.told.push(text),
  });
  const press = () => take(() => seen.taken.push(seen.view));
  const arrive = async (view, came = true) => {
    Object.assign(seen, { view, busy: false });
    answer(came);
    await new Promise(setImmediate);
  };
  return { seen, press, arrive };
}

test("what is on the screen is taken at once, in the task of the press", () => {
  const { seen, press } = screen();
  void press();
  assert.deepEqual([seen.taken, seen.waits], [["1old"], []]);
});

test("what is on its way is waited for, and taken once however often it is pressed", async () => {
  const { seen, press, arrive } = screen();
  seen.busy = true;
  void press();
  void press();
  assert.deepEqual([seen.taken, seen.waits], [[], [true]]);
  await arrive("1new");
  assert.deepEqual([seen.taken, seen.waits, seen.told], [["1new"], [true, false], []]);
});

test("where the picture does not come nothing is taken, and that is said", async () => {
  const { seen, press, arrive } = screen();
  seen.busy = true;
  void press();
  await arrive("1old", false);
  assert.deepEqual([seen.taken, seen.told], [[], [LOST]]);
  void press();
  assert.deepEqual(seen.taken, ["1old"], "the next press finds what is there");
});

test("a lecture that was left meanwhile takes nothing", async () => {
  const { seen, press, arrive } = screen();
  seen.busy = true;
  void press();
  seen.key = "other";
  await arrive("1new");
  assert.deepEqual([seen.taken, seen.told], [[], []]);
});
