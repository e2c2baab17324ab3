// Says so when the server does not answer or is full, and takes it back when it answers again.
(() => {
  const ask = window.fetch;
  const bar = () => document.getElementById("trouble");
  const seconds = 5; // long enough to be read, whatever succeeds meanwhile
  let shown = 0;
  let hiding = 0;
  const show = (what) => {
    const element = bar();
    if (!element) return;
    clearTimeout(hiding);
    shown = performance.now();
    element.textContent = element.dataset[what];
    element.hidden = false;
  };
  const hide = () => {
    if (!bar() || bar().hidden) return;
    clearTimeout(hiding);
    hiding = setTimeout(() => { bar().hidden = true; }, Math.max(0, shown + seconds * 1000 - performance.now()));
  };

  window.fetch = async (...request) => {
    try {
      const response = await ask(...request);
      if (response.status === 503) show("crowd");
      else if (response.ok) hide();
      return response;
    } catch (error) {
      if (error.name !== "AbortError") show("offline");
      throw error;
    }
  };
})();
