"use strict";
const rows = [...document.querySelectorAll("tr.case")];
const fields = ["search", "suite", "show"].map((id) => document.getElementById(id));
const count = document.getElementById("count");

function setOpen(row, open) {
  row.querySelector("button").setAttribute("aria-expanded", String(open));
  row.nextElementSibling.hidden = !open || row.hidden;
}

function isShown(row, words, suite, show) {
  return (!suite || row.dataset.suite === suite) && (!show || row.dataset.flags.split(" ").includes(show)) &&
    words.every((word) => row.textContent.toLowerCase().includes(word));
}

function filter() {
  const [search, suite, show] = fields.map((field) => field.value);
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    row.hidden = !isShown(row, words, suite, show);
    shown += row.hidden ? 0 : 1;
    setOpen(row, row.querySelector("button").getAttribute("aria-expanded") === "true");
  }
  count.textContent = `${shown} of ${rows.length} questions`;
}

function openLinked(hash) {
  const row = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!row || !row.classList.contains("case")) return;
  document.getElementById("filters").reset();
  filter();
  setOpen(row, true);
  row.querySelector("button").focus();
}

for (const row of rows) {
  const button = row.querySelector("button");
  button.addEventListener("click", () => setOpen(row, button.getAttribute("aria-expanded") !== "true"));
  setOpen(row, false);
}
for (const field of fields) field.addEventListener("input", filter);
document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
// Not on hashchange: following the same link twice does not change the hash.
for (const link of document.querySelectorAll("a[href^='#']")) link.addEventListener("click", () => openLinked(link.hash));
filter();
openLinked(location.hash);
