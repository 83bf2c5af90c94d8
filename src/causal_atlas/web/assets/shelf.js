/**
 * The lectures: which there are, the dialogue that lists, makes, copies and throws away, and the drafts from what is on the screen.
 */
(() => {
  "use strict";

  /** @typedef {{key: string, title: string, scenes: number, seconds: number, audience: string, changed: string, shipped: boolean}} Entry */
  /** @typedef {{lectures: Entry[], trash: {key: string, title: string, deleted: string}[], place: string, rights: "owner" | "read", graph_until: string | null}} Shelf */

  /**
   * What stands below the title of a lecture.
   * @param {Entry} entry
   * @param {Date} now
   * @param {{counted: (count: number, noun: string) => string, spoken: (seconds: number) => string, when: (iso: string, now: Date) => string}} words
   * @param {boolean} [unsent] whether this browser keeps changes of it that the server has not
   */
  function facts(entry, now, { counted, spoken, when }, unsent = false) {
    const size = entry.scenes === 0 ? "no scene yet" : `${counted(entry.scenes, "scene")} · ${spoken(entry.seconds)}`;
    const changed = entry.shipped ? "" : when(entry.changed, now);
    return [size, ...(changed ? [`changed ${changed}`] : []), ...(unsent ? ["changes wait in this browser; open it to send them"] : [])].join(" · ");
  }

  /**
   * The reader's own lectures, the last changed first, and those that come with the atlas in their order.
   * @param {Entry[]} lectures
   */
  function sorted(lectures) {
    const own = lectures.filter(({ shipped }) => !shipped).sort((a, b) => b.changed.localeCompare(a.changed));
    return { own, shipped: lectures.filter(({ shipped }) => shipped) };
  }

  /**
   * How long a graph of one's own is kept, for those who make lectures about it; nothing for the atlas.
   * @param {string | null} until
   */
  function staying(until) {
    if (!until) return "";
    const day = new Date(until).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    return `The graph itself is kept until ${day}. Opening its file again keeps it longer, and brings it back with its lectures at any time.`;
  }

  const namespace = { facts, sorted, staying };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  const listing = () => atlas.parts.dialog("lectures", "Lectures", "dialog shelf-dialog lectures-dialog");
  const offered = () => document.getElementById("page")?.dataset.lectures === "yes";

  /**
   * The lecture that is meant: the one named, else the open one, of which the last change is sent first.
   * @param {string} [key]
   */
  async function lectureOf(key) {
    const open = atlas.lecture?.current();
    if (open && (key === undefined || open.key === key)) {
      await sent(open.key);
      return atlas.lecture.current() || open;
    }
    if (key === undefined) throw new atlas.parts.Refused("No lecture is open.", 0);
    return atlas.parts.ask("GET", atlas.parts.placeOf(key));
  }

  /** @param {string} key of a lecture whose last change should reach the server first, if it is the open one */
  async function sent(key) {
    if (atlas.lecture?.current()?.key === key) await atlas.lecture.flush();
  }

  /** @param {string} key @returns {boolean} whether the server has everything that was changed in it */
  function isSaved(key) {
    return atlas.lecture?.current()?.key !== key || ["saved", "read"].includes(atlas.lecture.state());
  }

  /** @param {string} key */
  async function go(key) {
    listing().box.close();
    if (!atlas.lecture?.open) return window.location.assign(`?${new URLSearchParams({ lecture: key })}`);
    // What was pressed may be gone with what it stood on.
    if (await atlas.lecture.open(key)) atlas.storyboard.focus();
  }

  /**
   * Do something that asks the server, and say what it refuses.
   * @param {() => Promise<void>} work
   */
  async function doing(work) {
    const { box, say } = listing();
    if (box.getAttribute("aria-busy") === "true") return;
    box.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (error) {
      say(atlas.parts.sentence(error), { bad: true });
    } finally {
      box.removeAttribute("aria-busy");
    }
  }

  // The rows

  /** @param {Entry} entry @param {...Node} tools */
  function row(entry, ...tools) {
    const { made, button, ...words } = atlas.parts;
    const isOpen = atlas.lecture?.current()?.key === entry.key;
    const unsent = !isOpen && Boolean(atlas.lecture?.unsent().has(entry.key));
    const told = made("span", { class: unsent ? "shelf-facts unsent" : "shelf-facts" }, facts(entry, new Date(), words, unsent));
    const press = button([made("span", { class: "shelf-title" }, entry.title), told], () => go(entry.key), { class: "shelf-open" });
    return made("li", { class: "shelf-row", ...(isOpen ? { "aria-current": "true" } : {}) }, press, made("div", { class: "shelf-tools" }, ...tools));
  }

  /** @param {Entry} entry */
  const alongButton = (entry) => atlas.parts.iconButton("export", `Take “${entry.title}” along`, () => atlas.shelf.along(entry.key));

  /** @param {Entry} entry */
  function ownRow(entry) {
    const { iconButton } = atlas.parts;
    return row(
      entry,
      alongButton(entry),
      iconButton("copy", `Copy “${entry.title}”`, () => doing(() => copied(entry))),
      iconButton("trash", `Move “${entry.title}” to the trash`, () => doing(() => trashed(entry))),
    );
  }

  /** @param {Entry} entry */
  function shippedRow(entry) {
    const label = `Make my own copy of “${entry.title}”`;
    const copy = atlas.parts.button("Make my own copy", () => doing(async () => go((await atlas.beginning.begun({ copy: entry.key })).key)), { class: "mini", "aria-label": label });
    return row(entry, alongButton(entry), copy);
  }

  /** @param {{key: string, title: string, deleted: string}} entry */
  function trashRow(entry) {
    const { made, button, sureButton, when } = atlas.parts;
    const back = button("Take back", () => doing(() => restored(entry)), { class: "mini", "aria-label": `Take back “${entry.title}”` });
    const gone = sureButton("Delete for good", "Press again to delete", () => doing(() => deleted(entry)), { about: entry.title, look: "mini" });
    const words = made("div", { class: "shelf-open" }, made("span", { class: "shelf-title" }, entry.title), made("span", { class: "shelf-facts" }, `thrown away ${when(entry.deleted, new Date())}`));
    return made("li", { class: "shelf-row" }, words, made("div", { class: "shelf-tools" }, back, gone));
  }

  // What the rows do

  /** @param {Entry} entry */
  async function copied(entry) {
    const copy = await atlas.beginning.begun({ copy: entry.key });
    await fill();
    const more = atlas.parts.button("Open it", () => go(copy.key), { class: "mini" });
    listing().say(`“${copy.title}” is a copy of its own.`, { more });
    more.focus();
  }

  /** @param {{key: string, title: string}} entry */
  async function trashed(entry) {
    const { ask, placeOf, button } = atlas.parts;
    if (atlas.lecture?.current()?.key === entry.key) await atlas.lecture.close();
    await ask("DELETE", placeOf(entry.key));
    await fill();
    const undo = button("Undo", () => doing(() => restored(entry)), { class: "mini" });
    listing().say(`“${entry.title}” is in the trash.`, { more: undo });
    undo.focus();
  }

  /** @param {{key: string, title: string}} entry */
  async function restored(entry) {
    await atlas.parts.ask("POST", atlas.parts.placeOf(entry.key, "restore"));
    await fill();
    listing().say(`“${entry.title}” is back.`);
    focusFirst();
  }

  /** @param {{key: string, title: string}} entry */
  async function deleted(entry) {
    await atlas.parts.ask("DELETE", `${atlas.parts.placeOf(entry.key)}?for-good=1`);
    await fill();
    listing().say(`“${entry.title}” is deleted for good.`);
    focusFirst();
  }

  async function backedUp() {
    const { ODD, Refused } = atlas.parts;
    const answer = await fetch("lectures/backup", { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) throw new Refused(answer === null ? atlas.parts.SILENT : ODD, answer?.status || 0);
    const name = atlas.nameIn(answer.headers.get("Content-Disposition"), "lectures.zip");
    atlas.hand(await answer.blob(), name);
    listing().say(`Saved as ${name}. Importing it brings all of them back.`);
  }

  // What the dialogue consists of

  const focusFirst = () => /** @type {HTMLElement | null} */ (listing().body.querySelector("button"))?.focus();

  /** @param {string} title @param {HTMLElement[]} rows @param {string} none what is said when there are no rows */
  function section(title, rows, none) {
    const { made, heading } = atlas.parts;
    const list = rows.length ? made("ul", { class: "shelf-rows" }, ...rows) : made("p", { class: "quiet" }, none);
    return made("section", {}, heading(title), list);
  }

  /** @param {Shelf["trash"]} trash */
  function trashSection(trash) {
    const { made, counted } = atlas.parts;
    if (trash.length === 0) return null;
    const open = listing().body.querySelector(".shelf-trash[open]") !== null;
    const summary = made("summary", {}, `Trash · ${counted(trash.length, "lecture")}`);
    return made("details", { class: "shelf-trash", ...(open ? { open: "" } : {}) }, summary, made("ul", { class: "shelf-rows" }, ...trash.map(trashRow)));
  }

  /** @param {Shelf} shelf */
  function actions(shelf) {
    const { made, button, icon } = atlas.parts;
    const save = shelf.lectures.some(({ shipped }) => !shipped) ? button("Save all", () => doing(backedUp), { title: "A backup: one .zip file with every lecture of yours" }) : null;
    const form = atlas.beginning.newForm();
    const begin = button([icon("plus"), "New lecture"], () => {
      form.hidden = !form.hidden;
      begin.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) form.querySelector("input")?.focus();
    }, { class: "button primary", "aria-expanded": "false", "aria-controls": "shelf-new" });
    const take = button("Import", () => atlas.taking.choose(), { title: "A lecture file (.yaml) or a backup (.zip); it can also be dropped here" });
    return [made("div", { class: "shelf-actions" }, begin, take, save), form];
  }

  const GUEST = "This atlas is shared. What you make here is reached by its address alone, so keep that.";

  /** Ask which lectures there are, and show them. */
  async function fill() {
    const { made, ask, placeOf } = atlas.parts;
    const { body } = listing();
    /** @type {Shelf} */
    const shelf = await ask("GET", placeOf());
    const { own, shipped } = sorted(shelf.lectures);
    const owner = shelf.rights === "owner";
    const none = `None yet. Begin a new one, ${shipped.length ? "copy one from below, " : ""}or open something and press “Make a lecture of this”.`;
    const stays = staying(shelf.graph_until);
    const parts = [
      ...actions(shelf),
      owner ? section("Yours", own.map(ownRow), none) : made("p", { class: "note" }, GUEST),
      shipped.length ? section("With the atlas", shipped.map(shippedRow), "") : null,
      owner ? trashSection(shelf.trash) : null,
      owner ? made("p", { class: "quiet small shelf-place" }, "Kept in ", made("span", { class: "shelf-path" }, shelf.place)) : null,
      stays ? made("p", { class: "quiet small" }, stays) : null,
    ];
    body.replaceChildren(...parts.filter((part) => part !== null));
  }

  /** Open the dialogue. */
  async function open() {
    if (!offered()) return;
    const { box, body, say } = listing();
    say("");
    if (!box.open) {
      if (body.childElementCount === 0) body.append(atlas.parts.made("p", { class: "quiet", role: "status" }, "Looking for the lectures …"));
      box.showModal();
    }
    try {
      // What is dropped on the list is taken in by it, from the moment on at which it is there.
      await Promise.all([fill(), atlas.parts.later("shelf-import")]);
      if (!box.contains(document.activeElement) || document.activeElement?.hasAttribute("data-close")) focusFirst();
    } catch (error) {
      const { made, button } = atlas.parts;
      body.replaceChildren(made("p", { role: "alert" }, atlas.parts.sentence(error)), button("Try again", open));
    }
  }

  /**
   * What opens a dialogue whose scripts come when it is first wanted.
   * @param {string[]} scripts
   * @param {(key?: string) => Promise<void>} work
   */
  function needing(scripts, work) {
    return async (/** @type {string | undefined} */ key) => {
      try {
        for (const script of scripts) await atlas.parts.later(script);
      } catch (error) {
        atlas.tell(atlas.parts.sentence(error));
        return;
      }
      await work(key);
    };
  }

  atlas.shelf = Object.assign(atlas.shelf || {}, {
    open,
    fill,
    go,
    doing,
    listing,
    lectureOf,
    sent,
    isSaved,
    facts,
    offered,
    mark: () => document.getElementById("page")?.dataset.mark || "",
    share: needing(["shelf-share"], (key) => atlas.shareLecture(key)),
    versions: needing(["compare", "shelf-versions"], (key) => atlas.lectureVersions(key)),
    along: needing(["along"], (key) => atlas.takeAlong(key)),
  });
  document.addEventListener("click", (event) => {
    const hit = event.target instanceof Element ? event.target.closest("[data-shelf], [data-lecture-draft], [data-lecture-open]") : null;
    if (!(hit instanceof HTMLElement)) return;
    if (hit.hasAttribute("data-lecture-draft")) void atlas.beginning.draft(hit);
    else if (hit.dataset.lectureOpen) go(hit.dataset.lectureOpen);
    else open();
  });
})();
