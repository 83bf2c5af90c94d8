"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { framed, candidates, LABEL_PX, READABLE_PX } = require("../../src/causal_atlas/web/assets/later/present-look.js");

const SCREEN = { width: 1440, height: 700 };
const box = (id, x, y, more = {}) => ({ id, x, y, width: 150, height: 46, ...more });
const picture = (boxes, arrows = [], newcomers = []) => ({
  boxes,
  arrows,
  newcomers: new Set(newcomers),
  bounds: {
    x1: Math.min(...boxes.map((one) => one.x)) - 90,
    x2: Math.max(...boxes.map((one) => one.x)) + 90,
    y1: Math.min(...boxes.map((one) => one.y)) - 50,
    y2: Math.max(...boxes.map((one) => one.y)) + 50,
  },
});
const labels = ({ camera }) => camera.zoom * LABEL_PX;
/** Whether a box is on the screen as a whole. */
const sees = ({ camera: { zoom, pan } }, { x, y, width, height }) => {
  const left = (x - width / 2) * zoom + pan.x;
  const top = (y - height / 2) * zoom + pan.y;
  return left >= 0 && top >= 0 && left + width * zoom <= SCREEN.width && top + height * zoom <= SCREEN.height;
};

test("a small scene is shown whole, with labels that the last row reads, but not huge", () => {
  const seen = framed(picture([box("a", 0, 0), box("b", 300, 0)]), SCREEN, false);
  assert.ok(seen.whole);
  assert.ok(labels(seen) >= READABLE_PX);
  assert.ok(labels(seen) < 30);
});

test("of a large scene what matters is shown, at the size that can be read", () => {
  const boxes = [box("a", 0, 0), box("b", 0, 300), box("c", 0, 900, { selected: 1 }), box("d", 0, 1200), box("e", 0, 2000)];
  const seen = framed(picture(boxes, [["c", "d"]]), SCREEN, false);
  assert.ok(!seen.whole);
  assert.ok(labels(seen) >= READABLE_PX);
  assert.ok(sees(seen, boxes[2]));
  assert.ok(sees(seen, boxes[3]));
  assert.ok(!sees(seen, boxes[0]));
});

test("the whole scene is there on request, however small", () => {
  const seen = framed(picture([box("a", 0, 0), box("b", 0, 2000)]), SCREEN, true);
  assert.ok(seen.whole);
  assert.ok(labels(seen) < READABLE_PX);
});

test("newcomers matter, and a lit route before its neighbours", () => {
  const boxes = [box("a", 0, 0, { lit: 1 }), box("b", 0, 100), box("c", 0, 200)];
  const sets = candidates(boxes, [["a", "b"]], new Set(["c"])).map((set) => set.map((one) => one.id).join(""));
  assert.deepEqual(sets.slice(0, 3), ["abc", "ac", "a"]);
});

test("newcomers that stand too far apart: at least one is seen", () => {
  const boxes = [box("a", 0, 0), box("b", 0, 3000), box("c", 4000, 0)];
  const seen = framed(picture(boxes, [], ["b", "c"]), SCREEN, false);
  assert.ok(boxes.some((one) => sees(seen, one)));
});

test("no needless margin at the side where the drawing ends", () => {
  const boxes = [box("a", 0, 0, { selected: 1 }), box("b", 0, 1500)];
  const { camera } = framed(picture(boxes), SCREEN, false);
  assert.equal(Math.round(-50 * camera.zoom + camera.pan.y), 16);
});

test("on a phone, which is held in a hand, labels may be smaller", () => {
  const boxes = [box("a", 0, 0, { selected: 1 }), box("b", 0, 1500)];
  assert.ok(framed(picture(boxes), { width: 390, height: 400 }, false).camera.zoom * LABEL_PX < READABLE_PX);
});
