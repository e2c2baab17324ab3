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

  const confirmOn = async (button, copied, otherwise = box().dataset.copyFailed) => {
    const before = button.textContent;
    button.textContent = (await copied) ? box().dataset.copied : otherwise;
    setTimeout(() => { button.textContent = before; }, 1600);
  };

  // The conversation is in this page only. Word is made by the server, which keeps nothing of it.
  const answers = (form) => [...document.querySelectorAll(".after")].map((answer) => answer.dataset[form]);
  const forms = {
    json: () => new Blob([`{"answers": [\n${answers("json").join(",\n")}\n]}\n`], { type: "application/json" }),
    md: () => new Blob([answers("markdown").join("\n\n")], { type: "text/markdown" }),
    docx: async () => {
      const response = await fetch("../save/conversation.docx", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ markdown: answers("markdown").join("\n\n") }),
      });
      if (!response.ok) throw new Error(response.statusText);
      return response.blob();
    },
  };
  const save = async (form) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await forms[form]());
    link.download = `gidas.${form}`;
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
    else if ("save" in data) save(data.save).catch(() => confirmOn(button, false, box().dataset.saveFailed));
    else if ("print" in data) window.print();
    else if ("reload" in data) location.reload();
  });
})();
