// Finding a programme: an answer to the next question goes into the form; the result takes the focus once it is there.
(() => {
  const form = () => document.querySelector("#finder-form form");
  const result = "#found-title, #finder #unfit";
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
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    submitted = true;
    document.querySelectorAll(result).forEach((title) => { title.dataset.seen = "yes"; });
  });
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(() => {
      const title = document.querySelector(result);
      if (!submitted || !title || title.dataset.seen) return;
      title.dataset.seen = "yes";
      submitted = false;
      title.focus({ preventScroll: true });
      title.scrollIntoView({ block: "start" });
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
