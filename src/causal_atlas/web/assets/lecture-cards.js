/**
 * The cards of the storyboard: one for each scene, in a row that is walked with the arrow keys and put in order by dragging.
 */
(() => {
  "use strict";

  /** @typedef {import("./lecture-edits.js").Scene} Scene */

  /**
   * What a screen reader says of a card.
   * @param {Scene} scene @param {number} at @param {number} of @param {string} time
   */
  function spokenCard(scene, at, of, time) {
    const parts = [`Scene ${at + 1} of ${of}: ${scene.title}`, time ? `${time} of speaking` : "no words yet"];
    if (scene.question) parts.push("asks the audience");
    const missing = scene.missing || [];
    if (missing.length) parts.push(`${missing.length} missing in this atlas`);
    return parts.join(", ");
  }

  /**
   * What a key does to a card.
   * @param {{key: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean, shiftKey?: boolean}} press
   * @returns {string} nothing for a key that does nothing here
   */
  function actionOf(press) {
    const ctrl = press.ctrlKey || press.metaKey;
    const way = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[press.key];
    if (way !== undefined && !ctrl) return `${press.altKey ? "move" : "focus"}${way < 0 ? "Back" : "On"}`;
    if (press.altKey) return "";
    if (ctrl) return press.key.toLowerCase() === "d" ? "duplicate" : "";
    return { Home: "focusFirst", End: "focusLast", Delete: "remove", Backspace: "remove", F2: "rename", a: "add", A: "add", m: "menu", M: "menu", ContextMenu: "menu", F10: press.shiftKey ? "menu" : "" }[press.key] || "";
  }

  const namespace = { spokenCard, actionOf };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /**
   * @typedef {object} Doing
   * @property {(at: number) => void} go
   * @property {(from: number, to: number) => void} move
   * @property {(at: number, title: string) => void} rename
   * @property {(action: string, at: number, card: HTMLElement) => void} act
   */

  /**
   * A row of cards.
   * @param {HTMLElement} list
   * @param {Doing} doing
   */
  function createCards(list, doing) {
    const { made, icon } = atlas.parts;
    /** @type {Map<string, {item: HTMLElement, open: HTMLElement, update: (scene: Scene, at: number, of: number, here: boolean) => void}>} */
    const cards = new Map();
    let editable = false;
    let focused = "";

    const order = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".scene-card")]);
    /** @param {Element | null} item */
    const placeOf = (item) => order().findIndex((one) => one === item);

    /** @param {Scene} scene */
    function create(scene) {
      const pictures = ["light", "dark"].map((theme) => made("img", { alt: "", loading: "lazy", decoding: "async", draggable: "false", class: `only-${theme}` }));
      const number = made("span", { class: "scene-number" });
      const marks = made("span", { class: "scene-marks" });
      const title = made("span", { class: "scene-name" });
      const time = made("span", { class: "scene-time" });
      const open = made(
        "button",
        { type: "button", class: "scene-open", tabindex: "-1", "aria-describedby": "storyboard-keys" },
        made("span", { class: "scene-picture" }, ...pictures, marks, time),
        made("span", { class: "scene-line" }, number, title),
      );
      const more = atlas.parts.iconButton("menu", "What can be done with this scene", () => doing.act("menu", placeOf(item), item));
      more.classList.add("scene-more");
      const item = made("li", { class: "scene-card", "data-scene": scene.id }, open, more);
      open.addEventListener("click", () => doing.go(placeOf(item)));
      open.addEventListener("dblclick", () => editable && rename(item));
      open.addEventListener("focus", () => walk(item));
      let drawn = "";

      /** @param {Scene} scene @param {number} at @param {number} of @param {boolean} here */
      function update(scene, at, of, here) {
        const { spokenSeconds, spoken } = atlas.lectureEdits;
        const says = spoken(spokenSeconds(scene.narration));
        const missing = scene.missing || [];
        number.textContent = String(at + 1);
        title.textContent = scene.title;
        time.textContent = says;
        time.hidden = says === "";
        open.setAttribute("aria-label", spokenCard(scene, at, of, says));
        open.title = missing.length ? `${scene.title}\nNot in this atlas: ${missing.join(", ")}` : scene.title;
        if (here) open.setAttribute("aria-current", "true");
        else open.removeAttribute("aria-current");
        marks.replaceChildren(...(scene.question ? [icon("help")] : []), ...(missing.length ? [made("span", { class: "tag warm" }, String(missing.length), made("span", { class: "missing-word" }, " missing"))] : []));
        more.tabIndex = scene.id === focused ? 0 : -1;
        more.hidden = !editable;
        if (scene.code !== undefined && scene.code !== drawn) {
          drawn = scene.code;
          for (const picture of pictures) picture.setAttribute("src", `scene.svg?${new URLSearchParams({ view: drawn, theme: picture.className.slice(5) })}`);
        }
      }
      return { item, open, update };
    }

    /**
     * Show these scenes.
     * @param {Scene[]} scenes @param {number} here @param {boolean} mayEdit
     */
    function show(scenes, here, mayEdit) {
      editable = mayEdit;
      const had = list.contains(document.activeElement);
      const wanted = new Set(scenes.map((scene) => scene.id));
      for (const [id, card] of cards) {
        if (wanted.has(id)) continue;
        card.item.remove();
        cards.delete(id);
      }
      if (!wanted.has(focused)) focused = scenes[here]?.id || scenes[0]?.id || "";
      scenes.forEach((scene, at) => {
        const card = cards.get(scene.id) || create(scene);
        cards.set(scene.id, card);
        if (list.children[at] !== card.item) list.insertBefore(card.item, list.children[at] || null);
        card.open.tabIndex = scene.id === focused ? 0 : -1;
        card.update(scene, at, scenes.length, at === here);
      });
      // A card that is put elsewhere loses the focus, and so does one that goes.
      if (had && !list.contains(document.activeElement)) cards.get(focused)?.open.focus({ preventScroll: true });
    }

    /** @param {HTMLElement} item */
    function walk(item) {
      focused = item.dataset.scene || "";
      for (const one of order()) for (const part of one.querySelectorAll("button")) part.tabIndex = one === item ? 0 : -1;
    }

    /** @param {number} at */
    function focus(at) {
      const item = order()[Math.max(0, Math.min(at, cards.size - 1))];
      /** @type {HTMLElement | null} */ (item?.querySelector(".scene-open") || null)?.focus();
      item?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }

    /** @param {number} at */
    function reveal(at) {
      const item = order()[at];
      if (!item) return;
      const [left, right] = [item.offsetLeft - 24, item.offsetLeft + item.offsetWidth + 24];
      if (left < list.scrollLeft) list.scrollTo({ left, behavior: "smooth" });
      else if (right > list.scrollLeft + list.clientWidth) list.scrollTo({ left: right - list.clientWidth, behavior: "smooth" });
    }

    /** @param {HTMLElement} item */
    function rename(item) {
      const name = item.querySelector(".scene-name");
      if (name === null || item.querySelector(".scene-rename")) return;
      const input = /** @type {HTMLInputElement} */ (made("input", { class: "scene-rename", maxlength: "300", "aria-label": "Title of the scene" }));
      input.value = name.textContent || "";
      item.append(input);
      input.select();
      input.focus();
      let done = false;
      const end = (/** @type {boolean} */ take) => {
        if (done) return;
        done = true;
        const title = input.value.trim();
        const back = document.activeElement === input;
        input.remove();
        if (take && title !== "" && title !== name.textContent) doing.rename(placeOf(item), title);
        if (back) focus(placeOf(item));
      };
      input.addEventListener("keydown", (event) => {
        event.stopPropagation();
        if (event.key === "Enter" || event.key === "Escape") end(event.key === "Enter");
      });
      input.addEventListener("blur", () => end(true));
    }

    list.addEventListener("keydown", (event) => {
      const item = event.target instanceof Element ? event.target.closest(".scene-card") : null;
      if (!(item instanceof HTMLElement) || event.target instanceof HTMLInputElement) return;
      const [action, at] = [actionOf(event), placeOf(item)];
      if (action === "") return;
      event.preventDefault();
      event.stopPropagation();
      if (action === "focusFirst") focus(0);
      else if (action === "focusLast") focus(cards.size - 1);
      else if (action.startsWith("focus")) focus(at + (action === "focusOn" ? 1 : -1));
      else if (editable && action.startsWith("move")) {
        doing.move(at, at + (action === "moveOn" ? 1 : -1));
        focus(placeOf(item));
      } else if (editable && action === "rename") rename(item);
      else if (editable) doing.act(action, at, item);
    });
    list.addEventListener("contextmenu", (event) => {
      const item = event.target instanceof Element ? event.target.closest(".scene-card") : null;
      if (!(item instanceof HTMLElement) || !editable) return;
      event.preventDefault();
      // A long touch has begun to drag.
      if (!item.classList.contains("dragged")) doing.act("menu", placeOf(item), item);
    });
    atlas.dragging(list, { may: () => editable, order, drop: doing.move });
    return { show, focus, reveal, rename: (/** @type {number} */ at) => rename(order()[at]) };
  }

  atlas.createCards = createCards;
})();
