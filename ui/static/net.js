// Says so when the server does not answer or is full, and takes it back when it answers again.
(() => {
  const ask = window.fetch;
  const bar = () => document.getElementById("trouble");
  const show = (what) => {
    const element = bar();
    if (!element) return;
    element.textContent = element.dataset[what];
    element.hidden = false;
  };
  const hide = () => { const element = bar(); if (element) element.hidden = true; };

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
