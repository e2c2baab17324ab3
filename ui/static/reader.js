// "Open document": the reading page in a dialogue over the conversation, with the quote in sight; closing it goes back.
(() => {
  const box = () => document.getElementById("announce");

  const dialogue = () => {
    const existing = document.querySelector("dialog.reading");
    if (existing) return existing;
    const made = document.createElement("dialog");
    made.className = "reading";
    const bar = document.createElement("div");
    bar.className = "bar";
    const close = document.createElement("button");
    close.type = "button";
    close.className = "quiet";
    close.textContent = box().dataset.close;
    close.addEventListener("click", () => made.close());
    const name = document.createElement("span");
    name.className = "name";
    name.id = "reading-name";
    made.setAttribute("aria-labelledby", name.id);
    bar.append(name, close);
    const body = document.createElement("div");
    body.className = "body";
    body.tabIndex = 0;
    made.append(bar, body);
    made.addEventListener("click", (event) => { if (event.target === made) made.close(); });
    document.body.append(made);
    return made;
  };

  const open = async (link) => {
    const response = await fetch(link.href);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const made = dialogue();
    made.querySelector(".name").textContent = page.querySelector("h1")?.textContent ?? "";
    made.querySelector(".body").replaceChildren(...page.querySelector("main").childNodes);
    // The browser gives the focus back itself, except where a click gave the link none.
    made.addEventListener("close", () => { if (document.activeElement === document.body) link.focus(); }, { once: true });
    made.showModal();
    const quote = made.querySelector("#quote");
    quote?.scrollIntoView({ block: "center" });
    quote?.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.open-document");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link).catch(() => { location.href = link.href; });
  });

  // On the reading page itself the quote takes the focus, so that a screen reader starts there.
  document.addEventListener("DOMContentLoaded", () => {
    if (document.body.classList.contains("reader")) document.getElementById("quote")?.focus();
  });
})();
