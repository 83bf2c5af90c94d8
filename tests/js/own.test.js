"use strict";

const test = require("node:test");
const assert = require("node:assert");
const { addressOf, wordsIn, choiceOf } = require("../../src/causal_atlas/web/assets/own.js");

test("a file is sent under its name, with the choice of columns where there is one", () => {
  assert.equal(addressOf("my graph & more.csv", null), "/open?name=my+graph+%26+more.csv");
  assert.equal(new URLSearchParams(addressOf("a.csv", { columns: { cause: 0 } }).split("?")[1]).get("choice"), '{"columns":{"cause":0}}');
});

test("words are parted by commas, or else by spaces", () => {
  assert.deepEqual(wordsIn("up, goes up,, + "), ["up", "goes up", "+"]);
  assert.deepEqual(wordsIn(" up  + "), ["up", "+"]);
  assert.deepEqual(wordsIn(""), []);
});

test("a first line that is a row already is said with the choice", () => {
  assert.equal(choiceOf({ cause: "0", effect: "1" }, "", "", true).choice.headless, true);
});

test("a choice needs two different columns", () => {
  assert.match(choiceOf({ cause: "0", effect: "" }, "", "").missing, /Choose the column/);
  assert.match(choiceOf({ cause: "1", effect: "1" }, "", "").missing, /same column/);
  assert.deepEqual(choiceOf({ cause: "0", effect: "2", organ: "" }, "up", "down"), {
    choice: { columns: { cause: 0, effect: 2 }, plus: ["up"], minus: ["down"] },
    missing: "",
  });
});
