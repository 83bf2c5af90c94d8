"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { fill, isSafe } = require("../../src/causal_atlas/web/assets/tree.js");

/** As much of an element as a panel needs. */
class Node {
  constructor(tag) {
    this.tag = tag;
    this.attributes = {};
    this.childNodes = [];
    this.parent = null;
    this.style = { setProperty: (name, value) => (this.attributes.style = `${this.attributes.style || ""}${name}:${value};`) };
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  removeAttribute(name) {
    delete this.attributes[name];
  }
  append(...more) {
    for (const one of more) one.parent = this;
    this.childNodes.push(...more);
  }
  remove() {
    this.parent.childNodes = this.parent.childNodes.filter((one) => one !== this);
  }
  replaceWith(other) {
    other.parent = this.parent;
    this.parent.childNodes = this.parent.childNodes.map((one) => (one === this ? other : one));
  }
  told() {
    if (this.tag === "#text") return this.data;
    const attributes = Object.entries(this.attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<${this.tag}${attributes.join("")}>${this.childNodes.map((one) => one.told()).join("")}</${this.tag}>`;
  }
}

const page = {
  createElement: (tag) => new Node(tag),
  createTextNode: (data) => Object.assign(new Node("#text"), { data }),
};

function filled(face, ...parts) {
  fill(face, parts, page);
  return face.told();
}

test("a panel is made of its elements, attributes and texts", () => {
  const parts = [["p", { class: "a", hidden: true, style: { "--row": 2, maxWidth: "3px" } }, "It is <b>", ["b", { "data-event": "{}" }, "so"]], "."];
  assert.equal(filled(new Node("div"), ...parts), '<div><p class="a" hidden="" style="--row:2;max-width:3px;">It is <b><b data-event="{}">so</b></p>.</div>');
});

test("from one panel to the next what is alike stays the same element", () => {
  const face = new Node("div");
  filled(face, ["h2", {}, "One"], ["button", { title: "a", disabled: true }, "Next"], ["p", {}, "x"]);
  const [heading, button] = face.childNodes;
  assert.equal(filled(face, ["h2", {}, "Two"], ["button", { title: "b" }, "Next", ["i", {}]]), '<div><h2>Two</h2><button title="b">Next<i></i></button></div>');
  assert.equal(face.childNodes[0], heading);
  assert.equal(face.childNodes[1], button);
});

test("another kind of element, or one with another id, is made anew", () => {
  const face = new Node("div");
  filled(face, ["p", {}, "x"], ["li", { id: "a" }, "x"]);
  const [first, second] = face.childNodes;
  assert.equal(filled(face, "x", ["li", { id: "b" }, "x"]), '<div>x<li id="b">x</li></div>');
  assert.notEqual(face.childNodes[0], first);
  assert.notEqual(face.childNodes[1], second);
});

test("what a reader folded out is let be while the panel says the same", () => {
  const face = new Node("div");
  const panel = ["details", {}, ["summary", {}, "More"], "x"];
  filled(face, panel);
  face.childNodes[0].setAttribute("open", "");
  filled(face, ["details", { class: "new" }, ["summary", {}, "More"], "y"]);
  assert.equal(face.told(), '<div><details open="" class="new"><summary>More</summary>y</details></div>');
});

test("nothing runs: no script, no handler, no address but those of the web and of this page", () => {
  assert.throws(() => filled(new Node("div"), ["script", {}, "x"]), /no <script>/);
  assert.equal(filled(new Node("div"), ["b", { onclick: "x" }]), "<div><b></b></div>");
  for (const good of ["https://a.org/x:y", "?view=1", "#x", "export/svg?a=b:c", "/a:b"]) assert.equal(isSafe(good), true, good);
  for (const bad of ["javascript:x", "data:text/html,x", "JAVASCRIPT:x", 7, null]) assert.equal(isSafe(bad), false, String(bad));
  assert.equal(filled(new Node("div"), ["a", { href: "javascript:x" }, "y"]), "<div><a>y</a></div>");
});
