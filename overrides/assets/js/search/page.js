/* Search in a dialog, which site/search.js opens and closes. It loads this on first use; finder, index and texts come by
   script tags as well, so it also works from a folder on disk. */
(() => {
  const KEY = "back-to-running:search-key"; // site/search.js reads it too
  const base = new URL("../..", document.currentScript.src);
  const STEP = 10; // results shown at once
  const AT_ONCE = 4; // pieces of texts on their way
  const SLICE = 20; // milliseconds after which work lets the browser do something else
  const STANDS = 200; // milliseconds without a key after which a reader has typed all
  const LONG = 170; // characters of an excerpt
  const at = (id) => document.getElementById(id);
  const dialog = at("search"), field = at("search-field");
  const made = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(...inside);
    return element;
  };
  const count = made("p", { id: "search-count", role: "status" });
  const list = made("ul", { id: "search-results", role: "list" });
  const more = made("button", { type: "button", hidden: "" }, __words.more);
  const keySwitch = made("input", { id: "search-key", type: "checkbox" });
  dialog.append(
    made("p", { id: "search-help", class: "search__help" }, __words.help), count, list, more,
    made("p", { class: "search__key" }, made("label", {}, keySwitch, " " + __words.key)),
  );
  for (const [name, value] of [["aria-describedby", "search-help"], ["autocomplete", "off"], ["spellcheck", "false"]]) {
    field.setAttribute(name, value);
  }
  let find, ready, found, place;

  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = base + name;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  let since = 0;
  const pause = async () => {
    if (Date.now() - since < SLICE) return;
    await new Promise((done) => { setTimeout(done); });
    since = Date.now();
  };

  const build = async () => {
    count.textContent = __words.wait;
    await Promise.all(["search/index.js", "assets/js/search-find.js"].map(load));
    find = await __finder(__search, pause);
    let first = 0;
    for (const size of __search.sizes.split(" ")) starts.push(first += +size);
  };

  const said = (pattern, ...parts) => parts.reduce((text, part, which) => text.replace("%" + (which + 1), () => part), pattern);
  const quoted = (parts) => parts.join("’, ‘");
  const short = (text) => text.length > 60 ? text.slice(0, 60) + "…" : text;

  /* Where a sentence begins that holds a word that was found, or near that word when the sentence is long. */
  const excerpt = (text, marks) => {
    const pieces = [...text.matchAll(__finder.word)].filter(([word]) => marks.has(__finder.fold(word)));
    const first = pieces.length ? pieces[0].index : 0;
    const ends = [". ", "? ", "! ", ": ", " · "].map((end) => text.lastIndexOf(end, first - 1));
    const sentence = Math.max(...ends.map((end) => end < 0 ? 0 : text.indexOf(" ", end + 1) + 1));
    const start = first - sentence < 100 ? sentence : text.lastIndexOf(" ", first - 40) + 1;
    const end = text.length > start + LONG ? Math.max(text.lastIndexOf(" ", start + LONG), first + 20) : text.length;
    const line = document.createDocumentFragment();
    let from = start;
    line.append(start > sentence ? "… " : "");
    for (const [word] of pieces.map((piece) => [piece]).filter(([piece]) => piece.index >= start && piece.index + piece[0].length <= end)) {
      line.append(text.slice(from, word.index), made("mark", {}, word[0]));
      from = word.index + word[0].length;
    }
    line.append(text.slice(from, end) + (end < text.length ? " …" : ""));
    return line;
  };

  /* Texts are many bytes and only fill excerpts, so they lie in pieces. Those of the results that are shown come behind the
     results, the first ones first. A piece that fails is not asked for until the next search: its result has no excerpt. */
  const starts = [0], asked = new Set(), failed = new Set();
  let coming = 0, waiting;
  const pieceOf = (number) => starts.findIndex((start) => start > number) - 1;
  const bring = () => {
    for (const { dataset } of list.querySelectorAll("p:empty")) {
      const piece = pieceOf(dataset.place);
      if (coming === AT_ONCE) return;
      if (asked.has(piece)) continue;
      asked.add(piece);
      coming += 1;
      load(__search.texts[piece]).catch(() => null).then(() => {
        coming -= 1;
        if (!(piece in __texts)) failed.add(piece);
        fill();
        bring();
      });
    }
  };

  /* Put the excerpts under those results that have none yet. */
  const fill = () => {
    if (!found) return;
    const marks = new Set(found.marks);
    list.querySelectorAll("p:empty").forEach((line) => {
      const number = +line.dataset.place, piece = pieceOf(number), texts = __texts[piece];
      if (texts) line.append(excerpt(texts.split("\n")[number - starts[piece]], marks));
    });
  };

  const item = ({ url, title, anchor, heading, place: number }) => {
    const link = made("a", { href: base + url + __finder.anchor(anchor, heading) }, heading ? title + ": " + heading : title);
    return made("li", {}, link, made("p", { "data-place": number }));
  };

  const show = (most) => {
    const { results } = found, before = list.children.length;
    list.append(...results.slice(before, most).map(item));
    more.hidden = list.children.length >= results.length;
    fill();
    clearTimeout(waiting);
    waiting = setTimeout(bring, STANDS);
    return list.children[before];
  };

  /* How many pages there are, and what was not found as it was typed. */
  const told = (text) => {
    const { results, shown, near, missing } = found;
    if (!results.length) return said(__words.none, short(text));
    return [
      ...shown.map(([typed, right]) => said(__words.shown, short(typed), right)),
      near.length ? said(__words.near, quoted(near)) : "",
      missing.length ? said(__words.missing, quoted(missing.map(short))) : "",
      results.length === 1 ? __words.one : results.length + " " + __words.many,
    ].filter(Boolean).join(" ");
  };

  /* What says that there is a list of all pages leads there: the way that the button had before there was a script. */
  const leadOn = () => list.replaceChildren(made("li", {}, made("a", { href: at("search-open").href }, __words.all)));

  const search = async () => {
    const text = field.value.trim();
    try { await (ready ||= build()); } catch {
      ready = null;
      count.textContent = __words.fail;
      leadOn();
      return;
    }
    const one = text.length > 1 ? await find(text) : null;
    if (text !== field.value.trim()) return; // typed on in the meantime
    found = one;
    const chosen = [...list.children].findIndex((line) => line.contains(document.activeElement)); // a quick reader may be on one
    list.replaceChildren();
    failed.forEach((piece) => asked.delete(piece));
    failed.clear();
    more.hidden = true;
    count.textContent = found ? told(text) : "";
    if (found) show(place ? place.shown : STEP);
    if (chosen >= 0) (list.querySelectorAll("a")[chosen] || field).focus();
    if (found && !found.results.length) leadOn();
  };

  /* Back from a result: the same words, as many results, and the one that was followed. */
  const restore = async () => {
    place = (history.state || {}).search;
    if (place) field.value = place.text;
    await search();
    const followed = place && [...list.querySelectorAll("a")].find((link) => link.href === place.link);
    if (followed) followed.focus();
    place = null;
  };

  const keep = (search) => history.replaceState({ ...history.state, search }, "");

  const step = (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [field, ...list.querySelectorAll("a"), ...(more.hidden ? [] : [more])];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next && stops.includes(document.activeElement)) { event.preventDefault(); next.focus(); }
  };

  keySwitch.checked = (() => { try { return localStorage.getItem(KEY) !== "off"; } catch { return true; } })();
  keySwitch.addEventListener("change", () => {
    try { localStorage.setItem(KEY, keySwitch.checked ? "on" : "off"); } catch { /* lasts for this page */ }
  });

  more.addEventListener("click", () => {
    const next = show(list.children.length + STEP);
    count.textContent = said(__words.of, list.children.length, found.results.length);
    next.querySelector("a").focus();
  });

  dialog.addEventListener("keydown", step);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  field.addEventListener("input", search);
  field.form.addEventListener("submit", () => list.querySelector("a")?.click());
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // opens elsewhere
    if (link.href === location.href) { // the page itself: loading it anew would open the search again
      event.preventDefault();
      dialog.close();
      scrollTo(0, 0);
      return;
    }
    keep({ text: field.value, shown: list.children.length, link: link.href });
    dialog.close("leaving");
  });
  addEventListener("pageshow", (event) => { if (event.persisted && dialog.open) restore(); });
  addEventListener("popstate", () => { if ((history.state || {}).search) restore(); });
  restore(); // what was typed while this was loading, or before the reader left
})();
