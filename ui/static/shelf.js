// Adding files one after the other, each with its outcome; removing; reading all again. Only where the server allows it.
(() => {
  const box = () => document.querySelector(".shelf-box");
  const post = async (path, options) => {
    const response = await fetch(`../api/documents${path}`, { method: "POST", ...options });
    const body = response.status === 204 ? {} : await response.json();
    if (!response.ok) throw new Error(`${body.error}. ${body.remedy}`);
    return body;
  };
  const line = (name) => {
    const item = document.createElement("li");
    const label = document.createElement("b");
    const state = document.createElement("span");
    label.textContent = name;
    item.append(label, " ", state);
    box().querySelector(".outcomes").append(item);
    return (status, text) => { item.className = status; state.textContent = text; };
  };
  const word = (status) => box().dataset[`file${status[0].toUpperCase()}${status.slice(1)}`];
  const changed = () => document.getElementById("documents").dispatchEvent(new CustomEvent("gidas:shelf"));

  const addAll = async (files) => {
    const { waiting, reading, failed } = box().dataset;
    const bar = box().querySelector("progress");
    box().querySelector(".outcomes").replaceChildren();
    const rows = files.map((file) => [file, line(file.name)]);
    rows.forEach(([, say]) => say("waiting", waiting));
    bar.hidden = false;
    bar.max = files.length;
    bar.value = 0;
    for (const [file, say] of rows) {
      say("reading", reading);
      try {
        const done = await post(`?${new URLSearchParams({ name: file.name })}`, { body: file });
        say(done.status, [word(done.status), done.reason, ...done.warnings].filter(Boolean).join(" – "));
      } catch (error) { say("refused", `${failed} – ${error.message}`); }
      bar.value += 1;
    }
    bar.hidden = true;
    changed();
  };
  const report = async (name, work) => {
    box().querySelector(".outcomes").replaceChildren();
    const say = line(name);
    say("reading", box().dataset.reading);
    try { say("added", await work()); }
    catch (error) { say("refused", `${box().dataset.failed} – ${error.message}`); }
    changed();
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-shelf]")) return;
    event.preventDefault();
    addAll([...event.target.elements.files.files]).then(() => event.target.reset());
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-again], [data-remove]");
    if (!button) return;
    if ("again" in button.dataset) {
      report(button.textContent, async () => {
        const totals = await post("/again", {});
        return ["added", "updated", "unchanged", "refused"].map((status) => `${word(status)}: ${totals[status]}`).join(", ");
      });
    } else if (confirm(`${box().dataset.sure} ${button.dataset.title}`)) {
      const options = { headers: { "content-type": "application/json" }, body: JSON.stringify({ document: button.dataset.remove }) };
      report(button.dataset.title, async () => { await post("/remove", options); return word("removed"); });
    }
  });
})();
