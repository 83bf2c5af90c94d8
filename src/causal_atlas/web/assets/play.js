/**
 * Playing a chain, a loop or a course: one step after the other, until its end or until somebody takes over.
 */
(() => {
  "use strict";

  const STEP_MS = 2800;

  /**
   * What comes next while playing.
   * @param {{at: number, of: number} | null} bar where the play is, if there is one
   * @returns {"step" | "stop"}
   */
  function onTick(bar) {
    return bar !== null && bar.at < bar.of ? "step" : "stop";
  }

  if (typeof module !== "undefined") module.exports = { onTick, STEP_MS };
  if (typeof window === "undefined") return;

  let timer = 0;

  /** @returns {{at: number, of: number} | null} */
  function bar() {
    const element = document.querySelector("[data-play-of]");
    if (!(element instanceof HTMLElement)) return null;
    return { at: Number(element.dataset.playAt), of: Number(element.dataset.playOf) };
  }

  /** @param {boolean} on */
  function mark(on) {
    document.body.dataset.playing = on ? "yes" : "no";
    for (const button of document.querySelectorAll("[data-autoplay]")) button.setAttribute("aria-pressed", String(on));
  }

  function stop() {
    window.clearInterval(timer);
    timer = 0;
    mark(false);
  }

  function tick() {
    if (window.dash_clientside.atlas.busy()) return;
    if (onTick(bar()) === "step") window.dash_clientside.atlas.send({ type: "play", step: 1 });
    else stop();
  }

  function start() {
    const present = bar();
    if (present === null) return;
    // From the end or from the whole picture it starts over.
    window.dash_clientside.atlas.send(present.at === 0 || present.at >= present.of ? { type: "play", at: 1 } : { type: "play", step: 1 });
    timer = window.setInterval(tick, STEP_MS);
    mark(true);
  }

  /** @param {Event} event */
  function onPress(event) {
    const button = event.target instanceof Element ? event.target.closest("[data-autoplay]") : null;
    const running = timer !== 0;
    if (running) stop();
    if (button !== null && !running) start();
  }

  document.addEventListener("click", onPress);
  document.addEventListener("keydown", (event) => [",", ".", "Escape"].includes(event.key) && stop());
})();
