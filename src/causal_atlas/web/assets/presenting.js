/**
 * The way to a talk: its scripts come as soon as a lecture is open, so that they are there when it begins.
 */
(() => {
  "use strict";

  if (typeof window === "undefined") return;
  window.dash_clientside = window.dash_clientside || {};
  const atlas = (window.dash_clientside.atlas = window.dash_clientside.atlas || {});

  const PARTS = ["present-keys", "present-talk", "present-look", "present-page", "present-link", "present-pointer", "present-sight"];

  async function load() {
    await Promise.all(PARTS.map(atlas.parts.later));
    // These go to work at once.
    await Promise.all(["present", "present-follow"].map(atlas.parts.later));
  }

  async function begin() {
    // Only in the task of a click is a page given the full screen.
    document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => {});
    try {
      await load();
    } catch (error) {
      atlas.tell(atlas.parts.sentence(error));
      return;
    }
    atlas.present.begin();
  }

  function listen() {
    if (!atlas.lecture || !atlas.parts) {
      window.setTimeout(listen, 50);
      return;
    }
    atlas.lecture.subscribe(onLecture);
    onLecture();
  }

  let open = "";

  function onLecture() {
    const key = atlas.lecture.current()?.key || "";
    if (key === open) return;
    open = key;
    if (key === "") return;
    // Whether it fails matters only to those who present.
    load().catch(() => {});
    document.addEventListener("atlas:arrived", letGo, { once: true });
  }

  // Whoever opened a lecture with the pointer does not stand on the drawing: there "p" would pin and not present.
  function letGo() {
    const canvas = document.getElementById("canvas");
    if (canvas !== null && document.activeElement === canvas && !canvas.matches(":focus-visible")) canvas.blur();
  }

  // What comes later takes its place.
  atlas.present = { begin, on: () => false };
  window.setTimeout(listen, 0);
})();
