/**
 * Forgetting a graph of one's own: at once where no lecture is about it, else after asking what becomes of the lectures.
 */
(() => {
  "use strict";

  /** @typedef {{may: boolean, why: string, lectures: number | null}} Told lectures: null where it is not for this reader to know */

  /**
   * What is asked before a graph is forgotten; nothing where there is nothing to ask.
   * @param {Told} told
   * @param {(count: number, one: string) => string} counted
   * @returns {{said: string, keep: string, both: string} | null}
   */
  function question({ lectures }, counted) {
    if (lectures === 0) return null;
    if (lectures === null) {
      const said = "The graph goes at once. Lectures about it stay kept, and open again when its file is opened here once more. Throw yours away first if they should go as well.";
      return { said, keep: "Forget the graph", both: "" };
    }
    const [are, they, open, do_, noun] = lectures === 1 ? ["is", "it", "opens", "does", "lecture"] : ["are", "they", "open", "do", "lectures"];
    const there = `There ${are} ${counted(lectures, "lecture")} about it, counting the trash`;
    const said = `The graph goes at once. ${there}: kept, ${they} ${open} again when the file is opened here once more; deleted, ${they} ${do_} not come back.`;
    return { said, keep: `Forget the graph, keep the ${noun}`, both: "Forget both" };
  }

  const namespace = { question };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  const { atlas } = window.dash_clientside;

  /** @param {unknown} error */
  const refuse = (error) => atlas.own.refuse(atlas.parts.sentence(error));

  /** @param {"keep" | "delete"} lectures */
  async function forget(lectures) {
    try {
      // What is not sent yet belongs to what is kept.
      if (lectures === "keep") await atlas.lecture?.close();
      await atlas.parts.ask("POST", "forget", { lectures });
      window.location.assign("/");
    } catch (error) {
      refuse(error);
    }
  }

  /** Ask what is to be asked, and forget the graph. */
  async function forgetGraph() {
    const { ask, made, button, sureButton, counted } = atlas.parts;
    try {
      /** @type {Told} */
      const told = await ask("GET", "forget");
      if (!told.may) return atlas.own.refuse(told.why);
      const asked = question(told, counted);
      if (asked === null) return await forget("keep");
      const keep = button(asked.keep, () => forget("keep"), { class: "button primary" });
      const both = asked.both ? sureButton(asked.both, "Press again to delete for good", () => forget("delete"), { look: "button" }) : null;
      const cancel = made("button", { type: "button", class: "button", "data-close": "" }, "Cancel");
      atlas.own.show([made("p", {}, asked.said), made("div", { class: "own-row" }, keep, both, cancel)]);
    } catch (error) {
      refuse(error);
    }
  }

  atlas.forgetGraph = forgetGraph;
})();
