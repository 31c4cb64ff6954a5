/* The whole guide in one file: search its own text, print one sheet alone, and say when its review is past. The search is
   that of the site, whose finder and index stand before this; `__leads` says which name in this file each page has. */
(() => {
  const at = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase();
  const UNSEARCHED = ".cite, .dates, .help, .sources, button, svg";
  const MOST = 30;
  const SLICE = 20; // milliseconds after which the search lets the browser do something else
  // The words of a heading are the name of its place; results show text in one language only.
  const unheard = (node) => /^H/.test(node.tagName) || node.closest("cite[lang]");
  let places, find;

  /* A place is a chapter, a section of it or a source: where it is, what it is called, and its words. */
  const collect = () => {
    const found = [];
    for (const chapter of document.querySelectorAll(".chapter")) {
      const title = chapter.querySelector("h2").textContent;
      const start = (id, name, lang = "") => found.push({ id, name, title, lang, text: "" });
      start(chapter.id, title);
      const texts = document.createTreeWalker(chapter, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (
        node.nodeType === 1 && node.matches(UNSEARCHED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
      ));
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if (node.nodeType !== 1) found[found.length - 1].text += unheard(node.parentNode) ? "" : node.data;
        else if (node.id && /^(H3|H4)$/.test(node.tagName)) start(node.id, node.textContent);
        else if (node.id && node.tagName === "LI") {
          const named = node.querySelector("cite, strong, b");
          start(node.id, named?.textContent || title, named?.lang);
        }
        else if (node.id && node.querySelector("dt")) start(node.id, node.querySelector("dt").textContent);
        else if (!/^(A|B|EM|I|SPAN|STRONG|SUP|SUB)$/.test(node.tagName)) found[found.length - 1].text += " ";
      }
    }
    const folded = ({ name, text }) => ({ words: fold(` ${text}`), own: fold(` ${name}`) });
    return new Map(found.map((one) => [one.id, { ...one, ...folded(one) }]));
  };

  const has = (text, word) => text.search(new RegExp(`[^\\p{L}\\p{N}]${word}`, "u"));

  /* Where a result of the site's search is in this file. */
  const idOf = ({ url, anchor, heading }) => {
    const page = __leads[url], deep = page + "-" + __finder.anchor(anchor, heading).slice(1);
    return anchor && places.has(deep) ? deep : page;
  };

  /* What the site leaves to the pages of studies, such as names of papers: places that hold each word. */
  const literal = (words) => {
    const all = (text) => words.every((word) => has(text, word) >= 0);
    return words.length ? [...places.values()].filter((one) => all(one.own + one.words)).map(({ id }) => id) : [];
  };

  const around = (one, words) => {
    const hit = Math.max(0, ...words.map((word) => has(one.words, word)));
    const from = hit < 60 ? 0 : one.text.indexOf(" ", hit - 50);
    const cut = one.text.length > from + 150, to = cut ? one.text.lastIndexOf(" ", from + 150) : one.text.length; // between words
    return (from ? "… " : "") + one.text.slice(from, to).replace(/\s+/g, " ").trim() + (cut ? " …" : "");
  };

  const quoted = (parts) => `“${parts.map((part) => part.length > 60 ? part.slice(0, 60) + "…" : part).join("”, “")}”`;

  const told = ({ shown, near, missing }, all) => {
    if (!all.length) return "Nothing found. Try another word, or look at the contents below.";
    const count = all.length === 1 ? "1 place found" : `${all.length} places found`;
    return [
      ...shown.map(([typed, right]) => `No place holds ${quoted([typed])}, so these are for “${right}”.`),
      near.length ? `The guide has no page on ${quoted(near)}. The nearest comes first.` : "",
      missing.length ? `No place holds ${quoted(missing)}.` : "",
      all.length > MOST ? `${count}, the first ${MOST} shown` : count,
    ].filter(Boolean).join(" ");
  };

  let since = 0;
  const pause = async () => {
    if (Date.now() - since < SLICE) return;
    await new Promise((done) => { setTimeout(done); });
    since = Date.now();
  };
  const ready = async () => {
    find ??= __finder(__search, pause);
    places ??= collect();
    return find;
  };

  const show = async () => {
    const text = at("words").value.trim(), found = await (await ready())(text);
    if (text !== at("words").value.trim()) return; // typed on in the meantime
    const lead = found.results.map(idOf).filter((id) => places.has(id)), words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    const named = found.missing.length ? literal(words) : [], all = [...new Set([...named, ...lead])];
    if (named.length) found.missing = [];
    at("said").textContent = text.length > 1 ? told(found, all) : "";
    at("results").replaceChildren(...(text.length > 1 ? all : []).slice(0, MOST).map((id) => {
      const one = places.get(id), item = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + one.id;
      const name = document.createElement("span");
      name.lang = one.lang;
      name.textContent = one.name;
      link.append(...one.lang ? [name] : [one.name], one.name === one.title ? "" : ` · ${one.title}`);
      item.append(link, document.createElement("br"), around(one, found.marks.length ? found.marks : words));
      return item;
    }));
  };

  at("search").hidden = at("to-search").hidden = false;
  at("words").addEventListener("focus", ready);
  at("words").addEventListener("input", show);
  at("to-search").addEventListener("click", (event) => {
    event.preventDefault();
    at("search").scrollIntoView();
    at("words").focus({ preventScroll: true });
  });

  for (const button of document.querySelectorAll(".chapter__print button")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const sheet = button.closest(".chapter");
      sheet.classList.add("chapter--alone");
      document.body.classList.add("one-sheet");
      print();
    });
  }
  addEventListener("afterprint", () => {
    document.body.classList.remove("one-sheet");
    for (const sheet of document.querySelectorAll(".chapter--alone")) sheet.classList.remove("chapter--alone");
  });

  const due = at("due"), today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  due.hidden = day <= due.dataset.due;
})();
