/* Search in a dialog, which search-open.js opens and closes. It loads this on first use; lunr and the index come by
   script tags as well, so it also works from a folder on disk. */
(() => {
  const KEY = "back-to-running:search-key"; // search-open.js reads it too
  const MOST = 10;
  const at = (id) => document.getElementById(id);
  const dialog = at("search"), field = at("search-field"), count = at("search-count");
  const list = at("search-results"), keySwitch = at("search-key");
  const words = dialog.dataset;
  let index, entries, ready;

  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = words.base + name;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });

  const build = async () => {
    count.textContent = words.wait;
    await Promise.all(["search/lunr.js", "search/search_index.js", "assets/search-words.js"].map(load));
    entries = new Map(__index.docs.map((entry) => [entry.location, entry]));
    index = lunr(function () {
      this.ref("location");
      this.field("title", { boost: 8 });
      this.field("message", { boost: 4 }); // title, description and main message of a whole page
      this.field("about", { boost: 2 }); // the same of the page that a section stands on
      this.field("text");
      for (const { location, title, text } of __index.docs) {
        const sources = entries.get(location + "#sources")?.text; // titles of studies are not what the page says
        const own = sources && text.endsWith(sources) ? text.slice(0, -sources.length) : text;
        const [page] = location.split("#"), about = __words.pages[page] || "";
        if (!location.endsWith("#sources")) this.add({ location, title, text: own, about, message: page === location ? about : "" });
      }
    });
    count.textContent = "";
  };

  const stem = (word) => lunr.stemmer(new lunr.Token(word)).toString();

  /* What was asked: each word with others for the same thing. Words that only make a question are left out, and words
     that nearly every page holds count little, as long as others remain. */
  const asked = (text) => {
    const typed = lunr.tokenizer(text).map((token) => lunr.trimmer(token).toString()).filter(Boolean);
    const told = typed.filter((word) => __words.also[word] || (lunr.stopWordFilter(word) && !__words.questions.includes(word)));
    return (told.length ? told : typed).map((word) => ({
      word,
      stems: [word, ...(__words.also[word] || "").split(" ").filter(Boolean)].map(stem),
      weight: __words.topic.includes(word) ? 0.4 : 1,
    }));
  };

  /* Whole words count most, other words for them less, beginnings and words with typing mistakes least. */
  const find = (groups) => index.query((query) => groups.forEach(({ word, stems, weight }) => {
    stems.forEach((one, place) => query.term(one, { boost: weight * (place ? 5 : 10), usePipeline: false }));
    query.term(word, { boost: weight, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
    if (word.length > 4) query.term(word, { editDistance: word.length > 7 ? 2 : 1, boost: 0.2 * weight, usePipeline: false });
  }));

  /* One result a page, its best place; a place that holds all that was asked comes before one that holds some of it. */
  const pages = (text) => {
    const groups = asked(text), found = new Map();
    const sum = (list) => list.reduce((total, { weight }) => total + weight, 0);
    for (const { ref, score, matchData } of find(groups)) {
      const held = sum(groups.filter(({ stems }) => stems.some((one) => matchData.metadata[one]))) / sum(groups);
      const page = ref.split("#")[0];
      const worth = score * (0.2 + held) ** 2 * (__words.behind.includes(page) ? 0.5 : 1);
      if (!(found.get(page)?.worth >= worth)) found.set(page, { page, worth, entry: entries.get(ref) });
    }
    // Pages of single studies stand behind the pages that explain them.
    const isStudy = ({ page }) => page.startsWith("research/studies/") && !page.endsWith("/index.html");
    return [...found.values()].sort((one, other) => isStudy(one) - isStudy(other) || other.worth - one.worth).slice(0, MOST);
  };

  const excerpt = (text, word) => {
    const place = Math.max(0, text.toLowerCase().indexOf(word.toLowerCase()));
    const start = place < 60 ? 0 : text.indexOf(" ", place - 50) + 1;
    const end = text.length > start + 140 ? text.lastIndexOf(" ", start + 140) : text.length;
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  };

  const item = ({ page, entry }, text) => {
    const line = document.createElement("li"), link = document.createElement("a"), more = document.createElement("p");
    const title = entries.get(page).title;
    link.href = words.base + entry.location;
    link.textContent = entry.title === title ? title : title + ": " + entry.title;
    const own = entry.text.toLowerCase();
    more.textContent = excerpt(entry.text, asked(text).map(({ word }) => word).find((word) => own.includes(word)) || "");
    line.append(link, more);
    return line;
  };

  const search = async () => {
    const text = field.value.trim();
    try { await (ready ||= build()); } catch { ready = null; count.textContent = words.fail; return; }
    if (text !== field.value.trim()) return; // typed on while the index was loading
    const found = text.length > 1 ? pages(text) : [];
    list.replaceChildren(...found.map((one) => item(one, text)));
    count.textContent = text.length < 2 ? "" : !found.length ? __words.none
      : found.length === 1 ? __words.one : found.length + " " + __words.many;
  };

  const step = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next && stops.includes(document.activeElement)) { event.preventDefault(); next.focus(); }
  };

  keySwitch.checked = (() => { try { return localStorage.getItem(KEY) !== "off"; } catch { return true; } })();
  keySwitch.disabled = false;
  keySwitch.addEventListener("change", () => {
    try { localStorage.setItem(KEY, keySwitch.checked ? "on" : "off"); } catch { /* lasts for this page */ }
  });

  dialog.addEventListener("keydown", step);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  field.addEventListener("input", search);
  field.form.addEventListener("submit", () => list.querySelector("a")?.click());
  list.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
  search(); // what was typed while this was loading
})();
