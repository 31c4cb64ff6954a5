/* Search in a dialog. lunr and the index come by script tags on first use, so it also works from a folder on disk. */
(() => {
  const KEY = "search-key";
  const MOST = 10;
  const at = (id) => document.getElementById(id);
  const dialog = at("search"), field = at("search-field"), count = at("search-count");
  const list = at("search-results"), keySwitch = at("search-key");
  const words = dialog.dataset;
  let index, entries;

  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = words.base + "search/" + name;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

  const build = async () => {
    if (index) return;
    count.textContent = words.wait;
    await Promise.all([load("lunr.js"), load("search_index.js")]);
    entries = new Map(__index.docs.map((entry) => [entry.location, entry]));
    index = lunr(function () {
      this.ref("location");
      this.field("title", { boost: 8 });
      this.field("text");
      __index.docs.forEach((entry) => this.add(entry));
    });
    count.textContent = "";
  };

  /* Whole words count most, beginnings less, one typing mistake in a long word least. */
  const find = (text) => index.query((query) => {
    lunr.tokenizer(text).map(String).filter((word) => !(lunr.stopWordFilter && !lunr.stopWordFilter(word))).forEach((word) => {
      query.term(word, { boost: 10 });
      query.term(word, { boost: 2, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
      if (word.length > 4) query.term(word, { editDistance: 1, boost: 0.5 });
    });
  });

  /* One result a page: the page's best place, and the words around the first match. */
  const pages = (text) => {
    const found = new Map();
    for (const { ref } of find(text)) {
      const page = ref.split("#")[0];
      if (!found.has(page)) found.set(page, entries.get(ref));
    }
    return [...found].slice(0, MOST);
  };

  const excerpt = (text, word) => {
    const place = Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()));
    const start = place < 60 ? 0 : text.indexOf(" ", place - 50) + 1;
    return (start ? "… " : "") + text.slice(start, start + 140).trim() + (text.length > start + 140 ? " …" : "");
  };

  const item = ([page, entry], text) => {
    const line = document.createElement("li"), link = document.createElement("a"), more = document.createElement("p");
    const title = entries.get(page).title;
    link.href = words.base + entry.location;
    link.textContent = entry.title === title ? title : title + ": " + entry.title;
    more.textContent = excerpt(entry.text, text.split(/\s+/)[0]);
    line.append(link, more);
    return line;
  };

  const search = async () => {
    const text = field.value.trim();
    try { await build(); } catch { count.textContent = words.fail; return; }
    if (text !== field.value.trim()) return; // typed on while the index was loading
    const found = text.length > 1 ? pages(text) : [];
    list.replaceChildren(...found.map((one) => item(one, text)));
    count.textContent = text.length < 2 ? "" : !found.length ? words.none
      : found.length === 1 ? words.one : found.length + " " + words.many;
  };

  const open = (event) => { event.preventDefault(); dialog.showModal(); field.focus(); search(); };
  const step = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next && stops.includes(document.activeElement)) { event.preventDefault(); next.focus(); }
  };

  const keyIsOn = () => { try { return localStorage.getItem(KEY) !== "off"; } catch { return true; } };
  keySwitch.checked = keyIsOn();
  keySwitch.addEventListener("change", () => {
    try { localStorage.setItem(KEY, keySwitch.checked ? "on" : "off"); } catch { /* lasts for this page */ }
  });

  at("search-open").addEventListener("click", open);
  at("search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", step);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  field.addEventListener("input", search);
  field.form.addEventListener("submit", (event) => { event.preventDefault(); list.querySelector("a")?.click(); });
  list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && keySwitch.checked && !busy && !dialog.open) open(event);
  });
})();
