// Only in the preview: loads the page anew when there is a newer state. A tab that nobody looks at does not ask.
(() => {
  const epoch = Number(document.currentScript.src.split("?")[1]);
  let request, wait;

  const ask = () => {
    request = new XMLHttpRequest();
    request.onloadend = () => {
      if (request.status === 200 && Number(request.responseText) > epoch) location.reload();
      else wait = setTimeout(ask, request.status === 200 ? 0 : 1000);
    };
    request.open("GET", `/.preview/after/${epoch}`);
    request.send();
  };

  const stop = () => {
    if (request) {
      request.onloadend = null;
      request.abort();
    }
    clearTimeout(wait);
  };

  const look = () => {
    stop();
    if (document.visibilityState === "visible") ask();
  };

  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", stop);
  window.addEventListener("pageshow", look);
})();
