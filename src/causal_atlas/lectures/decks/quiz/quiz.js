/**
 * A quiz in a learning platform that speaks SCORM 1.2, and as well without one: answers are judged here and reported there.
 */
(() => {
  "use strict";

  const PASS = 60;
  /** The furthest that a platform may be above this page. */
  const HIGHEST = 30;

  /** @typedef {Record<string, number>} Answers the place of the choice that was taken, by the name of its question */
  /** @typedef {{name: string, right: number}} Question */

  /**
   * How many per cent of the questions were answered rightly.
   * @param {Question[]} questions
   * @param {Answers} answers
   * @returns {number}
   */
  function scored(questions, answers) {
    const right = questions.filter((question) => answers[question.name] === question.right).length;
    return questions.length === 0 ? 0 : Math.round((100 * right) / questions.length);
  }

  /**
   * The status of the lesson: it is passed or failed only when every question has its answer.
   * @param {Question[]} questions
   * @param {Answers} answers
   * @param {number} pass per cent
   * @param {boolean} counts whether the platform gives credit
   * @returns {"incomplete" | "passed" | "failed" | "completed"}
   */
  function statusOf(questions, answers, pass, counts) {
    if (questions.some((question) => answers[question.name] === undefined)) return "incomplete";
    if (!counts) return "completed";
    return scored(questions, answers) >= pass ? "passed" : "failed";
  }

  /**
   * What the platform keeps for us until the next time; only answers to questions that there are.
   * @param {string} text
   * @param {Question[]} questions
   * @returns {Answers}
   */
  function resumed(text, questions) {
    let kept;
    try {
      kept = JSON.parse(text);
    } catch {
      return {};
    }
    const found = kept && typeof kept.answers === "object" && kept.answers ? kept.answers : {};
    const known = questions.filter(({ name }) => Number.isInteger(found[name]) && found[name] >= 0 && found[name] < 26);
    return Object.fromEntries(known.map(({ name }) => [name, found[name]]));
  }

  /**
   * A length of time as SCORM 1.2 writes it.
   * @param {number} ms
   * @returns {string}
   */
  function timespan(ms) {
    const seconds = Math.max(0, Math.round(ms / 1000));
    const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
    return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  /**
   * The API of the platform: in a window above this one, or above the one that opened it.
   * @param {any} start
   * @returns {any}
   */
  function findApi(start) {
    for (const first of [start, start.opener]) {
      let here = first;
      for (let step = 0; here && step < HIGHEST; step += 1) {
        try {
          if (here.API) return here.API;
          if (here.parent === here) break;
          here = here.parent;
        } catch {
          // A page from elsewhere stands above: it is no platform of ours.
          break;
        }
      }
    }
    return null;
  }

  if (typeof module !== "undefined") module.exports = { scored, statusOf, resumed, timespan, findApi };
  if (typeof window === "undefined") return;

  const letters = "abcdefghijklmnopqrstuvwxyz";
  const api = findApi(window);
  const began = Date.now();
  let open = api !== null && String(api.LMSInitialize("")) === "true";
  const get = (/** @type {string} */ name) => (open ? String(api.LMSGetValue(name)) : "");
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) => open && api.LMSSetValue(name, String(value));
  const counts = get("cmi.core.credit") !== "no-credit";
  const pass = Number(get("cmi.student_data.mastery_score")) || PASS;

  const cards = [...document.querySelectorAll("form[data-name]")];
  const questions = cards.map((card) => ({ name: card.dataset.name, right: Number(card.dataset.right) }));
  let answers = resumed(get("cmi.suspend_data"), questions);
  let asked = Date.now();

  /** @param {Element} card @param {boolean} moved whether the reader has just answered */
  function show(card, moved) {
    const question = questions[cards.indexOf(card)];
    const taken = answers[question.name];
    const done = taken !== undefined;
    const inputs = [...card.querySelectorAll("input")];
    inputs.forEach((input, place) => {
      input.disabled = done;
      input.checked = done && place === taken;
      const label = input.closest("label");
      label.classList.toggle("right", done && place === question.right);
      label.classList.toggle("wrong", done && place === taken && place !== question.right);
    });
    card.querySelector("button").hidden = done;
    card.querySelector(".answer").hidden = !done;
    const verdict = card.querySelector(".verdict");
    verdict.textContent = done ? (taken === question.right ? "That is right." : `The right answer is ${letters[question.right].toUpperCase()}.`) : "";
    if (moved) verdict.focus();
  }

  function tell() {
    const given = questions.filter((question) => answers[question.name] !== undefined).length;
    const right = questions.filter((question) => answers[question.name] === question.right).length;
    const done = given === questions.length;
    document.getElementById("progress").textContent = done
      ? `${right} of ${questions.length} right.`
      : `${given} of ${questions.length} answered.`;
    document.getElementById("end").hidden = !done;
    const verdict = statusOf(questions, answers, pass, counts);
    document.getElementById("result").textContent =
      `${right} of ${questions.length} right, ${scored(questions, answers)} per cent.` +
      (verdict === "passed" ? " Passed." : verdict === "failed" ? ` ${pass} per cent are needed.` : "");
  }

  function report() {
    const status = statusOf(questions, answers, pass, counts);
    set("cmi.suspend_data", JSON.stringify({ answers }));
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", scored(questions, answers));
    set("cmi.core.lesson_status", status);
    set("cmi.core.exit", status === "incomplete" ? "suspend" : "");
    set("cmi.core.session_time", timespan(Date.now() - began));
    if (open) api.LMSCommit("");
  }

  /** @param {{name: string, right: number}} question @param {number} taken */
  function reportAnswer(question, taken) {
    const here = `cmi.interactions.${Number(get("cmi.interactions._count")) || 0}`;
    const now = new Date();
    set(`${here}.id`, question.name);
    set(`${here}.type`, "choice");
    set(`${here}.time`, [now.getHours(), now.getMinutes(), now.getSeconds()].map((each) => String(each).padStart(2, "0")).join(":"));
    set(`${here}.correct_responses.0.pattern`, letters[question.right]);
    set(`${here}.student_response`, letters[taken]);
    set(`${here}.result`, taken === question.right ? "correct" : "wrong");
    set(`${here}.weighting`, 1);
    set(`${here}.latency`, timespan(Date.now() - asked));
    asked = Date.now();
  }

  function leave() {
    if (!open) return;
    report();
    open = false;
    api.LMSFinish("");
  }

  for (const card of cards) {
    card.addEventListener("submit", (event) => {
      event.preventDefault();
      const taken = [...card.querySelectorAll("input")].findIndex((input) => input.checked);
      const question = questions[cards.indexOf(card)];
      if (taken < 0 || answers[question.name] !== undefined) return;
      answers = { ...answers, [question.name]: taken };
      reportAnswer(question, taken);
      report();
      show(card, true);
      tell();
    });
    show(card, false);
  }
  document.getElementById("again").addEventListener("click", () => {
    answers = {};
    for (const card of cards) show(card, false);
    report();
    tell();
    window.scrollTo(0, 0);
    cards[0].querySelector("input").focus();
  });
  window.addEventListener("pagehide", leave);
  document.getElementById("without").hidden = open;
  if (open && ["", "not attempted"].includes(get("cmi.core.lesson_status"))) report();
  tell();
  document.documentElement.dataset.ready = "";
})();
