/**
 * What stands around the keeper of a lecture (lecture-keeper.js): the server that is asked, and what the browser keeps.
 */
(() => {
  "use strict";

  const PREFIX = "atlas-lecture:";
  const PATIENCE_MS = 10000;
  /** Bytes. A page that goes may leave 64 KiB behind for the server; what is larger waits in the browser for the next visit. */
  const LARGEST_LEFT_BEHIND = 60000;

  /**
   * Whether a body still reaches the server when its page is closed.
   * @param {string} text
   */
  function outlives(text) {
    return new TextEncoder().encode(text).length <= LARGEST_LEFT_BEHIND;
  }

  /**
   * Of which lectures a browser keeps changes that the server has not acknowledged.
   * @param {string[]} names of what it keeps
   * @returns {Set<string>} keys
   */
  function unsent(names) {
    return new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length).split(":")[0]));
  }

  const namespace = { outlives, unsent, LARGEST_LEFT_BEHIND };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  // One entry for each page: two tabs must not write over each other.
  const page = Math.random().toString(36).slice(2, 10);

  /** @param {string} method @param {string} path @param {object} [body] @param {{keepalive?: boolean}} [options] */
  async function ask(method, path, body, { keepalive = false } = {}) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = { Accept: "application/json", ...(text !== undefined && { "Content-Type": "application/json" }) };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(path, { method, headers, body: text, keepalive: keepalive && outlives(text || ""), signal });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  }

  /** @param {(storage: Storage) => any} use */
  function stored(use) {
    try {
      return use(window.localStorage);
    } catch {
      // Without storage, or with a full one, unsent changes last as long as the page.
      return null;
    }
  }

  /** @returns {string[]} */
  const names = () => stored((storage) => Object.keys(storage)) || [];

  /** @param {string} name */
  function read(name) {
    return stored((storage) => ({ ...JSON.parse(storage.getItem(name) || "null"), name }));
  }

  atlas.lectureAround = {
    ask,
    /** @param {string} of */
    kept: (of) => names().filter((name) => name.startsWith(`${PREFIX}${of}:`)).map(read).filter((copy) => copy?.doc && copy.base),
    /** @param {{name?: string}} copy */
    forget: (copy) => stored((storage) => storage.removeItem(copy.name || "")),
    /** @param {string} of @param {any} value */
    keep: (of, value) => stored((storage) => (storage.setItem(`${PREFIX}${of}:${page}`, JSON.stringify(value)), true)) === true,
    /** @param {string} of */
    drop: (of) => stored((storage) => storage.removeItem(`${PREFIX}${of}:${page}`)),
    later: (/** @type {() => void} */ work, /** @type {number} */ ms) => window.setTimeout(work, ms),
    never: (/** @type {number} */ timer) => window.clearTimeout(timer),
    now: () => Date.now(),
    unsent: () => unsent(names()),
  };
})();
