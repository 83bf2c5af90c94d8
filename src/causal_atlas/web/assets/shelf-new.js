/**
 * New lectures: begun empty, copied, or drafted from what is on the screen.
 */
(() => {
  "use strict";

  const AUDIENCES = [
    ["everyone", "Everyone"],
    ["student", "Student"],
    ["clinician", "Clinician"],
  ];
  const LONGEST_TITLE = 300;

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  /** @returns {string} the audience that the page speaks to */
  function audience() {
    const pressed = document.querySelector(".audiences [aria-pressed='true']")?.getAttribute("data-event") || null;
    return atlas.parsed(pressed)?.audience || "student";
  }

  /** @param {object} wanted what the lecture is made of @returns {Promise<any>} */
  async function begun(wanted) {
    return (await atlas.parts.ask("POST", atlas.parts.placeOf(), wanted)).lecture;
  }

  /**
   * The way out where a lecture cannot be changed, or shared: a copy that can.
   * @param {{key: string}} lecture
   * @param {{box: HTMLDialogElement, say: (text: string, how?: {bad?: boolean}) => void}} dialog in which it stands
   */
  function copyButton({ key }, { box, say }) {
    return atlas.parts.button("Make my own copy", async () => {
      try {
        const copy = await begun({ copy: key });
        box.close();
        await atlas.shelf.go(copy.key);
      } catch (error) {
        say(atlas.parts.sentence(error), { bad: true });
      }
    }, { class: "button primary" });
  }

  /** What a new lecture is asked for. */
  function newForm() {
    const { made } = atlas.parts;
    const title = made("input", { id: "shelf-name", name: "title", maxlength: String(LONGEST_TITLE), placeholder: "Why fat leaks", autocomplete: "off" });
    const present = audience();
    const choices = AUDIENCES.map(([name, label]) => made("label", { class: "shelf-audience" }, made("input", { type: "radio", name: "audience", value: name, ...(name === present ? { checked: "" } : {}) }), label));
    const form = made(
      "form",
      { id: "shelf-new", class: "shelf-new", hidden: "" },
      made("div", { class: "shelf-field" }, made("label", { for: "shelf-name" }, "Title"), title),
      made("fieldset", { class: "shelf-field" }, made("legend", {}, "In whose words"), made("div", { class: "shelf-audiences" }, ...choices)),
      made("button", { type: "submit", class: "button primary" }, "Begin"),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = new FormData(/** @type {HTMLFormElement} */ (form));
      const wanted = { title: String(data.get("title") || "").trim() || "A new lecture", audience: String(data.get("audience") || present) };
      atlas.shelf.doing(async () => atlas.shelf.go((await begun(wanted)).key));
    });
    return form;
  }

  /**
   * Make a lecture of what is on the screen, and open it.
   * @param {HTMLElement} pressed
   */
  async function draft(pressed) {
    if (pressed.getAttribute("aria-disabled") === "true") return;
    pressed.setAttribute("aria-disabled", "true");
    atlas.tell("Making a lecture of this …");
    // Of what has been asked for, even if it is still on its way.
    await atlas.settled();
    const code = atlas.viewed();
    try {
      const lecture = await begun({ draft: code, audience: audience() });
      atlas.tell("");
      await atlas.shelf.go(lecture.key);
    } catch (error) {
      atlas.tell(atlas.parts.sentence(error));
    } finally {
      pressed.removeAttribute("aria-disabled");
    }
  }

  atlas.beginning = { begun, copyButton, newForm, draft };
})();
