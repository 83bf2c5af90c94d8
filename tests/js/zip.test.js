"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const zlib = require("node:zlib");
const { entriesOf, textsIn, Unreadable } = require("../../src/causal_atlas/web/assets/later/zip.js");

/** @param {[string, string, boolean][]} files name, text, whether it is packed @param {string} comment */
function zip(files, comment = "") {
  const locals = [];
  const centrals = [];
  let at = 0;
  for (const [name, text, packs] of files) {
    const [plain, called] = [Buffer.from(text), Buffer.from(name)];
    const data = packs ? zlib.deflateRawSync(plain) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(packs ? 8 : 0, 4);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(called.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, called, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    centrals.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), common, rest, called]));
    locals.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(Buffer.concat(centrals).length, 8);
  end.writeUInt32LE(at, 12);
  end.writeUInt16LE(comment.length, 16);
  return Uint8Array.from(Buffer.concat([...locals, ...centrals, Buffer.from("PK\x05\x06"), end, Buffer.from(comment)]));
}

test("lecture files come out of a backup, packed or not; other files stay in", async () => {
  const text = "title: β-cells\n".repeat(400);
  const bytes = zip([["lectures/a.yaml", text, true], ["b.yml", "schema: 1", false], ["README.md", "no", false]], "with a comment");
  assert.deepEqual(await textsIn(bytes), [{ name: "lectures/a.yaml", text }, { name: "b.yml", text: "schema: 1" }]);
  assert.deepEqual(entriesOf(bytes).map(({ name }) => name), ["lectures/a.yaml", "b.yml", "README.md"]);
});

test("what is damaged, cut off or no backup at all is refused in one sentence", async () => {
  const whole = zip([["a.yaml", "title: x\n".repeat(99), true]]);
  const spoilt = whole.slice();
  spoilt.fill(255, 36, 50);
  for (const bytes of [new Uint8Array(), new Uint8Array(500), whole.slice(0, -30), whole.slice(40), spoilt]) {
    await assert.rejects(textsIn(bytes), Unreadable);
  }
});

test("a small file that swells is stopped", async () => {
  await assert.rejects(textsIn(zip([["bomb.yaml", "x".repeat(3_000_000), true]])), /too large/);
});
