// What a form brings takes the focus once it is there: on a phone and to a screen reader it would else come unnoticed.
(() => {
  const results = {
    "finder-form": "finder",
    agreements: "agreements-compared",
    "agreements-ask": "agreements-asked",
    "agreements-search": "agreements-found",
  };
  let awaited = null;

  const show = (panel) => {
    const title = panel.querySelector("[tabindex='-1']");
    title?.focus({ preventScroll: true });
    (title ?? panel).scrollIntoView({ block: title ? "start" : "nearest" });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest(Object.keys(results).map((id) => `#${id}`).join());
    awaited = form && document.getElementById(results[form.id]);
  });
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => {
      if (!awaited?.textContent.trim() || !changes.some((change) => awaited.contains(change.target))) return;
      show(awaited);
      awaited = null;
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
