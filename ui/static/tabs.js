// The open tab in the address: a reload or a copied link opens it again.
(() => {
  const buttons = () => [...document.querySelectorAll("#tabs [role=tab]")];
  const nameOf = (button) => button.id.replace(/^tab-/, "").replace(/-button$/, "");

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#tabs [role=tab]");
    if (!button || !event.isTrusted) return;
    const name = nameOf(button);
    const asked = document.querySelector("#current .turn")?.dataset.question;
    const query = name !== "ask" ? { tab: name } : asked ? { q: asked } : {};
    history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(query)}`.replace(/\?$/, ""));
  });
  document.addEventListener("DOMContentLoaded", () => {
    const wanted = new URLSearchParams(location.search).get("tab");
    if (!wanted) return;
    new MutationObserver((_changes, observer) => {
      const button = buttons().find((one) => nameOf(one) === wanted);
      if (!button) return;
      observer.disconnect();
      button.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
