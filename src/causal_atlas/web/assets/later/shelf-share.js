/**
 * Sharing a lecture: the link to read it and the link to work on it, each made, copied, renewed and revoked.
 */
(() => {
  "use strict";

  /** @typedef {"read" | "edit"} Which */

  /** @type {Record<Which, {title: string, may: string, gone: string}>} */
  const LINKS = {
    read: {
      title: "To read",
      may: "Whoever has this link can follow the lecture, replay it and make a copy of their own. They do not see your notes and cannot change anything.",
      gone: "Nobody can follow the lecture by the old link any more.",
    },
    edit: {
      title: "To work on it together",
      may: "Whoever has this link can change everything in the lecture. They cannot share it or throw it away.",
      gone: "Nobody can change the lecture by the old link any more.",
    },
  };

  /**
   * The address of a lecture.
   * @param {{origin: string, pathname: string}} page
   * @param {string} key
   */
  function linkTo({ origin, pathname }, key) {
    return `${origin}${pathname}?${new URLSearchParams({ lecture: key })}`;
  }

  /**
   * Why a lecture cannot be shared by this reader, or nothing.
   * @param {{rights: string, shipped: boolean}} lecture
   */
  function unshared({ rights, shipped }) {
    if (shipped) return "This lecture comes with the atlas, and whoever has the atlas has it. To share changes of yours, make your own copy first.";
    return rights === "owner" ? "" : "Only the owner of this lecture can make links to it. A copy of your own is yours to share.";
  }

  const GRAPH_TOO = "Whoever has a link sees this graph of your own as well, even after the link was revoked, until the graph is forgotten.";

  const namespace = { linkTo, unshared, LINKS };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});
  const sharing = () => atlas.parts.dialog("lecture-share", "Share the lecture");

  /** @typedef {{key: string, title: string, rights: string, shipped: boolean}} Lecture */
  /** @typedef {{read: string | null, edit: string | null, shared: boolean}} Links */

  /** @param {Lecture} lecture @param {() => Promise<string>} work what to do; answers what to say then @param {string} [focus] where the focus goes */
  async function doing(lecture, work, focus = "button") {
    const { say, body } = sharing();
    try {
      const said = await work();
      await fill(lecture);
      /** @type {HTMLElement | null} */ (body.querySelector(focus))?.focus();
      say(said);
    } catch (error) {
      say(atlas.parts.sentence(error), { bad: true });
    }
  }

  /** @param {HTMLInputElement} field */
  async function copy(field) {
    const { say } = sharing();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say("Copied.");
    } catch {
      say("The browser did not let this page copy. The link is marked; copy it by hand.");
    }
  }

  /** @param {Lecture} lecture @param {Which} which @param {string | null} key */
  function part(lecture, which, key) {
    const { made, button, sureButton, heading, ask, placeOf } = atlas.parts;
    const { title, may, gone } = LINKS[which];
    const address = placeOf(lecture.key, "links");
    const place = `[data-link='${which}'] button`;
    const make = async () => {
      await ask("POST", address, { which });
      return key === null ? "The link is made." : `There is a new link. ${gone}`;
    };
    const revoke = async () => {
      await ask("DELETE", `${address}?which=${which}`);
      return `The link is revoked. ${gone}`;
    };
    const parts = [heading(title), made("p", {}, may)];
    if (key === null) parts.push(button("Make the link", () => doing(lecture, make, place), { class: "button primary" }));
    else {
      const field = /** @type {HTMLInputElement} */ (made("input", { class: "shelf-link", readonly: "", value: linkTo(window.location, key), "aria-label": `The link ${title[0].toLowerCase()}${title.slice(1)}` }));
      field.addEventListener("focus", () => field.select());
      parts.push(
        made("div", { class: "shelf-linked" }, field, button("Copy", () => copy(field), { class: "button primary" })),
        made("div", { class: "shelf-tools" }, sureButton("Renew", "Press again: the old link ends", () => doing(lecture, make, place)), sureButton("Revoke", "Press again to revoke", () => doing(lecture, revoke, place))),
      );
    }
    return made("section", { "data-link": which }, ...parts);
  }

  /** @param {Lecture} lecture */
  async function fill(lecture) {
    const { made, ask, placeOf } = atlas.parts;
    const { body } = sharing();
    const about = made("p", { class: "shelf-about" }, made("b", {}, lecture.title));
    const why = unshared(lecture);
    if (why !== "") {
      body.replaceChildren(about, made("p", {}, why), atlas.beginning.copyButton(lecture, sharing()));
      return;
    }
    /** @type {Links} */
    const links = await ask("GET", placeOf(lecture.key, "links"));
    const alone = links.shared ? null : made("p", { class: "note" }, "This atlas is served to this machine alone, so the links work only here. Start it with ", made("code", {}, "--host 0.0.0.0"), " to let others in your network follow them.");
    const graph = atlas.shelf.mark() === "" ? null : made("p", { class: "note" }, GRAPH_TOO);
    body.replaceChildren(...[about, alone, graph, part(lecture, "read", links.read), part(lecture, "edit", links.edit)].filter((each) => each !== null));
  }

  /**
   * Open the dialogue that shares a lecture.
   * @param {string} [key] the open one when none is named
   */
  async function shareLecture(key) {
    const { box, body, say } = sharing();
    say("");
    body.replaceChildren(atlas.parts.made("p", { class: "quiet", role: "status" }, "Looking for its links …"));
    if (!box.open) box.showModal();
    try {
      await fill(await atlas.shelf.lectureOf(key));
      /** @type {HTMLElement | null} */ (body.querySelector("button"))?.focus();
    } catch (error) {
      body.replaceChildren();
      say(atlas.parts.sentence(error), { bad: true });
    }
  }

  atlas.shareLecture = shareLecture;
})();
