// What a form brings takes the focus once it is there: on a phone and to a screen reader it would else come unnoticed.
(() => {
  const results = {
    "finder-form": "finder",
    agreements: "agreements-compared",
    "agreements-ask": "agreements-asked",
    "agreements-search": "agreements-found",
  };
  const heads = "[tabindex='-1'], .hits, .nothing";
  let awaited = null;

  // Gradio makes the old result into the new one, element by element; the mark of the old one goes with that.
  const look = () => {
    const head = awaited?.querySelector(heads);
    if (!head || head.dataset.old) return;
    awaited = null;
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "start" });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest(Object.keys(results).map((id) => `#${id}`).join());
    awaited = form && document.getElementById(results[form.id]);
    awaited?.querySelectorAll(heads).forEach((head) => { head.dataset.old = "yes"; });
  });
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-old"] });
  });
})();
