/* A review that falls due after the build: the reader's own day decides. */
(() => {
  const tell = () => {
    const now = new Date(), today = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
    for (const notice of document.querySelectorAll("[data-due]")) {
      if (notice.dataset.due >= today) continue; // the day itself is still in time
      notice.firstChild.textContent = notice.dataset.words;
      notice.className = "overdue";
      notice.hidden = false;
    }
  };
  tell();
  addEventListener("pageshow", tell); // also after Back, when the page may be from yesterday
})();
