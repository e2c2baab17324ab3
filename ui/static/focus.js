// Chip -> source -> back, by mouse and keyboard; what a screen reader hears; where the page scrolls.
(() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const scroll = (element, block) => element.scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block });
  let cameFrom = null;

  const goToSource = (chip) => {
    const source = document.getElementById(chip.hash.slice(1));
    if (!source) return;
    document.querySelectorAll(".current").forEach((element) => element.classList.remove("current"));
    source.classList.add("current");
    chip.classList.add("current");
    cameFrom = chip;
    source.focus({ preventScroll: true });
    scroll(source, "nearest");
  };

  const goBack = (source) => {
    const turn = source.closest(".turn");
    const known = cameFrom?.isConnected && cameFrom.hash === `#${source.id}` ? cameFrom : null;
    const chip = known || turn.querySelector(`.cite[href="#${source.id}"]`);
    if (!chip) return;
    chip.focus({ preventScroll: true });
    scroll(chip, "nearest");
  };

  document.addEventListener("click", (event) => {
    const chip = event.target.closest("a.cite");
    const back = event.target.closest("a.back");
    if (!chip && !back) return;
    event.preventDefault();
    if (chip) goToSource(chip);
    else goBack(back.closest(".source"));
  });
  document.addEventListener("keydown", (event) => {
    const source = event.key === "Escape" && document.activeElement?.closest(".source");
    if (source && !document.querySelector("dialog[open]")) goBack(source);
  });

  const announce = (text) => { document.getElementById("announce").textContent = text; };
  window.gidasAnnounce = announce;

  let last = "";
  const watch = () => {
    const turn = document.querySelector("#current .turn");
    const state = turn ? `${turn.id} ${turn.dataset.state}` : "";
    if (state === last) return;
    const box = document.getElementById("announce");
    const began = turn && last.split(" ")[0] !== turn.id;
    last = state;
    if (!turn) return;
    if (began) scroll(turn, "start");
    if (turn.dataset.state === "pending") announce(box.dataset.searching);
    if (turn.dataset.state !== "done") return;
    const first = turn.querySelector(".notice.warn, .notice.trouble, .words > *")?.textContent ?? "";
    announce(`${box.dataset.ready} ${first}`);
    document.dispatchEvent(new CustomEvent("gidas:answered", { detail: turn }));
  };
  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector("#question")) return;
      document.getElementById("opening")?.remove();
      observer.disconnect();
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
