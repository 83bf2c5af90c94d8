/**
 * Keeping a lecture: every change is written down in the browser at once and sent within a second, one request at a time. What the
 * server has not acknowledged stays in the browser; what somebody else changed is never written over.
 */
(() => {
  "use strict";

  const WAIT_MS = 700;
  const FIRST_RETRY_MS = 2000;
  const LAST_RETRY_MS = 60000;
  const MOST_UNHEARD = 4;

  /** @typedef {import("./lecture-edits.js").Lecture} Lecture */
  /** @typedef {"saved" | "saving" | "offline" | "conflict" | "full" | "refused" | "read"} State */
  /** @typedef {{doc: Lecture, base: Lecture, sent: Lecture[], when: number, name?: string}} Kept what the browser keeps */
  /**
   * @typedef {object} Surroundings
   * @property {(method: string, path: string, body?: object, options?: {keepalive: boolean}) => Promise<{status: number, body: any}>} ask rejects when no answer comes
   * @property {(key: string) => Kept[]} kept what pages left of a lecture
   * @property {(copy: Kept) => void} forget a copy that was left
   * @property {(key: string, value: Kept) => boolean} keep whether the browser had room for it
   * @property {(key: string) => void} drop
   * @property {(work: () => void, ms: number) => number} later
   * @property {(timer: number) => void} never
   * @property {() => number} now
   * @property {(replaced: boolean) => void} told the lecture or its state is another; replaced: by what somebody else wrote
   * @property {(key: string, revision: number) => void} saved
   * @property {(before: Lecture, after: Lecture) => void} renewed what somebody else saved has taken the place of what was here
   * @property {(found: Lecture) => void} recovered what an earlier page left is taken up again, instead of what the server has
   */

  /**
   * Which of the copies that earlier pages left has to be looked at: the latest.
   * @param {Kept[]} copies
   * @returns {Kept | null}
   */
  function latest(copies) {
    return copies.reduce((best, one) => (best === null || one.when > best.when ? one : best), /** @type {Kept | null} */ (null));
  }

  /**
   * How long to wait before the next try.
   * @param {number} failures so far
   */
  function patience(failures) {
    return Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1), LAST_RETRY_MS);
  }

  /**
   * @param {Surroundings} around
   * @param {any} edits lecture-edits.js
   */
  function createKeeper(around, edits) {
    /** @type {Lecture | null} */ let doc = null;
    /** @type {Lecture | null} what the server has, as far as we know */ let base = null;
    /** @type {Lecture | null} */ let theirs = null;
    /** @type {Lecture[]} what was sent and not answered: the server may have taken it all the same */ let sent = [];
    /** @type {State} */ let state = "saved";
    /** @type {((done: boolean) => void)[]} */ let waiting = [];
    let why = "";
    let held = true;
    let touched = 0;
    let dirty = false;
    let sending = false;
    let timer = 0;
    let failures = 0;
    // An answer to what was open before must not land in what is open now.
    let visit = 0;

    const path = () => `lectures/${doc?.key}`;

    /** @param {State} next @param {string} [sentence] */
    function become(next, sentence = "") {
      state = next;
      why = sentence;
      around.told(false);
      if (sending || next === "saving") return;
      const done = !dirty;
      if (done || next !== "saved") waiting.splice(0).forEach((resolve) => resolve(done));
    }

    function keep() {
      if (doc !== null && base !== null) held = around.keep(doc.key, { doc: edits.bare(doc), base: edits.bare(base), sent: sent.map(edits.bare), when: touched });
    }

    /** @param {number} ms */
    function plan(ms) {
      around.never(timer);
      timer = around.later(() => void save(), ms);
    }

    /** @param {Lecture} found */
    function adopt(found) {
      doc = base = found;
      theirs = null;
      sent = [];
      dirty = false;
      failures = 0;
      around.drop(found.key);
      become(found.rights === "read" ? "read" : "saved");
    }

    /**
     * Open a lecture; what an earlier page could not send is taken up again.
     * @param {string} key
     */
    async function open(key) {
      close();
      const mine = (visit += 1);
      const answer = await around.ask("GET", `lectures/${key}`).catch(() => null);
      if (mine !== visit) return;
      const copies = around.kept(key);
      if (answer?.status === 200) {
        copies.filter((copy) => edits.same(copy.doc, answer.body)).forEach(around.forget);
        return begin(answer.body, latest(copies));
      }
      const left = latest(copies);
      if (left !== null && (answer === null || answer.status >= 500)) {
        around.recovered(left.base);
        return resume(left, left.doc, "offline");
      }
      throw new Error(answer?.body?.error || "The lecture cannot be opened: the server did not answer.");
    }

    /** @param {Lecture} found @param {Kept | null} left */
    function begin(found, left) {
      if (left === null || edits.same(left.doc, found)) return adopt(found);
      if (found.rights === "read") {
        doc = base = found;
        return become("read", "This lecture can only be read now. What you had changed is kept in this browser.");
      }
      const written = { ...found, ...edits.sent(left.doc), scenes: left.doc.scenes };
      const ours = left.base.revision === found.revision || left.sent.some((one) => edits.same(one, found));
      if (ours) {
        around.recovered(found);
        return resume({ ...left, base: found }, written, "saving");
      }
      theirs = found;
      return resume(left, { ...written, revision: left.base.revision }, "conflict");
    }

    /** @param {Kept} left @param {Lecture} written @param {State} next */
    function resume(left, written, next) {
      doc = written;
      base = left.base;
      sent = left.sent;
      touched = left.when;
      dirty = true;
      // From now on it is ours. Older copies wait until it is saved: the next visit compares them with what is there then.
      around.forget(left);
      keep();
      if (next === "saving") plan(0);
      if (next === "offline") again();
      become(next);
    }

    function again() {
      failures += 1;
      plan(patience(failures));
    }

    function close() {
      if (dirty) void save(true);
      around.never(timer);
      visit += 1;
      doc = base = theirs = null;
      sent = [];
      dirty = sending = false;
      failures = 0;
      state = "saved";
      why = "";
      waiting.splice(0).forEach((resolve) => resolve(true));
    }

    /** @param {Lecture} next @returns {boolean} whether it may be changed */
    function change(next) {
      if (doc === null || base === null || doc.rights === "read") return false;
      doc = { ...next, revision: base.revision };
      dirty = true;
      touched = around.now();
      keep();
      if (state !== "conflict" && !sending) plan(WAIT_MS);
      become(state === "saved" || state === "refused" ? "saving" : state, why);
      return true;
    }

    /** @param {boolean} [keepalive] */
    async function save(keepalive = false) {
      if (doc === null || base === null || !dirty || sending || state === "conflict") return;
      around.never(timer);
      const [mine, taken] = [visit, doc];
      sending = true;
      dirty = false;
      sent = [...sent, taken].slice(-MOST_UNHEARD);
      keep();
      if (state === "saved") become("saving");
      const body = { base: base.revision, ...edits.sent(taken) };
      const answer = await around.ask("PUT", path(), body, { keepalive }).catch(() => null);
      if (mine !== visit) return answer?.status === 200 ? around.drop(taken.key) : undefined;
      sending = false;
      heard(taken, answer);
    }

    /** @param {Lecture} taken @param {{status: number, body: any} | null} answer */
    function heard(taken, answer) {
      if (answer?.status === 200) return saved(taken, answer.body);
      dirty = true;
      if (answer?.status === 409) return parted(answer.body.theirs);
      if (answer === null || answer.status >= 500) again();
      if (answer === null) return become("offline");
      if (answer.status === 507) return become("full", answer.body?.error || "");
      if (answer.status >= 500) return become("offline", answer.body?.error || "");
      return become("refused", answer.body?.error || "The server did not take the change.");
    }

    /** @param {Lecture} taken @param {any} answer */
    function saved(taken, answer) {
      if (doc === null) return;
      failures = 0;
      doc = edits.acknowledged(doc, taken, answer);
      base = edits.acknowledged(taken, taken, answer);
      sent = [];
      around.saved(taken.key, answer.revision);
      if (dirty) {
        keep();
        plan(WAIT_MS);
        become("saving");
      } else {
        around.drop(taken.key);
        become("saved");
      }
    }

    /** @param {Lecture} found what the server has instead */
    function parted(found) {
      if (doc === null) return;
      if (edits.same(doc, found)) return adopt(found);
      if (sent.some((one) => edits.same(one, found))) {
        // It was our own: the server had taken it, only its answer was lost.
        base = found;
        doc = { ...doc, revision: found.revision };
        keep();
        plan(0);
        return become("saving");
      }
      theirs = found;
      keep();
      return become("conflict");
    }

    /**
     * End a conflict with what was chosen.
     * @param {Lecture} chosen
     */
    function settle(chosen) {
      if (doc === null || theirs === null) return;
      const found = theirs;
      if (edits.same(chosen, found)) {
        adopt(found);
        return around.told(true);
      }
      base = found;
      doc = { ...found, ...edits.sent(chosen), scenes: chosen.scenes };
      theirs = null;
      dirty = true;
      keep();
      plan(0);
      become("saving");
      around.told(true);
    }

    /** Look whether somebody else has written, while nothing of ours is on its way. */
    async function refresh() {
      if (doc === null || dirty || sending) return;
      const mine = visit;
      const answer = await around.ask("GET", path()).catch(() => null);
      if (mine !== visit || answer?.status !== 200 || dirty || sending || answer.body.revision === doc?.revision) return;
      const before = doc;
      take(answer.body);
      if (before !== null && !edits.same(before, answer.body)) around.renewed(before, answer.body);
    }

    /** @param {Lecture} found */
    function take(found) {
      adopt(found);
      around.told(true);
    }

    return {
      open,
      close,
      change,
      settle,
      refresh,
      take,
      current: () => doc,
      base: () => base,
      theirs: () => theirs,
      state: () => state,
      why: () => why,
      /** Whether what is not sent yet would survive a reload. */
      held: () => held,
      /** Whether something would be lost if the page were closed now: the browser had no room for it. */
      loses: () => doc !== null && (dirty || sending) && !held,
      editable: () => doc !== null && doc.rights !== "read",
      /** Try again at once. */
      retry: () => void save(),
      /** @param {boolean} [keepalive] for a page that is about to go */
      flush(keepalive = false) {
        if (!dirty && !sending) return Promise.resolve(true);
        if (state === "conflict") return Promise.resolve(false);
        const done = new Promise((resolve) => waiting.push(resolve));
        void save(keepalive);
        return done;
      },
    };
  }

  const namespace = { createKeeper, latest, patience, WAIT_MS };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { lectureKeeper: namespace });
})();
