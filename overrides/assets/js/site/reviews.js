/* A review that falls due after the build: the reader's own day decides. */
(() => {
  const tell = () => {
    const now = new Date(), today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
    for (const notice of document.querySelectorAll("[data-due]")) {
      if (notice.dataset.due >= today) continue; // the day itself is still in time
      const said = notice.localName === "p" ? notice : document.createElement("p"); // a claim in a list has no place for it yet
      said.textContent = notice.dataset.words;
      said.className = "overdue";
      said.hidden = false;
      if (said === notice) continue;
      delete notice.dataset.due; // said, and not a second time
      notice.prepend(said);
    }
  };
  tell();
  addEventListener("pageshow", tell); // also after Back, when the page may be from yesterday
})();
