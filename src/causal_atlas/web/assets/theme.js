/**
 * Light and dark: the reader's choice, else the system's.
 */
(() => {
  "use strict";

  const KEY = "atlas-theme";

  /**
   * The theme to show.
   * @param {string | null} chosen what the reader chose before
   * @param {boolean} systemDark
   * @returns {"light" | "dark"}
   */
  function themeOf(chosen, systemDark) {
    if (chosen === "light" || chosen === "dark") return chosen;
    return systemDark ? "dark" : "light";
  }

  /**
   * The other theme.
   * @param {string} theme
   * @returns {"light" | "dark"}
   */
  function other(theme) {
    return theme === "dark" ? "light" : "dark";
  }

  /**
   * The canvas's stylesheet in a theme.
   * @template T
   * @param {string | null} theme
   * @param {{light: T, dark: T}} styles
   * @returns {T}
   */
  function stylesheet(theme, styles) {
    return theme === "dark" ? styles.dark : styles.light;
  }

  const namespace = { themeOf, other, stylesheet };
  if (typeof module !== "undefined") module.exports = namespace;
  if (typeof window === "undefined") return;

  const system = window.matchMedia("(prefers-color-scheme: dark)");

  // Private windows and strict settings refuse storage; the theme then lasts as long as the page.
  /** @returns {string | null} */
  function remembered() {
    try {
      return window.localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  /** @param {string} theme */
  function remember(theme) {
    try {
      window.localStorage.setItem(KEY, theme);
    } catch {
      document.documentElement.dataset.themeKept = "no";
    }
  }

  function tell() {
    const theme = document.documentElement.dataset.theme || "light";
    window.dash_clientside.set_props("theme", { data: theme });
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.setAttribute("aria-pressed", String(theme === "dark"));
    }
  }

  /** @param {string} theme */
  function show(theme) {
    document.documentElement.dataset.theme = theme;
    tell();
  }

  document.documentElement.dataset.theme = themeOf(remembered(), system.matches);
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.atlas = Object.assign(window.dash_clientside.atlas || {}, { stylesheet });
  document.addEventListener("atlas:ready", tell, { once: true });
  system.addEventListener("change", () => show(themeOf(remembered(), system.matches)));
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("[data-theme-toggle]") === null) return;
    const theme = other(document.documentElement.dataset.theme || "light");
    remember(theme);
    show(theme);
  });
})();
