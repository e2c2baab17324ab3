// Runs before anything is painted: theme, and the language Gradio's own words are in.
(() => {
  const root = document.documentElement;
  const key = "gidas.theme";
  const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const dark = matchMedia("(prefers-color-scheme: dark)");

  Object.defineProperty(navigator, "language", { get: () => root.lang, configurable: true });
  if (/^\/(en|lt)\//.test(location.pathname)) {
    document.cookie = `gidas_language=${root.lang}; path=/; max-age=31536000; samesite=lax`;
  }

  const apply = () => {
    const chosen = stored(key) || (dark.matches ? "dark" : "light");
    root.dataset.theme = chosen;
    document.body?.classList.toggle("dark", chosen === "dark");
  };
  apply();
  dark.addEventListener("change", apply);

  document.addEventListener("DOMContentLoaded", () => {
    apply();
    // Gradio follows the system's setting on its own; what was chosen here wins.
    new MutationObserver(() => {
      if (document.body.classList.contains("dark") !== (root.dataset.theme === "dark")) apply();
    }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
    document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
      try { localStorage.setItem(key, root.dataset.theme === "dark" ? "light" : "dark"); } catch { /* not kept */ }
      apply();
    });
    // The other language keeps the question that is open.
    document.querySelector(".languages")?.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-language]");
      if (link) link.search = location.search;
    });
  });
})();
