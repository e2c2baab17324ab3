// Finding a programme: an answer to the next question goes into the form, which asks again.
(() => {
  const form = () => document.querySelector("#finder-form form");

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
})();
