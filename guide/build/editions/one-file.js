/* The whole guide in one file: search its own text, print one sheet alone, and say when its review is past. */
(() => {
  const at = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase();
  const UNSEARCHED = ".cite, .dates, .help, .sources, button, svg";
  const MOST = 30;
  // The words of a heading are the name of its place; results show text in one language only.
  const unheard = (node) => /^H/.test(node.tagName) || node.closest("cite[lang]");
  let places;

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
    const folded = ({ name, text, title }) => ({ words: fold(` ${text}`), head: fold(` ${name} ${title}`), own: fold(` ${name}`) });
    return found.map((one) => ({ ...one, ...folded(one) }));
  };

  const begin = (word) => word.length > 4 ? word.replace(/(?:ings?|ed|es|s|e)$/, "") : word;
  const has = (text, word) => text.search(new RegExp(`[^\\p{L}\\p{N}]${word}`, "u"));

  const rank = (one, words) => words.reduce((sum, word) => {
    if (has(one.own, word) >= 0) return sum + 9;
    if (has(one.head, word) >= 0) return sum + 4;
    return has(one.words, word) >= 0 ? sum + 1 : sum - 50;
  }, one.id.startsWith("source-") ? -6 : 0);

  const around = (one, words) => {
    const hit = Math.max(0, ...words.map((word) => has(one.words, word)));
    const from = hit < 60 ? 0 : one.text.indexOf(" ", hit - 50);
    return (from ? "… " : "") + one.text.slice(from, from + 150).replace(/\s+/g, " ").trim() + " …";
  };

  const show = () => {
    places ??= collect();
    const words = fold(at("words").value).match(/[\p{L}\p{N}]+/gu)?.map(begin) ?? [];
    const found = words.length ? places.map((one) => [rank(one, words), one]).filter(([sum]) => sum > -20) : [];
    found.sort(([one], [other]) => other - one);
    const count = found.length === 1 ? "1 place found" : `${found.length} places found`;
    at("said").textContent = !words.length ? "" : !found.length
      ? "Nothing found. Try another word, or look at the contents below."
      : found.length > MOST ? `${count}, the first ${MOST} shown` : count;
    at("results").replaceChildren(...found.slice(0, MOST).map(([, one]) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + one.id;
      const name = document.createElement("span");
      name.lang = one.lang;
      name.textContent = one.name;
      link.append(...one.lang ? [name] : [one.name], one.name === one.title ? "" : ` · ${one.title}`);
      item.append(link, document.createElement("br"), around(one, words));
      return item;
    }));
  };

  at("search").hidden = at("to-search").hidden = false;
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
