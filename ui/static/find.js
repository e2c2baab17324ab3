// Finding a programme: an answer to the next question goes into the form; the result takes the focus once it is there.
(() => {
  const form = () => document.querySelector("#finder-form form");
  let submitted = false;

  const choose = ({ facet, value }) => {
    const controls = [...form().elements].filter((control) => control.name === facet);
    if (value === undefined) {
      controls[0]?.focus();
      return;
    }
    for (const control of controls) {
      if (control.type === "checkbox") control.checked ||= control.value === value;
      else control.value = value;
    }
    form().requestSubmit();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-facet]");
    if (button) choose(button.dataset);
  });
  document.addEventListener("submit", () => { submitted = true; });
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      const title = document.querySelector("#found-title, #finder #unfit");
      if (!submitted || !title || title.dataset.seen) return;
      title.dataset.seen = "yes";
      submitted = false;
      title.focus({ preventScroll: true });
      title.scrollIntoView({ block: "start" });
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
