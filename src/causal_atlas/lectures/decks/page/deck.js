/**
 * A lecture on slides: reveal.js turns them, this makes pictures glide, shows notes in a window of their own and changes light and dark.
 */
(() => {
  "use strict";

  const GLIDE_MS = 500;

  /**
   * A camera: where its frame is on the slide, and which part of the drawing fills it; each is [left, top, width, height].
   * @typedef {{frame: number[], box: number[]}} Shot
   */

  /**
   * The part of the drawing that a frame must show so that everything stands where another shot has it.
   * @param {Shot} shot
   * @param {number[]} frame
   * @returns {number[]}
   */
  function through(shot, frame) {
    const scale = shot.frame[2] / shot.box[2];
    const left = shot.box[0] + (frame[0] - shot.frame[0]) / scale;
    const top = shot.box[1] + (frame[1] - shot.frame[1]) / scale;
    return [left, top, frame[2] / scale, frame[3] / scale];
  }

  /**
   * Between two parts of a drawing; slow at both ends.
   * @param {number[]} from
   * @param {number[]} to
   * @param {number} share 0 to 1
   * @returns {number[]}
   */
  function between(from, to, share) {
    const eased = share < 0.5 ? 2 * share * share : 1 - (2 - 2 * share) ** 2 / 2;
    return from.map((value, place) => value + (to[place] - value) * eased);
  }

  /**
   * A time as minutes and seconds.
   * @param {number} seconds
   * @returns {string}
   */
  function clock(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }

  /** @param {string | null} text @returns {number[]} */
  const numbers = (text) => (text || "").split(" ").map(Number);

  if (typeof module !== "undefined") module.exports = { through, between, clock };
  if (typeof window === "undefined") return;

  const root = document.documentElement;
  const onPaper = /print-pdf/.test(window.location.search);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Window | null} */
  let notes = null;
  let began = Date.now();

  /** @param {Element | null | undefined} slide */
  const pictureOf = (slide) => slide?.querySelector("svg.picture") ?? null;

  /**
   * What stays glides from where the slide before had it.
   * @param {Element | undefined} before
   * @param {Element} slide
   */
  function glide(before, slide) {
    const [from, to] = [pictureOf(before), pictureOf(slide)];
    const together = before?.getAttribute("data-stage") === slide.getAttribute("data-stage");
    if (!from || !to || !together || still.matches || onPaper || Reveal.isOverview()) return;
    const frame = numbers(to.getAttribute("data-frame"));
    const end = numbers(to.getAttribute("data-box"));
    const shot = { frame: numbers(from.getAttribute("data-frame")), box: numbers(from.getAttribute("data-box")) };
    const start = through(shot, frame);
    const first = performance.now();
    /** @param {number} now */
    function step(now) {
      const share = Math.min(1, Math.max(0, (now - first) / GLIDE_MS));
      to?.setAttribute("viewBox", (share < 1 ? between(start, end, share) : end).join(" "));
      if (share < 1) window.requestAnimationFrame(step);
    }
    step(first);
  }

  function changeTheme() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    tellNotes();
  }

  /** @param {string} text */
  function say(text) {
    const place = document.getElementById("said");
    if (!place) return;
    place.textContent = text;
    window.setTimeout(() => (place.textContent = ""), 6000);
  }

  function openNotes() {
    notes = window.open("", "atlas-notes", "width=1000,height=700");
    if (!notes) {
      say("The browser blocked the window of the notes. Allow pop-ups for this file and press S again.");
      return;
    }
    began = Date.now();
    const page = notes.document;
    page.title = `Notes: ${document.title}`;
    page.head.replaceChildren(...[...document.querySelectorAll("style")].map((style) => page.importNode(style, true)), look(page));
    page.addEventListener("keydown", onKey);
    tellNotes();
    notes.focus();
  }

  /** @param {Document} page */
  function look(page) {
    const style = page.createElement("style");
    style.textContent =
      "body{margin:0;padding:24px;font:19px/1.5 'Inter Atlas',sans-serif;display:grid;grid-template-columns:3fr 2fr;gap:32px;box-sizing:border-box;height:100vh}" +
      ".now{overflow-y:auto}.now .remarks{margin-top:1em;font-size:1.1em}.now .narration{color:var(--line)}h1{font-size:24px;margin:0 0 .6em}" +
      "h2{font-size:16px;font-weight:600;color:var(--line);margin:0 0 .5em}.time{font-size:34px;margin:0 0 1em;font-variant-numeric:tabular-nums}" +
      "svg{width:100%;height:auto;max-height:50vh;border:1px solid var(--line);border-radius:8px;padding:8px;box-sizing:border-box}.fragment{opacity:1}";
    return style;
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (["ArrowRight", "ArrowDown", "PageDown", " ", "n"].includes(event.key)) Reveal.next();
    else if (["ArrowLeft", "ArrowUp", "PageUp", "p"].includes(event.key)) Reveal.prev();
    else return;
    event.preventDefault();
  }

  /** What the window of the notes shows, if it is open. */
  function tellNotes() {
    if (!notes || notes.closed) return;
    const page = notes.document;
    const slides = Reveal.getSlides();
    const slide = Reveal.getCurrentSlide();
    const next = slides[slides.indexOf(slide) + 1];
    page.documentElement.dataset.theme = root.dataset.theme || "";
    const now = made(page, "main", { class: "now" });
    now.append(made(page, "h1", {}, titleOf(slide)));
    for (const part of slide.querySelector("aside.notes")?.children ?? []) now.append(page.importNode(part, true));
    const beside = made(page, "div", {});
    beside.append(made(page, "p", { class: "time", role: "timer" }), made(page, "h2", {}, next ? `Next: ${titleOf(next)}` : "This is the end"));
    const picture = pictureOf(next);
    if (picture) beside.append(page.importNode(picture, true));
    page.body.replaceChildren(now, beside);
    tick();
  }

  /**
   * @param {Document} page
   * @param {string} tag
   * @param {Record<string, string>} attributes
   * @param {string} [text]
   */
  function made(page, tag, attributes, text = "") {
    const element = page.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  }

  /** @param {Element} slide */
  const titleOf = (slide) => slide.querySelector("h1, h2")?.textContent || "";

  function tick() {
    const place = notes && !notes.closed ? notes.document.querySelector(".time") : null;
    if (!place) return;
    const time = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    place.textContent = `${clock((Date.now() - began) / 1000)}  ·  ${time}`;
  }

  const deeds = { on: () => Reveal.next(), back: () => Reveal.prev(), notes: openNotes, theme: changeTheme, print: () => window.print() };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-do]") : null;
    if (button && !Reveal.isOverview()) deeds[button.getAttribute("data-do")]();
  });
  if (onPaper) for (const style of document.querySelectorAll("style[media]")) style.removeAttribute("media");
  for (const picture of document.querySelectorAll("svg.picture")) picture.setAttribute("data-box", picture.getAttribute("viewBox"));
  const slides = [...document.querySelectorAll(".slides > section")];
  slides.forEach((slide, place) => (slide.querySelector(".place").textContent = `${place + 1} / ${slides.length}`));

  Reveal.on("slidechanged", (event) => {
    glide(event.previousSlide, event.currentSlide);
    tellNotes();
  });
  window.setInterval(tick, 1000);
  Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    maxScale: 4,
    center: false,
    controls: false,
    hash: true,
    transition: "none",
    backgroundTransition: "none",
    postMessage: false,
    scrollActivationWidth: null,
    pdfSeparateFragments: false,
    navigationMode: "linear",
  }).then(() => {
    Reveal.addKeyBinding({ keyCode: 83, key: "S", description: "Notes in a window of their own" }, openNotes);
    Reveal.addKeyBinding({ keyCode: 68, key: "D", description: "Light or dark" }, changeTheme);
    root.dataset.ready = "";
  });
})();
