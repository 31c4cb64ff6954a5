/* Keeps pages for reading without a network, only for a reader who asked for it on ‘Privacy and reading offline’.
   Text comes from the network first, because this is health advice; what is named by its content never changes, and
   comes from what is kept. Each version has a cache of its own: a new one fetches anew what the last one kept, and only
   then takes its place. `guide pack-for-hosts` writes the three lines VERSION, FILES and WORDS. */
const VERSION = "";
const FILES = [];
const WORDS = {};
const PATIENCE = 6000; // milliseconds for a page of which there is a copy; a network that is slower renews the copy all the same
const ROOT = new URL("./", location.href).href;
const PREFIX = "back-to-running:kept:" + new URL(ROOT).pathname + ":"; // other sites may lie on the same host
const NAME = PREFIX + VERSION;
const STYLES = FILES.filter((name) => name.startsWith("assets/"));
const PAGES = new Set(FILES.filter((name) => name.endsWith(".html")).map((name) => ROOT + name));
const BY_CONTENT = new Set(FILES.filter((name) => !name.endsWith(".html")).map((name) => ROOT + name));
const KEPT_ON = "x-kept-on";
const WHOLE = ROOT + "whole"; // no file: it lies among what is kept for whoever asked for the whole guide

/* The file at an address. Some hosts leave out the ending of pages, and send whoever asks with it there. */
const bare = (address) => {
  const file = address.split(/[?#]/)[0].replace(/\/$/, "/index.html");
  return PAGES.has(file + ".html") ? file + ".html" : file;
};
const isOf = (answer, address) => answer.ok && bare(answer.url) === address;
const isOld = (name) => name.startsWith(PREFIX) && name !== NAME;
const put = async (cache, address, answer) => {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_ON, new Date().toISOString().slice(0, 10));
  await cache.put(address, new Response(await answer.blob(), { status: 200, headers }));
};
/* Fetches a file and keeps it; `gone` are those that a new version may no longer have. */
const bring = async (cache, address, gone) => {
  const answer = await fetch(address, { cache: "no-cache" }), { status } = answer;
  if (isOf(answer, address)) await put(cache, address, answer);
  else if (!gone.includes(address) || !answer.ok && status !== 404 && status !== 410) throw new Error(address + ": " + status);
};
const bringAll = async (addresses, gone = []) => { // a few at a time, so that a phone goes on answering
  const cache = await caches.open(NAME), rest = [...new Set([...addresses, ...gone])];
  const worker = async () => { while (rest.length) await bring(cache, rest.pop(), gone); };
  await Promise.all(Array.from({ length: 6 }, worker));
};
const bringWhole = async (gone) => {
  await bringAll(FILES.map((name) => ROOT + name), gone);
  const cache = await opened();
  if (cache) await cache.put(WHOLE, new Response());
};
const keptBefore = async () => {
  const caught = [];
  for (const name of (await caches.keys()).filter(isOld)) caught.push(...await (await caches.open(name)).keys());
  return caught.map((request) => request.url);
};
/* Fetches anew what the last version kept. Of the whole guide that is also each new page, and the search: its files have other
   names now. */
const renew = async () => {
  const before = await keptBefore(), gone = before.filter((address) => address.endsWith(".html"));
  await (before.includes(WHOLE) ? bringWhole(gone) : bringAll(STYLES.map((name) => ROOT + name), gone));
};

/* What a page says when it was kept: from when it is, why it is shown, and when its next review is due. */
const told = async (answer, why) => {
  const html = await answer.text();
  const due = (/data-due="(\d{4}-\d\d-\d\d)"/.exec(html) || [])[1];
  const day = (text) => '<time datetime="' + text + '">' + text + "</time>";
  const words = why.replace("%1", day(answer.headers.get(KEPT_ON))) + (due ? " " + WORDS.review.replace("%1", day(due)) : "");
  const said = html.replace(/<main[^>]*>/, (main) => main + '<p class="overdue" id="kept-copy">' + words + "</p>");
  return new Response(said, { headers: answer.headers });
};

/* When the reader has taken everything away, a page that is still open makes nothing anew. */
const opened = async () => {
  try { return await caches.has(NAME) ? await caches.open(NAME) : null; } catch { return null; } // the browser lost its storage
};
/* A device without room keeps no more, and goes on showing what comes from the network. */
const keep = (cache, address, answer) => put(cache, address, answer).catch(() => null);

const page = async (event) => {
  const { request } = event, address = bare(request.url), cache = await opened();
  if (!cache) return fetch(request);
  const bringing = fetch(request).then(async (answer) => {
    if (isOf(answer, address) && await opened()) await keep(cache, address, answer.clone());
    return answer;
  });
  const kept = await cache.match(address);
  if (!kept) return bringing;
  event.waitUntil(bringing.catch(() => null)); // an answer that comes late is kept for the next visit
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  try {
    const answer = await Promise.race([bringing, late]);
    return answer && answer.status < 500 ? answer : told(kept, answer ? WORDS.lost : WORDS.slow); // a host that fails is lost too
  } catch { return told(kept, WORDS.lost); }
};
const byContent = async (request) => {
  const cache = await opened();
  if (!cache) return fetch(request);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep(cache, request.url, answer.clone());
  return answer;
};

addEventListener("install", (event) => {
  event.waitUntil(renew().then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  const tidy = async () => Promise.all((await caches.keys()).filter(isOld).map((name) => caches.delete(name)));
  event.waitUntil(tidy().then(() => clients.claim()));
});
/* “all” asks for the whole guide, and an address for that page of it. */
addEventListener("message", (event) => {
  const one = [bare(event.data)].filter((address) => address.startsWith(ROOT));
  const brought = event.data === "all" ? bringWhole() : bringAll(one);
  event.waitUntil(brought.then(() => event.ports[0].postMessage(true), () => event.ports[0].postMessage(false)));
});
addEventListener("fetch", (event) => {
  const { request } = event, address = bare(request.url);
  if (request.method !== "GET" || !address.startsWith(ROOT)) return;
  if (BY_CONTENT.has(address)) event.respondWith(byContent(request));
  else if (PAGES.has(address)) event.respondWith(page(event)); // another site may lie below this one
});
