"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { scored, statusOf, resumed, timespan, findApi } = require("../../src/causal_atlas/lectures/decks/quiz/quiz.js");

const questions = [
  { name: "q-a", right: 0 },
  { name: "q-b", right: 2 },
  { name: "q-c", right: 1 },
];

test("the score is the share of right answers", () => {
  assert.equal(scored(questions, {}), 0);
  assert.equal(scored(questions, { "q-a": 0, "q-b": 1, "q-c": 1 }), 67);
  assert.equal(scored([], {}), 0);
});

test("a lesson is passed or failed when all is answered", () => {
  assert.equal(statusOf(questions, { "q-a": 0 }, 60, true), "incomplete");
  assert.equal(statusOf(questions, { "q-a": 0, "q-b": 1, "q-c": 1 }, 60, true), "passed");
  assert.equal(statusOf(questions, { "q-a": 0, "q-b": 1, "q-c": 1 }, 70, true), "failed");
  assert.equal(statusOf(questions, { "q-a": 1, "q-b": 1, "q-c": 0 }, 60, false), "completed");
});

test("only answers to questions that there are come back", () => {
  assert.deepEqual(resumed('{"answers":{"q-a":0,"gone":1,"q-b":"2","q-c":-1}}', questions), { "q-a": 0 });
  for (const text of ["", "nonsense", "null", "7", '{"answers":7}', "[]"]) assert.deepEqual(resumed(text, questions), {});
});

test("a length of time as the platform wants it", () => {
  assert.equal(timespan(0), "0000:00:00");
  assert.equal(timespan(3_723_400), "0001:02:03");
  assert.equal(timespan(-5), "0000:00:00");
});

test("the platform is found above, or above the window that opened this one", () => {
  const API = {};
  const top = { API };
  assert.equal(findApi({ parent: { parent: top } }), API);
  const alone = {};
  alone.parent = alone;
  assert.equal(findApi(alone), null);
  const popup = { opener: { parent: top } };
  popup.parent = popup;
  assert.equal(findApi(popup), API);
  const foreign = { get API() { throw new Error("from elsewhere"); } };
  assert.equal(findApi({ parent: foreign }), null);
});
