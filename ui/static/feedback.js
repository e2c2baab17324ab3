// Whether an answer helped, and why not: one line in the server's own log.
(() => {
  const send = async (group, verdict, comment) => {
    const { question, status, corpus } = group.dataset;
    const outcome = group.querySelector("[data-outcome]");
    try {
      const response = await fetch("../api/feedback", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ question: question.slice(0, 2000), verdict, comment, status, corpus }),
      });
      outcome.textContent = response.ok ? group.dataset.thanks : group.dataset.failed;
    } catch { outcome.textContent = group.dataset.failed; }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".feedback button");
    if (!button) return;
    const group = button.closest(".feedback");
    const box = group.querySelector("textarea");
    if (button.dataset.verdict) {
      group.querySelectorAll("[data-verdict]").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
      group.querySelector(".comment").hidden = false;
      send(group, button.dataset.verdict, "");
    } else {
      send(group, group.querySelector("[aria-pressed=true]").dataset.verdict, box.value);
      box.value = "";
      group.querySelector(".comment").hidden = true;
    }
  });
})();
