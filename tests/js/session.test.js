"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { createAsker, createFollower, asked, shown, PATIENCE_MS } = require("../../src/causal_atlas/web/assets/session.js");

function stage() {
  const handed = [];
  const timers = new Map();
  let next = 0;
  const follower = createFollower({
    hand: (session) => handed.push(session),
    later: (work, ms) => (timers.set((next += 1), { work, ms }), next),
    never: (timer) => timers.delete(timer),
  });
  return { handed, timers, follower };
}

test("the panels wait for the drawing", () => {
  const { handed, timers, follower } = stage();
  follower.follow({ start: false, seq: 1 });
  assert.deepEqual(handed, []);
  follower.release();
  assert.deepEqual(handed, [{ start: false, seq: 1 }]);
  assert.equal(timers.size, 0);
});

test("the start screen has no drawing to wait for", () => {
  const { handed, follower } = stage();
  follower.follow({ start: true });
  assert.equal(handed.length, 1);
});

test("without a drawing the panels follow after a while", () => {
  const { handed, timers, follower } = stage();
  follower.follow({ start: false });
  const [[, timer]] = timers;
  assert.equal(timer.ms, PATIENCE_MS);
  timer.work();
  assert.equal(handed.length, 1);
});

test("of several sessions only the latest is handed on, once", () => {
  const { handed, follower } = stage();
  follower.follow({ start: false, seq: 1 });
  follower.follow({ start: false, seq: 2 });
  follower.release();
  follower.release();
  assert.deepEqual(handed, [{ start: false, seq: 2 }]);
});

test("an event travels with what its step is taken from, and no more", () => {
  const session = { view: "1a", past: ["1b"], future: [], audience: "student", said: "Hello.", seq: 4, start: false };
  const event = { type: "undo", seq: 5 };
  assert.deepEqual(asked(event, session), { event, session: { view: "1a", past: ["1b"], future: [], audience: "student" } });
  assert.deepEqual(asked(event, null), { event, session: null });
});

test("the panels are not told what could be undone, only that it could", () => {
  assert.deepEqual(shown({ view: "1a", past: ["1b"], future: ["1c"], can_undo: true }), { view: "1a", can_undo: true });
});

/** An asker whose questions are only noted; the answer is the number of the question. */
function noting() {
  const questions = [];
  const asker = createAsker((body) => (questions.push(body), Promise.resolve(questions.length)));
  return { asker, questions };
}

test("what was foreseen is not asked again", async () => {
  const { asker, questions } = noting();
  asker.foresee("expand");
  assert.equal(await asker.ask("expand"), 1);
  assert.deepEqual(questions, ["expand"]);
});

test("what was not foreseen is asked, and so is the same thing a second time", async () => {
  const { asker, questions } = noting();
  asker.foresee("expand");
  assert.equal(await asker.ask("undo"), 2);
  assert.equal(await asker.ask("expand"), 3);
  assert.deepEqual(questions, ["expand", "undo", "expand"]);
});

test("a foreseen question that fails, fails for the one who asks it", async () => {
  const asker = createAsker(() => Promise.reject(new Error("offline")));
  asker.foresee("expand");
  await assert.rejects(asker.ask("expand"), /offline/);
});

test("of several foreseen questions the one that is asked counts, and the others are forgotten", async () => {
  const { asker, questions } = noting();
  asker.foresee("previous");
  asker.foresee("next");
  asker.foresee("next");
  assert.deepEqual(questions, ["previous", "next"]);
  assert.equal(await asker.ask("next"), 2);
  assert.equal(await asker.ask("previous"), 3);
});
