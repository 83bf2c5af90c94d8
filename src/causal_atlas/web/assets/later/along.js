/**
 * Taking a lecture along: the formats, the progress of writing, and the file.
 */
(() => {
  "use strict";

  const KEPT_AS = "atlas-along";

  /** @typedef {{name: string, label: string, good: string, asks?: boolean}} Format `asks`: made of the questions to the audience */

  /** @type {Format[]} */
  const FORMATS = [
    { name: "html", label: "Live page", good: "One file that presents itself in any browser, without a network: double click it." },
    { name: "pptx", label: "PowerPoint", good: "Slides to edit: shapes whose arrows follow them, with your notes and the references." },
    { name: "pdf", label: "Handout (PDF)", good: "To give out: each scene with its text, numbered references and room for notes." },
    { name: "slides-pdf", label: "Slides (PDF)", good: "The slides as they are, for a projector that takes nothing else." },
    { name: "markdown", label: "Text and pictures", good: "Markdown with a picture of every scene, for a website or a script. A .zip file." },
    { name: "anki", label: "Anki cards", good: "The questions as flash cards. Importing them again updates them.", asks: true },
    { name: "scorm", label: "Quiz for a course", good: "The questions for Moodle and other learning platforms (SCORM 1.2).", asks: true },
    { name: "yaml", label: "Lecture file", good: "The lecture itself: to keep, to send, and to import here again." },
  ];

  /** @typedef {{key: string, title: string, scenes: {question?: object | null}[]}} Lecture */

  /** Writing a file failed, with a sentence for people. */
  class Unwritten extends Error {}

  const CUT_OFF = "The connection was cut before the file was whole. Nothing was saved; try again.";

  /**
   * Reads what the server streams: lines of JSON that tell how far it is, a line that names the file, then the file.
   * @param {(done: number, of: number) => void} told
   */
  function createReader(told) {
    const decoder = new TextDecoder();
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const pieces = [];
    /** @type {{name: string, type: string, size: number} | null} */
    let file = null;
    let line = "";
    let got = 0;

    /** @param {string} text */
    function read(text) {
      const said = JSON.parse(text);
      if (typeof said.error === "string") throw new Unwritten(said.error);
      if (typeof said.name === "string") file = said;
      else told(Number(said.done), Number(said.of));
    }

    return {
      /** @param {Uint8Array<ArrayBuffer>} bytes the next piece, cut wherever the network cut it */
      feed(bytes) {
        let rest = bytes;
        while (file === null && rest.length > 0) {
          const end = rest.indexOf(10);
          line += decoder.decode(end < 0 ? rest : rest.subarray(0, end), { stream: end < 0 });
          rest = end < 0 ? rest.subarray(rest.length) : rest.subarray(end + 1);
          if (end < 0) return;
          if (line.trim() !== "") read(line);
          line = "";
        }
        if (rest.length > 0) pieces.push(rest);
        got += rest.length;
      },
      /** @returns {{name: string, type: string, pieces: Uint8Array<ArrayBuffer>[]}} the file, when everything has come */
      finish() {
        if (file === null || got !== file.size) throw new Unwritten(CUT_OFF);
        return { name: file.name, type: file.type, pieces };
      },
    };
  }

  /**
   * How far it is, in words. Some formats count scenes, some a page more, some steps within scenes, some questions.
   * @param {number} done
   * @param {number} of
   * @param {number} scenes of the lecture
   */
  function progressOf(done, of, scenes) {
    if (of <= 1) return "Writing the file …";
    const counts = of === scenes || of === scenes + 1;
    if (done >= (counts ? scenes : of)) return "Putting it together …";
    return counts ? `Scene ${done + 1} of ${scenes} …` : `Step ${done + 1} of ${of} …`;
  }

  /**
   * Why a format has nothing to write of a lecture, or nothing.
   * @param {Format} format
   * @param {{scenes: {question?: object | null}[]}} lecture
   */
  function wanting(format, lecture) {
    if (lecture.scenes.length === 0 && format.name !== "yaml") return "The lecture has no scene yet.";
    return format.asks && !lecture.scenes.some(({ question }) => question) ? "No scene has a question yet." : "";
  }

  const namespace = { FORMATS, Unwritten, createReader, progressOf, wanting };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  /** @type {AbortController | null} */
  let running = null;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  const window_ = () => atlas.parts.dialog("along", "Take the lecture along", "dialog shelf-dialog along-dialog");

  function last() {
    try {
      return window.localStorage.getItem(KEPT_AS) || "html";
    } catch {
      return "html";
    }
  }

  /** @param {string} format */
  function keep(format) {
    try {
      window.localStorage.setItem(KEPT_AS, format);
    } catch {
      // Without storage the choice lasts as long as the dialogue.
    }
  }

  /**
   * Have the file written, telling how far it is.
   * @param {string} key
   * @param {string} format
   * @param {AbortSignal} signal
   * @param {(done: number, of: number) => void} told
   */
  async function written(key, format, signal, told) {
    const { placeOf, ODD } = atlas.parts;
    const answer = await fetch(`${placeOf(key, "export", format)}?progress=1`, { signal });
    if (!answer.ok || answer.body === null) {
      const said = await answer.json().catch(() => null);
      throw new Unwritten(typeof said?.error === "string" ? said.error : ODD);
    }
    const reader = createReader(told);
    const stream = answer.body.getReader();
    for (let read = await stream.read(); !read.done; read = await stream.read()) reader.feed(read.value);
    return reader.finish();
  }

  /** @param {unknown} error */
  function why(error) {
    if (error instanceof Unwritten || error instanceof atlas.parts.Refused) return error.message;
    if (error instanceof DOMException && error.name === "AbortError") return "Stopped; nothing was saved.";
    return error instanceof TypeError ? CUT_OFF : atlas.parts.ODD;
  }

  /**
   * @param {Lecture} lecture
   * @param {string} format
   * @param {{get: HTMLButtonElement, stop: HTMLButtonElement, bar: HTMLProgressElement}} controls
   */
  async function save({ key, scenes }, format, { get, stop, bar }) {
    const { say } = window_();
    running = new AbortController();
    get.disabled = true;
    stop.hidden = bar.hidden = false;
    bar.removeAttribute("value");
    say("Beginning …");
    try {
      await atlas.shelf.sent(key);
      const file = await written(key, format, running.signal, (done, of) => {
        bar.max = Math.max(of, 1);
        bar.value = done;
        say(progressOf(done, of, scenes.length));
      });
      atlas.hand(new Blob(file.pieces, { type: file.type }), file.name);
      say(`Saved as ${file.name}.${atlas.shelf.isSaved(key) ? "" : " Your last changes are not in it: they have not reached the server yet."}`);
    } catch (error) {
      say(why(error), { bad: !(error instanceof DOMException) });
    } finally {
      running = null;
      const hadFocus = document.activeElement === stop || document.activeElement === document.body;
      get.disabled = false;
      stop.hidden = bar.hidden = true;
      if (hadFocus) get.focus();
    }
  }

  /** @param {Lecture} lecture */
  function show(lecture) {
    const { made, button } = atlas.parts;
    const { body, say } = window_();
    say("");
    const kept = last();
    const fit = FORMATS.find(({ name, ...rest }) => name === kept && wanting({ name, ...rest }, lecture) === "") || FORMATS.find((format) => wanting(format, lecture) === "");
    const choices = FORMATS.map((format) => {
      const lacks = wanting(format, lecture);
      const radio = made("input", { type: "radio", name: "along-format", value: format.name, ...(lacks ? { disabled: "" } : {}), ...(format === fit ? { checked: "" } : {}) });
      const words = made("span", { class: "along-words" }, made("b", {}, format.label), made("span", { class: "quiet small" }, lacks || format.good));
      return made("label", { class: "along-format" }, radio, words);
    });
    const bar = /** @type {HTMLProgressElement} */ (made("progress", { class: "along-bar", "aria-label": "Progress", hidden: "" }));
    const stop = button("Stop", () => running?.abort(), { hidden: "" });
    const get = button("Save the file", () => {
      const chosen = body.querySelector("input[name='along-format']:checked");
      if (!(chosen instanceof HTMLInputElement)) return;
      keep(chosen.value);
      save(lecture, chosen.value, { get, stop, bar });
    }, { class: "button primary" });
    body.replaceChildren(
      made("p", { class: "shelf-about" }, made("b", {}, lecture.title)),
      made("fieldset", { class: "along-formats" }, made("legend", { class: "visually-hidden" }, "Format"), ...choices),
      made("div", { class: "along-get" }, bar, get, stop),
    );
    /** @type {HTMLElement | null} */ (body.querySelector("input:checked"))?.focus();
  }

  /**
   * Open the dialogue that takes a lecture along.
   * @param {string} [key] the open one when none is named
   */
  async function along(key) {
    const { box, body, say } = window_();
    say("");
    body.replaceChildren();
    if (!box.open) {
      box.showModal();
      box.addEventListener("close", () => running?.abort(), { once: true });
    }
    try {
      show(await atlas.shelf.lectureOf(key));
    } catch (error) {
      say(atlas.parts.sentence(error), { bad: true });
    }
  }

  atlas.takeAlong = along;
})();
