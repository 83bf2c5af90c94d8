"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { addressOf, codeOf, standOf, way, eventOf } = require("../../src/causal_atlas/web/assets/address.js");

test("an address and its code belong together", () => {
  assert.equal(addressOf("/", ""), "/");
  const code = "1eJy-_w";
  assert.equal(codeOf(addressOf("/", code).slice(1)), code);
  assert.equal(codeOf(""), null);
});

test("a new view is a step back and forth, the same view or one from the address is not", () => {
  assert.equal(way("1a", "1b", false), "push");
  assert.equal(way("1a", "1a", false), "replace");
  assert.equal(way(null, "", false), "replace");
  assert.equal(way("1old", "1new", true), "replace");
});

test("an address opens its view or the start screen", () => {
  assert.deepEqual(eventOf("1a"), { type: "open_view", code: "1a" });
  assert.deepEqual(eventOf(null), { type: "home" });
});

test("an address keeps the lecture and the scene it stands at", () => {
  const stand = { lecture: "four_organs", scene: "brake" };
  const address = addressOf("/", "1a", stand);
  assert.equal(address, "/?lecture=four_organs&scene=brake&view=1a");
  assert.deepEqual(standOf(address.slice(1)), stand);
  assert.equal(addressOf("/", "", { lecture: "k", scene: "" }), "/?lecture=k");
  assert.deepEqual(standOf("?view=1a"), { lecture: "", scene: "" });
});
