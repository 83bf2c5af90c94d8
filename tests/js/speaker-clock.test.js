"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { STOPPED, elapsed, toggled, reset, shown, left, roughly } = require("../../src/causal_atlas/web/speaker/clock.js");

test("a watch counts while it runs and keeps what it counted while it stands", () => {
  const running = toggled(STOPPED, 1000);
  assert.equal(elapsed(running, 4000), 3000);
  const standing = toggled(running, 4000);
  assert.equal(elapsed(standing, 9000), 3000);
  assert.equal(elapsed(toggled(standing, 9000), 10000), 4000);
});

test("reset begins at zero and goes on running where it ran", () => {
  assert.equal(elapsed(reset(toggled(STOPPED, 1000), 5000), 6000), 1000);
  assert.equal(elapsed(reset({ since: null, spent: 9 }, 5000), 6000), 0);
});

test("a time as a clock shows it", () => {
  assert.deepEqual([0, 65_000, 3_661_000].map(shown), ["0:00", "1:05", "1:01:01"]);
});

test("what is left: the rest of this scene, all that comes, and a pause for each question", () => {
  const scenes = [{ seconds: 60 }, { seconds: 30, question: {} }, { seconds: 20 }];
  assert.equal(left(scenes, 0, 0), 150);
  assert.equal(left(scenes, 0, 45), 105);
  assert.equal(left(scenes, 0, 500), 90);
  assert.equal(left(scenes, 2, 0), 20);
});

test("a time left at a glance", () => {
  assert.equal(roughly(20), "under a minute left");
  assert.equal(roughly(60), "about 1 minute left");
  assert.equal(roughly(460), "about 8 minutes left");
});
