// Earlier questions, kept in this browser only; and the open question in the address, so that a reload asks it again.
(() => {
  const key = "gidas.history";
  const most = 30;
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter((entry) => typeof entry === "string") : [];
    } catch { return []; }
  };
  const write = (questions) => { try { localStorage.setItem(key, JSON.stringify(questions)); } catch { /* not kept */ } };

  const show = () => {
    const list = document.querySelector("[data-history]");
    if (!list) return;
    const items = read().map((question) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `?${new URLSearchParams({ q: question })}`;
      link.textContent = question;
      item.append(link);
      return item;
    });
    if (!items.length) {
      const item = document.createElement("li");
      item.className = "aside";
      item.textContent = list.dataset.empty;
      items.push(item);
    }
    list.replaceChildren(...items);
  };

  document.addEventListener("gidas:answered", (event) => {
    const question = event.detail.dataset.question;
    if (!question) return;
    write([question, ...read().filter((kept) => kept !== question)].slice(0, most));
    history.replaceState(null, "", `?${new URLSearchParams({ q: question })}`);
    show();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-forget]")) { write([]); show(); }
    if (event.target.closest("#clear")) history.replaceState(null, "", location.pathname);
  });
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector("[data-history]")) return;
      show();
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
