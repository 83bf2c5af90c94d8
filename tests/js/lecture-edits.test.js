"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const edits = require("../../src/causal_atlas/web/assets/lecture-edits.js");

const scene = (id, more = {}) => ({ id, title: id.toUpperCase(), view: { concepts: [id] }, code: `1${id}`, narration: "", notes: "", claims: [], unclaimed: "", question: null, ...more });
const lecture = (ids, more = {}) => ({
  key: "k", rights: "owner", title: "T", description: "", audience: "student", revision: 3,
  scenes: [...ids].map((one) => (typeof one === "string" ? scene(one) : one)), ...more,
});
const ids = ({ scenes }) => scenes.map(({ id }) => id).join("");

test("scenes are moved, put in, taken out and doubled", () => {
  const four = lecture("abcd");
  assert.equal(ids(edits.moved(four, 0, 2)), "bcad");
  assert.equal(ids(edits.moved(four, 3, 0)), "dabc");
  assert.equal(ids(edits.inserted(four, 1, scene("x"))), "axbcd");
  assert.equal(ids(edits.removed(four, 1)), "acd");
  assert.equal(ids(edits.duplicated(four, 0, "x")), "axbcd");
  assert.equal(ids(four), "abcd");
});

test("what was derived goes with what it was derived from", () => {
  const full = lecture([scene("a", { nodes: [1], seconds: 9, note_nodes: [2], missing: ["x"], offered: [3] })]);
  const told = edits.edited(full, "a", { narration: "New." }).scenes[0];
  assert.deepEqual([told.nodes, told.seconds, told.note_nodes, told.missing], [undefined, undefined, [2], ["x"]]);
  const shown = edits.edited(full, "a", { code: "1z" }).scenes[0];
  assert.deepEqual([shown.view, shown.missing, shown.code, shown.nodes], [undefined, undefined, "1z", [1]]);
  assert.equal(edits.edited(full, "a", { question: null }).scenes[0].offered, undefined);
});

test("only what a person wrote is sent, and of a new scene its code", () => {
  const sent = edits.sent(lecture([scene("a", { nodes: [1], missing: ["x"] }), edits.fresh("b", "B", "1b")]));
  assert.deepEqual(Object.keys(sent), ["title", "description", "audience", "scenes"]);
  assert.deepEqual(sent.scenes[0], { id: "a", title: "A", view: { concepts: ["a"] }, narration: "", notes: "", claims: [], unclaimed: "", question: null });
  assert.deepEqual([sent.scenes[1].code, sent.scenes[1].view], ["1b", undefined]);
});

test("what a browser keeps of a lecture is the same lecture, without what is derived again", () => {
  const full = lecture([scene("a", { nodes: [1], references: [2], missing: ["x"] }), edits.fresh("b", "B", "1b")]);
  const kept = JSON.parse(JSON.stringify(edits.bare(full)));
  assert.ok(edits.same(kept, full));
  assert.deepEqual([kept.key, kept.rights, kept.revision, kept.scenes[0].code, kept.scenes[0].missing, kept.scenes[0].nodes], ["k", "owner", 3, "1a", ["x"], undefined]);
  assert.deepEqual(edits.sent(kept), edits.sent(full));
});

test("a new id is one that the server takes", () => {
  assert.match(edits.newId(() => 0.999), /^[a-z0-9][a-z0-9_-]{0,63}$/);
});

test("speaking time is that of the command line", () => {
  assert.equal(edits.spokenSeconds("word ".repeat(65)), 30);
  assert.equal(edits.spokenSeconds("**β-cells** give up – in time."), 2);
  assert.equal(edits.spokenSeconds(""), 0);
  assert.deepEqual([0, 30, 90, 120, 754].map(edits.spoken), ["", "30 s", "1 min 30 s", "2 min", "13 min"]);
});

test("what the server derived is taken over, except where more was written in the meantime", () => {
  const sent = lecture([scene("a", { narration: "One." }), edits.fresh("b", "B", "1b")]);
  const present = edits.edited(sent, "a", { narration: "One two." });
  const answer = { revision: 4, changed: "now", scenes: [{ id: "a", title: "stale", nodes: ["One."], seconds: 1, missing: ["m"] }, { id: "b", view: { concepts: ["b"] }, code: "1b" }] };
  const after = edits.acknowledged(present, sent, answer);
  assert.deepEqual([after.revision, after.missing], [4, ["m"]]);
  assert.deepEqual([after.scenes[0].narration, after.scenes[0].nodes, after.scenes[0].title], ["One two.", undefined, "A"]);
  assert.deepEqual(after.scenes[1].view, { concepts: ["b"] });
});

test("a view that was changed again is not overwritten by the answer for the first", () => {
  const sent = edits.edited(lecture("a"), "a", { code: "1x" });
  const present = edits.edited(sent, "a", { code: "1y" });
  const after = edits.acknowledged(present, sent, { revision: 4, changed: "", scenes: [{ id: "a", view: { concepts: ["x"] }, code: "1x" }] });
  assert.deepEqual([after.scenes[0].code, after.scenes[0].view], ["1y", undefined]);
});

test("the order of fields makes no difference, and a new scene is the one that the server wrote of it", () => {
  assert.ok(edits.sameScene(scene("a", { view: { x: 1, y: [2] } }), scene("a", { view: { y: [2], x: 1 } })));
  const own = edits.fresh("a", "A", "1a");
  assert.ok(edits.sameScene(own, scene("a")));
  assert.ok(!edits.sameScene(own, scene("a", { code: "1other" })));
});

const rename = (lecture, id, title) => edits.edited(lecture, id, { title });

test("of two that parted, what only one changed is taken from it; what both changed is kept twice", () => {
  const base = lecture("abc");
  const mine = rename(rename(base, "a", "Mine"), "c", "Mine");
  const theirs = rename(rename(base, "b", "Theirs"), "c", "Theirs");
  const found = edits.compared(base, mine, theirs);
  assert.deepEqual(found.map(({ id, same, pick }) => [id, same, pick]), [["a", false, "mine"], ["b", false, "theirs"], ["c", false, "both"]]);
  assert.deepEqual(edits.compared(null, mine, theirs).map(({ pick }) => pick), ["both", "both", "both"]);
});

test("what one side lacks is kept unless somebody says otherwise", () => {
  const [mine, theirs] = [lecture("axc"), lecture("abc")];
  const found = edits.compared(lecture("abc"), mine, theirs);
  assert.deepEqual(found.map(({ id, pick }) => [id, pick]), [["a", "mine"], ["b", "theirs"], ["x", "mine"], ["c", "mine"]]);
  const picks = { scenes: Object.fromEntries(found.map(({ id, pick }) => [id, pick])), order: "mine", head: "mine" };
  assert.equal(ids(edits.merged(mine, theirs, picks, () => "n")), "abxc");
  const without = { ...picks, scenes: { ...picks.scenes, b: "mine", x: "theirs" } };
  assert.equal(ids(edits.merged(mine, theirs, without, () => "n")), "ac");
});

test("both versions of a scene stand one after the other, the second under a new id and name", () => {
  const base = lecture("ab");
  const [mine, theirs] = [rename(base, "a", "Mine"), rename(base, "a", "Theirs")];
  const merged = edits.merged(mine, theirs, { scenes: { a: "both" }, order: "mine", head: "theirs" }, () => "n");
  assert.deepEqual(merged.scenes.map(({ id, title }) => [id, title]), [["a", "Mine"], ["n", "Theirs (the other version)"], ["b", "B"]]);
});

test("order and title are chosen apart", () => {
  const mine = lecture("cab", { title: "Mine" });
  const theirs = lecture("abc", { title: "Theirs" });
  assert.ok(edits.reordered(mine, theirs));
  assert.ok(!edits.reordered(lecture("axb"), lecture("ab")));
  const merged = edits.merged(mine, theirs, { scenes: {}, order: "theirs", head: "mine" }, () => "n");
  assert.deepEqual([ids(merged), merged.title], ["abc", "Mine"]);
});

test("a title or an order that only they changed is proposed from them", () => {
  const base = lecture("abc");
  const theirs = { ...lecture("bac"), title: "Theirs" };
  assert.deepEqual(edits.proposed(base, base, theirs), { head: "theirs", order: "theirs" });
  assert.deepEqual(edits.proposed(base, lecture("cab", { title: "Mine" }), theirs), { head: "mine", order: "mine" });
  assert.deepEqual(edits.proposed(null, base, theirs), { head: "mine", order: "mine" });
});
