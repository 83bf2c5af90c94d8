"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const edits = require("../../src/causal_atlas/web/assets/lecture-edits.js");
const { outlives, unsent, LARGEST_LEFT_BEHIND } = require("../../src/causal_atlas/web/assets/lecture-around.js");
const { createKeeper, latest, patience, WAIT_MS } = require("../../src/causal_atlas/web/assets/lecture-keeper.js");

const scene = (id, narration = "") => ({ id, title: id, view: { concepts: [id] }, code: `1${id}`, narration, notes: "", claims: [], unclaimed: "", question: null });
const clone = (value) => JSON.parse(JSON.stringify(value));
const breath = () => new Promise((resolve) => setImmediate(resolve));

/** A server with one lecture, a browser's storage and a clock, all of them plain values. */
function world(rights = "owner") {
  const server = { doc: { key: "k", rights, title: "T", description: "", audience: "student", revision: 1, changed: "", scenes: [scene("a"), scene("b")] }, away: false, deaf: false, trouble: 0, puts: 0 };
  const storage = new Map();
  const timers = new Map();
  let next = 0;
  let time = 0;
  let page = 0;

  async function ask(method, path, body) {
    if (server.away) throw new Error("away");
    if (server.hangs && method === "PUT") return new Promise(() => {});
    if (method === "GET") return { status: 200, body: clone(server.doc) };
    server.puts += 1;
    if (server.trouble) return { status: server.trouble, body: { error: "No." } };
    if (body.base !== server.doc.revision) return { status: 409, body: { theirs: clone(server.doc) } };
    const { base, ...content } = clone(body);
    server.doc = { ...server.doc, ...content, revision: base + 1, scenes: content.scenes.map((one) => ({ code: "1new", view: { of: one.code }, ...one, seconds: 1 })) };
    if (server.deaf) throw new Error("the answer was lost");
    return { status: 200, body: { revision: base + 1, changed: "now", scenes: clone(server.doc.scenes) } };
  }

  function visit() {
    const name = `page${(page += 1)}`;
    const told = [];
    const news = [];
    const keeper = createKeeper(
      {
        ask,
        kept: () => [...storage].map(([of, text]) => ({ ...JSON.parse(text), name: of })),
        forget: (copy) => storage.delete(copy.name),
        keep: (_, value) => !server.full && storage.set(name, JSON.stringify(value)) === storage,
        drop: () => storage.delete(name),
        later: (work, ms) => (timers.set((next += 1), { work, ms }), next),
        never: (timer) => timers.delete(timer),
        now: () => (time += 1),
        told: (replaced) => told.push(replaced),
        saved: () => {},
        renewed: (before, after) => news.push([before.revision, after.revision]),
        recovered: (found) => news.push(["recovered", found.revision]),
      },
      edits,
    );
    return { keeper, told, news };
  }

  async function pass() {
    const due = [...timers.values()];
    timers.clear();
    due.forEach(({ work }) => work());
    await breath();
  }
  return { server, storage, timers, visit, pass };
}

const write = (keeper, text, id = "a") => keeper.change(edits.edited(keeper.current(), id, { narration: text }));

test("a change is kept in the browser at once, sent after a moment, and forgotten when it is acknowledged", async () => {
  const { server, storage, timers, visit, pass } = world();
  const { keeper } = visit();
  await keeper.open("k");
  assert.equal(keeper.state(), "saved");
  write(keeper, "One");
  write(keeper, "One two");
  assert.deepEqual([keeper.state(), storage.size, server.puts, timers.size], ["saving", 1, 0, 1]);
  assert.ok([...timers.values()][0].ms === WAIT_MS && WAIT_MS <= 800);
  await pass();
  assert.deepEqual([keeper.state(), storage.size, server.puts, keeper.current().revision], ["saved", 0, 1, 2]);
  assert.equal(server.doc.scenes[0].narration, "One two");
  assert.equal(keeper.current().scenes[0].seconds, 1);
});

test("one request is under way at a time; what is written meanwhile follows", async () => {
  const { server, visit, pass } = world();
  const { keeper } = visit();
  await keeper.open("k");
  write(keeper, "One");
  const done = keeper.flush();
  write(keeper, "One two");
  await keeper.flush;
  assert.equal(server.puts, 1);
  await breath();
  assert.equal(keeper.state(), "saving");
  await pass();
  assert.equal(await done, true);
  assert.deepEqual([server.puts, server.doc.scenes[0].narration, keeper.state()], [2, "One two", "saved"]);
});

test("what could not be sent is there after a reload, and goes out when the server is back", async () => {
  const { server, storage, visit, pass } = world();
  const { keeper } = visit();
  await keeper.open("k");
  server.away = true;
  write(keeper, "Kept");
  await pass();
  assert.deepEqual([keeper.state(), storage.size], ["offline", 1]);
  const again = visit().keeper;
  await again.open("k");
  assert.deepEqual([again.state(), again.current().scenes[0].narration], ["offline", "Kept"]);
  server.away = false;
  again.retry();
  await breath();
  assert.deepEqual([again.state(), server.doc.scenes[0].narration, storage.size], ["saved", "Kept", 0]);
});

test("what a crash left is sent by the next page without asking, where nobody else has written", async () => {
  const { server, visit, pass } = world();
  const first = visit().keeper;
  await first.open("k");
  write(first, "Crash");
  const second = visit().keeper;
  await second.open("k");
  assert.equal(second.state(), "saving");
  await pass();
  assert.equal(server.doc.scenes[0].narration, "Crash");
});

test("a page that closes in the middle of sending leaves its edit here, and the next opening offers it", async () => {
  const { server, storage, visit, pass } = world();
  const first = visit();
  await first.keeper.open("k");
  // More than a page may leave behind: the request dies with it, and nobody knows whether it arrived.
  server.hangs = true;
  write(first.keeper, "word ".repeat(16000));
  void first.keeper.flush(true);
  await breath();
  assert.deepEqual([storage.size, server.doc.revision, first.keeper.loses()], [1, 1, false]);
  server.hangs = false;
  const second = visit();
  await second.keeper.open("k");
  assert.deepEqual([second.news, second.keeper.state(), second.keeper.current().scenes[0].narration.length], [[["recovered", 1]], "saving", 80000]);
  await pass();
  assert.deepEqual([server.doc.scenes[0].narration.length, storage.size], [80000, 0]);
  const third = visit();
  await third.keeper.open("k");
  assert.deepEqual(third.news, [], "what was sent is not offered again");
});

test("where only the acknowledgement was lost, nobody is asked anything", async () => {
  const { server, visit, pass } = world();
  const { keeper } = visit();
  await keeper.open("k");
  server.deaf = true;
  write(keeper, "One");
  await pass();
  assert.equal(keeper.state(), "offline");
  server.deaf = false;
  write(keeper, "One two");
  await pass();
  assert.equal(keeper.state(), "saving");
  await pass();
  assert.deepEqual([keeper.state(), server.doc.scenes[0].narration], ["saved", "One two"]);
});

test("what somebody else wrote is never written over: both are there to choose from", async () => {
  const { server, storage, visit, pass } = world();
  const [one, other] = [visit().keeper, visit().keeper];
  await one.open("k");
  await other.open("k");
  write(one, "Mine");
  await pass();
  write(other, "Theirs");
  await pass();
  assert.equal(other.state(), "conflict");
  assert.equal(other.theirs().scenes[0].narration, "Mine");
  write(other, "Theirs, longer");
  await pass();
  assert.equal(server.doc.scenes[0].narration, "Mine");
  assert.equal(storage.size, 1);
  const found = edits.compared(other.base(), other.current(), other.theirs());
  assert.equal(found[0].pick, "both");
  const picks = { scenes: Object.fromEntries(found.map(({ id, pick }) => [id, pick])), order: "mine", head: "mine" };
  other.settle(edits.merged(other.current(), other.theirs(), picks, () => "n"));
  await pass();
  assert.equal(other.state(), "saved");
  assert.deepEqual(server.doc.scenes.map(({ narration }) => narration), ["Theirs, longer", "Mine", ""]);
  assert.deepEqual([server.doc.revision, storage.size], [3, 0]);
});

test("choosing what the other wrote needs no sending", async () => {
  const { server, visit, pass } = world();
  const [one, other] = [visit(), visit()];
  await one.keeper.open("k");
  await other.keeper.open("k");
  write(one.keeper, "Mine");
  await pass();
  write(other.keeper, "Theirs");
  await pass();
  const puts = server.puts;
  other.keeper.settle(other.keeper.theirs());
  assert.deepEqual([other.keeper.state(), server.puts, other.told.includes(true)], ["saved", puts, true]);
});

test("a conflict survives a reload", async () => {
  const { server, visit, pass } = world();
  const { keeper } = visit();
  await keeper.open("k");
  write(keeper, "Mine");
  server.doc = { ...server.doc, revision: 2, title: "Other" };
  await pass();
  assert.equal(keeper.state(), "conflict");
  const again = visit().keeper;
  await again.open("k");
  assert.deepEqual([again.state(), again.current().scenes[0].narration, again.theirs().title], ["conflict", "Mine", "Other"]);
});

test("a full disk, a refusal and a lost right are told apart, and nothing is lost", async () => {
  const { server, storage, visit, pass } = world();
  const { keeper } = visit();
  await keeper.open("k");
  for (const [status, state] of [[507, "full"], [500, "offline"], [403, "refused"], [400, "refused"]]) {
    server.trouble = status;
    write(keeper, `Under ${status}`);
    await pass();
    assert.deepEqual([keeper.state(), keeper.why(), storage.size], [state, "No.", 1]);
    assert.equal(await keeper.flush(), false);
  }
  server.trouble = 0;
  write(keeper, "In the end");
  await pass();
  assert.deepEqual([keeper.state(), server.doc.scenes[0].narration, storage.size], ["saved", "In the end", 0]);
});

test("a lecture that can only be read takes no change", async () => {
  const { storage, visit } = world("read");
  const { keeper } = visit();
  await keeper.open("k");
  assert.equal(keeper.state(), "read");
  assert.equal(write(keeper, "No"), false);
  assert.equal(storage.size, 0);
});

test("what another page saved is taken over while nothing of ours is on its way", async () => {
  const { visit, pass } = world();
  const [one, other] = [visit(), visit()];
  await one.keeper.open("k");
  await other.keeper.open("k");
  write(one.keeper, "New");
  await pass();
  await other.keeper.refresh();
  assert.equal(other.keeper.current().scenes[0].narration, "New");
  assert.ok(other.told.includes(true));
  assert.deepEqual([other.news, one.news], [[[1, 2]], []]);
  await other.keeper.refresh();
  assert.equal(other.news.length, 1, "what is known already is no news");
});

test("a lecture that nobody has cannot be opened", async () => {
  const { server, visit } = world();
  server.away = true;
  await assert.rejects(visit().keeper.open("k"), /did not answer/);
});

test("of two windows that crashed neither is lost: the later goes out, the earlier is compared at the next visit", async () => {
  const { server, storage, timers, visit, pass } = world();
  const [one, other] = [visit().keeper, visit().keeper];
  await one.open("k");
  await other.open("k");
  server.away = true;
  write(one, "Earlier");
  await pass();
  write(other, "Later");
  await pass();
  timers.clear();
  server.away = false;
  const third = visit().keeper;
  await third.open("k");
  await pass();
  assert.deepEqual([third.state(), server.doc.scenes[0].narration, storage.size], ["saved", "Later", 1]);
  const fourth = visit().keeper;
  await fourth.open("k");
  assert.deepEqual([fourth.state(), fourth.current().scenes[0].narration, fourth.theirs().scenes[0].narration], ["conflict", "Earlier", "Later"]);
});

test("a browser that has no room says so", async () => {
  const { server, visit } = world();
  const { keeper } = visit();
  await keeper.open("k");
  server.full = true;
  write(keeper, "One");
  assert.deepEqual([keeper.held(), keeper.loses()], [false, true]);
  server.full = false;
  write(keeper, "One two");
  assert.deepEqual([keeper.held(), keeper.loses()], [true, false]);
});

test("only what is small enough outlives its page, counted in bytes", () => {
  assert.ok(outlives("x".repeat(LARGEST_LEFT_BEHIND)));
  assert.ok(!outlives("x".repeat(LARGEST_LEFT_BEHIND + 1)));
  assert.ok(!outlives("β".repeat(LARGEST_LEFT_BEHIND / 2 + 1)), "a letter may have two");
  assert.ok(LARGEST_LEFT_BEHIND < 65536);
});

test("which lectures have something unsent is told by what the browser keeps", () => {
  assert.deepEqual([...unsent(["atlas-lecture:k1:page", "atlas-lecture:k1:other", "atlas-lecture:k2:page", "atlas-storyboard"])], ["k1", "k2"]);
});

test("tries grow rarer, and the latest of several copies counts", () => {
  assert.deepEqual([1, 2, 3, 20].map(patience), [2000, 4000, 8000, 60000]);
  assert.equal(latest([]), null);
  assert.equal(latest([{ when: 1 }, { when: 3 }, { when: 2 }]).when, 3);
});
