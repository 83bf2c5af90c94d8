"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const { markup, isWeb, attributesOf } = require("../../src/causal_atlas/web/assets/markup.js");

/** A page that makes only what it is asked for, and can be told as text. */
class Made {
  constructor(tag) {
    this.tag = tag;
    this.attributes = {};
    this.inner = [];
  }
  setAttribute(name, value) {
    this.attributes[name] = value;
  }
  append(...more) {
    this.inner.push(...more);
  }
  told() {
    const inner = this.inner.map((each) => (typeof each === "string" ? JSON.stringify(each) : each.told())).join(" ");
    const attributes = Object.entries(this.attributes).map(([name, value]) => ` ${name}=${value}`);
    return this.tag ? `<${this.tag}${attributes.join("")}>${inner}</${this.tag}>` : inner;
  }
}
const page = { createElement: (tag) => new Made(tag), createTextNode: (text) => text, createDocumentFragment: () => new Made("") };
const told = (nodes) => markup(nodes, page).told();

test("known elements are made, with their words as text", () => {
  assert.equal(told([["p", {}, "It is ", ["strong", {}, "so"], " <b>"]]), '<p>"It is " <strong>"so"</strong> " <b>"</p>');
  assert.equal(told([["ol", { start: 3 }, ["li", {}, "x"]], ["hr", {}]]), '<ol start=3><li>"x"</li></ol> <hr></hr>');
});

test("a link leads to the web, beside the page", () => {
  const link = ["a", { href: "https://example.org/?a=1&b=2" }, "x"];
  assert.equal(told([link]), '<a href=https://example.org/?a=1&b=2 rel=noopener noreferrer target=_blank>"x"</a>');
  for (const address of ["javascript:alert(1)", " https://x.org", "data:text/html,x", "//x.org", "https://x.org\nx", null, 7]) {
    assert.equal(isWeb(address), false, String(address));
    assert.deepEqual(attributesOf("a", { href: address }), {});
  }
});

test("what is not known is not made, only its words are kept", () => {
  assert.equal(told([["script", { src: "x" }, "alert(1)"]]), '"alert(1)"');
  assert.equal(told([["p", { onclick: "alert(1)", style: "x", id: "y" }, "x"]]), '<p>"x"</p>');
  assert.equal(told([["ol", { start: "1 onclick=x" }, ["img", { src: "x", onerror: "x" }]]]), "<ol></ol>");
  assert.equal(told([["SCRIPT", {}], ["__proto__", {}], [["p"], {}], [7, {}], 7, null, { tag: "p" }]), "");
  assert.equal(told("p"), "");
  assert.equal(told([["p", null, "x"]]), '<p>"x"</p>');
});

test("a bottomless tree ends", () => {
  let node = "x";
  for (let depth = 0; depth < 5000; depth += 1) node = ["em", {}, node];
  assert.ok(told([node]).length < 2000);
});
