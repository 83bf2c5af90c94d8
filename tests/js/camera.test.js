"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { fitted, glided, lighted, worthShowing, zoomed, same, READABLE } = require("../../src/causal_atlas/web/assets/camera.js");

const DESKTOP = { width: 1000, height: 600 };
const PHONE = { width: 390, height: 400 };
const rendered = ({ zoom, pan }, point) => ({ x: point.x * zoom + pan.x, y: point.y * zoom + pan.y });

test("a fit shows everything, in the middle", () => {
  const camera = fitted({ x1: 0, y1: 0, x2: 2000, y2: 600 }, DESKTOP);
  const corner = rendered(camera, { x: 0, y: 0 });
  const other = rendered(camera, { x: 2000, y: 600 });
  assert.ok(corner.x >= 0 && corner.y >= 0 && other.x <= 1000 && other.y <= 600);
  assert.ok(Math.abs(corner.x + other.x - 1000) < 1e-6);
});

test("a small drawing is not blown up", () => assert.equal(fitted({ x1: 0, y1: 0, x2: 100, y2: 50 }, DESKTOP).zoom, 1.2));

test("on a phone labels stay readable and the focus is on the screen", () => {
  const focus = { x: 1900, y: 300 };
  const camera = fitted({ x1: 0, y1: 0, x2: 2000, y2: 600 }, PHONE, { focus });
  assert.equal(camera.zoom, READABLE);
  const seen = rendered(camera, focus);
  assert.ok(seen.x > 0 && seen.x < 390 && seen.y > 0 && seen.y < 400);
  assert.ok(rendered(camera, { x: 2000, y: 0 }).x >= 390 - 12 - 1e-6, "no empty margin at the right while the left is cut off");
});

test("the camera stays where it is when the newcomers are on the screen", () => {
  const camera = { zoom: 1, pan: { x: 10, y: 20 } };
  assert.ok(same(glided({ x1: 100, y1: 100, x2: 300, y2: 200 }, camera, DESKTOP), camera));
});

test("it glides only as far as needed, at the same zoom", () => {
  const camera = { zoom: 1, pan: { x: 0, y: 0 } };
  const next = glided({ x1: 900, y1: 100, x2: 1050, y2: 200 }, camera, DESKTOP, 32);
  assert.deepEqual(next, { zoom: 1, pan: { x: -82, y: 0 } });
});

test("it zooms out only when they cannot fit", () => {
  const next = glided({ x1: 0, y1: 0, x2: 1872, y2: 200 }, { zoom: 1, pan: { x: 0, y: 0 } }, DESKTOP, 32);
  assert.equal(next.zoom, 0.5);
});

test("zooming keeps the middle of the screen", () => {
  const before = { zoom: 1, pan: { x: 30, y: -40 } };
  const after = zoomed(zoomed(before, 1.25, DESKTOP), 0.8, DESKTOP);
  assert.ok(same(before, after));
  assert.equal(zoomed(before, 100, DESKTOP).zoom, 2.5);
});

test("newcomers bring the whole drawing into view while it stays readable", () => {
  const newcomers = { x1: 0, y1: 0, x2: 150, y2: 50 };
  const small = { x1: 0, y1: 0, x2: 600, y2: 400 };
  const large = { x1: 0, y1: 0, x2: 6000, y2: 400 };
  assert.equal(worthShowing(small, newcomers, DESKTOP), small);
  assert.equal(worthShowing(large, newcomers, DESKTOP), newcomers);
});

test("what lights up on a phone is shown whole while its words can be made out, else where it begins", () => {
  const phone = { width: 390, height: 350 };
  const camera = { zoom: 1, pan: { x: -400, y: 0 } };
  const loop = lighted({ x1: 0, y1: 0, x2: 500, y2: 200 }, camera, phone, { x: 75, y: 100 });
  assert.ok(loop.zoom * 500 <= 390 && loop.pan.x >= 0);
  const long = lighted({ x1: 0, y1: 0, x2: 1400, y2: 60 }, camera, phone, { x: 75, y: 30 });
  assert.ok(long.zoom > 0.9 && long.pan.x >= 0 && long.pan.x < 40);
});
