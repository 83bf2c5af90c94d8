/**
 * Taking lectures in: a lecture file, or a backup with many, chosen or dropped on the dialogue.
 */
(() => {
  "use strict";

  const LARGEST = 1_900_000;
  const MOST_MISTAKES = 4;
  const LARGEST_BACKUP = 50_000_000;
  const OWN = /^own\/[0-9a-f]{40}\//;

  /**
   * What is said after lectures were taken in.
   * @param {string[]} titles of those that were
   * @param {{name: string, why: string}[]} refused
   * @returns {string}
   */
  function outcome(titles, refused) {
    const taken = titles.length === 1 ? `“${titles[0]}” is taken in.` : titles.length ? `${titles.length} lectures are taken in.` : "";
    const left = refused.length === 0 ? "" : titles.length + refused.length === 1 ? refused[0].why : `${refused.length} could not be read:`;
    return [taken, left].filter(Boolean).join(" ");
  }

  /**
   * Which lectures of a backup belong where it is taken in: a backup of everything has those about graphs of one's own in folders,
   * each called by the mark of its graph.
   * @template {{name: string}} T
   * @param {T[]} texts
   * @param {string} mark of the graph that is explored; nothing for the atlas
   * @returns {{here: T[], left: string}} left: what is said of those that do not
   */
  function belonging(texts, mark) {
    const own = texts.filter(({ name }) => OWN.test(name));
    if (own.length === 0) return { here: texts, left: "" };
    const here = mark === "" ? texts.filter(({ name }) => !OWN.test(name)) : own.filter(({ name }) => name.startsWith(`own/${mark}/`));
    const count = texts.length - here.length;
    const [others, verb] = count === 1 ? ["1 lecture in it is", "was"] : [`${count} lectures in it are`, "were"];
    if (count === 0) return { here, left: "" };
    if (mark !== "") return { here, left: `${others} not about this graph, and ${verb} left out.` };
    return { here, left: `${others} about graphs of your own: open the file of the graph, and import this backup there.` };
  }

  /**
   * What is wrong with a file, in few lines.
   * @param {string} sentence of the server, one line for each mistake
   */
  function shortened(sentence) {
    const lines = sentence.split("\n").filter((line) => line.trim() !== "");
    const more = lines.length - MOST_MISTAKES;
    return more > 0 ? [...lines.slice(0, MOST_MISTAKES), `And ${more} more; “causal-atlas lecture check” lists them all.`].join("\n") : lines.join("\n");
  }

  const namespace = { outcome, shortened, belonging };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @param {File} file @returns {Promise<{here: {name: string, text: string}[], left: string}>} */
  async function textsOf(file) {
    const packed = /\.zip$/i.test(file.name);
    if (file.size > (packed ? LARGEST_BACKUP : LARGEST)) throw new Error(`${file.name} is larger than a lecture can be.`);
    if (!packed) return { here: [{ name: file.name, text: await file.text() }], left: "" };
    await atlas.parts.later("zip");
    const texts = await atlas.textsIn(new Uint8Array(await file.arrayBuffer()));
    if (texts.length === 0) throw new Error(`${file.name} holds no lecture file (.yaml).`);
    return belonging(texts, atlas.shelf.mark());
  }

  /**
   * Take lectures in.
   * @param {Iterable<File>} files
   */
  async function take(files) {
    const { say, body } = atlas.shelf.listing();
    const { made, button } = atlas.parts;
    /** @type {any[]} */
    const taken = [];
    /** @type {{name: string, why: string}[]} */
    const refused = [];
    /** @type {string[]} */
    const aside = [];
    say("Reading …");
    for (const file of files) {
      try {
        const { here, left } = await textsOf(file);
        if (left !== "") aside.push(left);
        for (const { name, text } of here) {
          try {
            taken.push(await atlas.beginning.begun({ text }));
            say(`Reading … ${taken.length}`);
          } catch (error) {
            refused.push({ name, why: shortened(atlas.parts.sentence(error)) });
          }
        }
      } catch (error) {
        refused.push({ name: file.name, why: error instanceof Error ? error.message : String(error) });
      }
    }
    if (taken.length) await atlas.shelf.fill();
    const alone = taken.length === 1 && refused.length === 0;
    const open = alone ? button("Open it", () => atlas.shelf.go(taken[0].key), { class: "mini" }) : undefined;
    const several = taken.length + refused.length > 1;
    const list = several && refused.length ? made("ul", { class: "shelf-refused" }, ...refused.map(({ name, why }) => made("li", {}, made("b", {}, name), ` – ${why}`))) : undefined;
    say([outcome(taken.map(({ title }) => title), refused), ...aside].filter(Boolean).join(" "), { more: open || list, bad: refused.length > 0 });
    (open || /** @type {HTMLElement | null} */ (body.querySelector("button")))?.focus();
  }

  function choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".yaml,.yml,.zip";
    input.multiple = true;
    input.addEventListener("change", () => void (input.files?.length && atlas.shelf.doing(() => take([...(input.files || [])]))));
    input.click();
  }

  /** @param {DragEvent} event @returns {Element | null} the dialogue over which files are held */
  function under(event) {
    const box = event.target instanceof Element ? event.target.closest("#lectures") : null;
    return event.dataTransfer?.types.includes("Files") ? box : null;
  }

  const held = atlas.parts.held((/** @type {boolean} */ over) => document.getElementById("lectures")?.toggleAttribute("data-over", over));
  // Before the page takes a dropped file for a graph of one's own (own.js listens as it bubbles up).
  document.addEventListener("dragover", (event) => {
    const box = under(event);
    if (box === null) return;
    event.preventDefault();
    event.stopPropagation();
    held.over();
  }, true);
  document.addEventListener("dragleave", (event) => {
    const box = document.getElementById("lectures");
    if (box && !(event.relatedTarget instanceof Node && box.contains(event.relatedTarget))) held.left();
  });
  document.addEventListener("drop", (event) => {
    const box = under(event);
    if (box === null) return;
    event.preventDefault();
    event.stopPropagation();
    held.dropped();
    const files = [...(event.dataTransfer?.files || [])];
    atlas.shelf.doing(() => take(files));
  }, true);

  atlas.taking = { choose };
})();
