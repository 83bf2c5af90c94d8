"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { FORMATS, Unwritten, createReader, progressOf, wanting } = require("../../src/causal_atlas/web/assets/later/along.js");

const FILE = Uint8Array.from([0, 10, 255, 10, 123, 34]);
const HEAD = [{ done: 0, of: 2 }, { done: 1, of: 2 }, { done: 2, of: 2 }, { name: "β-cells.pptx", type: "application/x", size: FILE.length }];
const STREAM = Buffer.concat([Buffer.from(HEAD.map((line) => `${JSON.stringify(line)}\n`).join("")), FILE]);

/** @param {number} size */
function readIn(size) {
  const told = [];
  const reader = createReader((done, of) => told.push([done, of]));
  for (let at = 0; at < STREAM.length; at += size) reader.feed(Uint8Array.from(STREAM.subarray(at, at + size)));
  return { told, file: reader.finish() };
}

test("a stream is read alike wherever the network cuts it, even inside a letter", () => {
  for (const size of [1, 2, 3, 7, 50, STREAM.length]) {
    const { told, file } = readIn(size);
    assert.deepEqual(told, [[0, 2], [1, 2], [2, 2]]);
    assert.equal(file.name, "β-cells.pptx");
    assert.deepEqual(Buffer.concat(file.pieces), Buffer.from(FILE), `pieces of ${size}`);
  }
});

test("a file that has not come whole is no file", () => {
  const reader = createReader(() => {});
  reader.feed(Uint8Array.from(STREAM.subarray(0, STREAM.length - 1)));
  assert.throws(() => reader.finish(), Unwritten);
  const begun = createReader(() => {});
  begun.feed(Uint8Array.from(STREAM.subarray(0, 20)));
  assert.throws(() => begun.finish(), /cut before the file was whole/);
});

test("an error on the way is said in the server's words", () => {
  const reader = createReader(() => {});
  assert.throws(() => reader.feed(new TextEncoder().encode('{"done":1,"of":3}\n{"error":"Scene 2 has no picture."}\n')), /Scene 2 has no picture\./);
});

test("progress is told in scenes, from the first to the putting together", () => {
  const said = (of, ...done) => done.map((each) => progressOf(each, of, 14));
  assert.deepEqual(said(14, 0, 3, 14), ["Scene 1 of 14 …", "Scene 4 of 14 …", "Putting it together …"]);
  assert.deepEqual(said(15, 13, 14), ["Scene 14 of 14 …", "Putting it together …"]);
  assert.deepEqual(said(40, 3, 40), ["Step 4 of 40 …", "Putting it together …"]);
  assert.deepEqual(said(1, 0, 1), ["Writing the file …", "Writing the file …"]);
});

test("a format says why it has nothing to write", () => {
  const format = (name) => FORMATS.find((each) => each.name === name);
  const [empty, plain, asking] = [[], [{ question: null }], [{ question: {} }]].map((scenes) => ({ scenes }));
  assert.match(wanting(format("html"), empty), /no scene/);
  assert.equal(wanting(format("yaml"), empty), "");
  assert.match(wanting(format("anki"), plain), /question/);
  assert.equal(wanting(format("html"), plain), "");
  assert.equal(wanting(format("anki"), asking), "");
});
