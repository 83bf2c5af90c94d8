"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { createQueue, parsed, merged, activates } = require("../../src/causal_atlas/web/assets/events.js");

/** A queue in surroundings that only remember. */
function remembered() {
  const log = { written: [], lost: [], recovered: 0, timers: new Map() };
  let timers = 0;
  const queue = createQueue({
    write: (event) => log.written.push(event),
    trouble: (event) => log.lost.push(event),
    recovered: () => (log.recovered += 1),
    later: (work) => {
      timers += 1;
      log.timers.set(timers, work);
      return timers;
    },
    never: (timer) => log.timers.delete(timer),
  });
  return { queue, log };
}

test("only one event is under way; the next follows the answer", () => {
  const { queue, log } = remembered();
  queue.send({ type: "undo" });
  queue.send({ type: "redo" });
  assert.deepEqual(log.written, [{ type: "undo", seq: 1 }]);
  queue.acknowledged(1);
  assert.deepEqual(log.written[1], { type: "redo", seq: 2 });
  assert.equal(log.timers.size, 1);
});

test("an old answer does not release the next event", () => {
  const { queue, log } = remembered();
  queue.send({ type: "undo" });
  queue.send({ type: "redo" });
  queue.acknowledged(0);
  assert.equal(log.written.length, 1);
  assert.ok(queue.busy());
});

test("whoever waits is told when nothing is under way any more, and whether all of it came", async () => {
  const { queue, log } = remembered();
  assert.equal(await queue.settled(), true);
  queue.send({ type: "undo" });
  queue.send({ type: "redo" });
  let told = null;
  const settled = queue.settled().then((came) => (told = came));
  queue.acknowledged(1);
  await Promise.resolve();
  assert.equal(told, null, "the second is under way");
  queue.acknowledged(2);
  await settled;
  assert.equal(told, true);
  queue.send({ type: "home" });
  const lost = queue.settled();
  [...log.timers.values()][0]();
  assert.equal(await lost, false);
});

test("numbers go on from the session's, so that an answer is never taken for an older one", () => {
  const { queue, log } = remembered();
  queue.acknowledged(41);
  queue.send({ type: "undo" });
  assert.equal(log.written[0].seq, 42);
});

test("without an answer it says so, drops what waited, and recovers", () => {
  const { queue, log } = remembered();
  queue.send({ type: "undo" });
  queue.send({ type: "redo" });
  [...log.timers.values()][0]();
  assert.equal(log.lost[0].type, "undo");
  assert.equal(log.written.length, 1);
  queue.send({ type: "home" });
  assert.equal(log.written[1].type, "home");
  queue.acknowledged(1);
  assert.equal(log.recovered, 0);
  queue.acknowledged(2);
  assert.equal(log.recovered, 1);
});

test("an event that failed is reported at once; one that is over is not", () => {
  const { queue, log } = remembered();
  queue.send({ type: "undo" });
  queue.failed(0);
  assert.deepEqual(log.lost, []);
  queue.failed(1);
  queue.failed(1);
  assert.deepEqual(log.lost, [{ type: "undo", seq: 1 }]);
  assert.equal(log.timers.size, 0);
  assert.ok(!queue.busy());
});

test("a foreseen event is the one that goes out next; nothing can be foreseen while one is under way", () => {
  const { queue, log } = remembered();
  queue.acknowledged(6);
  const foreseen = queue.foreseen({ type: "undo" });
  queue.send({ type: "undo" });
  assert.equal(JSON.stringify(log.written[0]), JSON.stringify(foreseen));
  assert.equal(queue.foreseen({ type: "redo" }), null);
});

test("an attribute is an event only if it is JSON with a type", () => {
  assert.deepEqual(parsed('{"type":"hide","concept":"insulin"}'), { type: "hide", concept: "insulin" });
  for (const text of ["", null, "hide", "null", "[]", '{"concept":"insulin"}']) assert.equal(parsed(text), null);
});

test("an input adds its value or whether it is checked", () => {
  const filter = { type: "filter", field: "organs", value: "liver" };
  assert.deepEqual(merged(filter, { type: "checkbox", value: "on", checked: true }), { ...filter, checked: true });
  assert.deepEqual(merged({ type: "condition" }, { type: "select-one", value: "healthy" }), { type: "condition", value: "healthy" });
  assert.deepEqual(merged({ type: "audience" }, { type: "radio", value: "student", checked: true }), {
    type: "audience",
    value: "student",
    checked: true,
  });
});

test("keys activate what the browser does not activate itself", () => {
  assert.ok(activates("Enter", "DIV", "button"));
  assert.ok(activates(" ", "LI", "treeitem"));
  assert.ok(!activates("Enter", "BUTTON", null));
  assert.ok(!activates("x", "DIV", "button"));
  assert.ok(!activates("Enter", "DIV", null));
});
