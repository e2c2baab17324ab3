// Buttons that need no server: copy, link, save, print, reload.
(() => {
  const box = () => document.getElementById("announce");

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      window.gidasAnnounce(box().dataset.copied);
      return true;
    } catch {
      window.gidasAnnounce(box().dataset.copyFailed);
      return false;
    }
  };

  const confirmOn = async (button, copied) => {
    const before = button.textContent;
    button.textContent = (await copied) ? box().dataset.copied : box().dataset.copyFailed;
    setTimeout(() => { button.textContent = before; }, 1600);
  };

  const save = (kind) => {
    const answers = [...document.querySelectorAll(".after")];
    const content = kind === "json"
      ? `{"answers": [\n${answers.map((answer) => answer.dataset.json).join(",\n")}\n]}\n`
      : answers.map((answer) => answer.dataset.markdown).join("\n\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: kind === "json" ? "application/json" : "text/markdown" }));
    link.download = kind === "json" ? "gidas.json" : "gidas.md";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  // Paper cannot be opened: quotes are printed with what rests on them.
  addEventListener("beforeprint", () => document.querySelectorAll("#tabs .quote").forEach((quote) => { quote.open = true; }));

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const data = button.dataset;
    if ("copy" in data) confirmOn(button, copy(data.copy));
    else if ("link" in data) confirmOn(button, copy(location.origin + location.pathname + data.link));
    else if ("save" in data) save(data.save);
    else if ("print" in data) window.print();
    else if ("reload" in data) location.reload();
  });
})();
