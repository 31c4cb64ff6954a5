/* Lets a browser keep the guide, only when its reader asks: nothing is registered or kept before a button is pressed.
   The worker that keeps it lies on hosts only, never in the folder for a disk. */
(() => {
  const box = document.getElementById("keep"), words = box.dataset, service = navigator.serviceWorker;
  if (location.protocol === "file:" || !service) return;
  const root = new URL("../..", document.currentScript.src);
  const [visited, whole, remove] = box.querySelectorAll("button"), said = box.querySelector("[role=status]");
  const prefix = "back-to-running:kept:" + root.pathname + ":";

  const registered = async () => (await service.getRegistrations()).find((one) => one.scope === root.href);
  const show = async () => { remove.hidden = !await registered(); };
  /* Asks the worker to fetch this page, which was loaded before the worker was there, or all pages; tells whether it could. */
  const asked = (active, what) => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => done(event.data);
    active.postMessage(what, [channel.port2]);
  });
  const active = (one) => new Promise((done, failed) => {
    const worker = one.installing || one.waiting || one.active;
    const look = () => {
      if (worker.state === "activated") done(worker);
      if (worker.state === "redundant") failed(new Error("The worker could not be made ready."));
    };
    worker.addEventListener("statechange", look);
    look();
  });
  const keep = (all) => async () => {
    said.textContent = words.working;
    try {
      const worker = await active(await service.register(new URL("worker.js", root), { updateViaCache: "none" }));
      const brought = await asked(worker, all ? "all" : location.href);
      if (await registered()) said.textContent = !brought ? words.failed : all ? words.whole : words.visited; // else removed meanwhile
    } catch { said.textContent = words.failed; }
    show();
  };
  visited.addEventListener("click", keep(false));
  whole.addEventListener("click", keep(true));
  remove.addEventListener("click", async () => {
    const one = await registered();
    if (one) await one.unregister();
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
    await Promise.all(names.map((name) => caches.delete(name)));
    said.textContent = words.removed;
    remove.hidden = true;
  });
  show();
  box.hidden = false;
})();
