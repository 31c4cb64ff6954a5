/* Finds places in the index that guide/build/search_format.py writes. No page is touched here: words in, places out.
   `pause` lets the browser do something else between two pieces of work. */
var __finder = async (index, pause) => {
  const FORMS = ["s", "es", "d", "ed", "ing", "ly", "er", "ers", "al"]; // what a word may have more or less than one of ours
  const MOST_WORDS = 30, MOST_MISTAKES = 5, LONGEST = 40; // of what was typed; nobody means the rest
  const WHOLE = 10, OTHER = 5; // what a word counts, and another for it or one that it begins
  const OF_PAGE = 0.5; // of what the title of its page counts, for a section
  const TOGETHER = 0.45; // a page whose sections hold the words only together
  const PARTLY = 0.15; // a place that holds few of the words

  const lines = (text) => text ? text.split("\n") : [];
  const table = (text, value) => new Map(lines(text).map((line) => line.split("\t")).map(([key, rest]) => [key, value(rest)]));
  const set = (text) => new Set(text.split(" "));

  const { cut } = __finder, places = [], pages = [];
  for (const line of lines(index.places)) {
    const [first, title, label] = line.split("\t");
    if (first[0] !== "#") {
      const names = [title, title.replace(/ \([^()]*\)$/, ""), label].filter(Boolean);
      pages.push({ url: first.slice(1), kind: first[0], title, place: places.length, names });
    }
    places.push({ page: pages.length - 1, anchor: first[0] === "#" ? first : "", heading: title });
  }
  for (let at = 0; at < pages.length; at += 1) {
    if (at % 25 === 0) await pause();
    pages[at].names = pages[at].names.map((name) => cut(name).join(" "));
  }
  await pause();
  const words = [], family = new Map(), told = index.families.split(",");
  let last = "", newest = -1;
  for (const coded of index.words.match(/[A-Z][^A-Z]*/g)) {
    last = last.slice(0, coded.charCodeAt(0) - 65) + coded.slice(1);
    family.set(last, told[words.length] ? newest + 1 - told[words.length] : ++newest);
    words.push(last);
  }
  await pause();
  const { firstSign, held: signs } = index;
  const number = (text, at) => { const code = text.charCodeAt(at); return (code > 92 ? code - 1 : code) - firstSign; };
  /* What a word counts in each place that stands there once; the places from the longest to the shortest. */
  const once = Array.from(index.once, (_, place) => number(index.once, place) + index.lowest), shelves = [];
  once.forEach((value, place) => { (shelves[value] ||= []).push(place); });
  const order = shelves.flat();
  const sizes = Array.from(index.counts, (_, one) => number(index.counts, one)), starts = [0];
  for (const size of sizes) starts.push(starts[starts.length - 1] + size);

  /* The places of a family stand in as few bits as they need, six in a sign: the one in the middle as one of those that its
     neighbours leave over, then those before it, then those behind it. Of one in `most` the first take a bit less. */
  const held = new Uint32Array(starts[sizes.length]);
  let read = 0, bits = 0, waiting = 0;
  const spread = (first, end, low, high) => {
    while (first < end) {
      const middle = (first + end) >> 1, least = low + middle - first, most = high - (end - 1 - middle) - least + 1;
      const size = 32 - Math.clz32(most - 1), short = (1 << size) - most;
      for (; bits < size; bits += 6) waiting = (waiting & 0xfffff) << 6 | number(signs, read++);
      const value = waiting >> bits - size & (1 << size) - 1, isShort = value >> 1 < short;
      const place = least + (isShort ? value >> 1 : value - short);
      bits -= isShort && size ? size - 1 : size;
      held[middle] = order[place];
      spread(first, middle, low, place - 1);
      first = middle + 1;
      low = place + 1;
    }
  };
  for (let one = 0; one < sizes.length; one += 1) {
    if (one % 1000 === 0) await pause();
    spread(starts[one], starts[one + 1], 0, places.length - 1);
  }

  const also = table(index.also, (ours) => ours.split(" "));
  const leads = ["always", "first", "near"].map((part) => [part, table(index[part], (list) => list.split(" "))]);
  const beside = lines(index.beside).map((line) => line.split("\t")).map(([to, ...groups]) => [to, ...groups.map(set)]);
  const [small, passedOver, topic, unsaid] = [index.small, index.passedOver, index.topic, index.unsaid].map(set);
  const urgent = new Set([...leads[0][1].values()].flat().map((number) => places[number].page)); // read from their top
  const isReaders = (phrase) => also.has(phrase) || leads.some(([, part]) => part.has(phrase));

  /* Where words with this beginning start in the sorted list. */
  const from = (beginning) => {
    let low = 0, high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (words[middle] < beginning) low = middle + 1; else high = middle;
    }
    return low;
  };
  const beginning = (word) => {
    const found = [];
    for (let at = from(word); at < words.length && words[at].startsWith(word); at += 1) found.push(words[at]);
    return found;
  };

  /* How many signs must be typed otherwise, two in the wrong order counted once; above `most` it stops. */
  const distance = (one, other, most) => {
    let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
        const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isTurned) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (next.every((cost) => cost > most)) return most + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  /* The first sign is seldom wrong: it is the same, or is missing, or stands there too much, or changed places. */
  const begins = (one, word) => one[0] === word[0] || one.startsWith(word.slice(0, 2), 1) || word.startsWith(one.slice(0, 2), 1)
    || (one[0] === word[1] && one[1] === word[0]);

  /* The word that was probably meant: fewest mistakes first, then the one that most places hold. */
  const meant = (word) => {
    const most = word.length < 4 || word.length > LONGEST || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2;
    let best = "", least = most + 0.999;
    if (most) {
      for (const list of [words, also.keys(), ...leads.map(([, part]) => part.keys())]) {
        for (const one of list) {
          if (Math.abs(one.length - word.length) > most || !begins(one, word)) continue;
          if (word.length < 5 && [...one].sort().join() !== [...word].sort().join()) continue; // only their order is wrong
          const held = family.has(one) ? sizes[family.get(one)] : 20;
          const cost = distance(word, one, most) + 1 / (1 + held);
          if (cost < least && one.length > 3) [best, least] = [one, cost];
        }
      }
    }
    return best;
  };

  const bases = (word) => FORMS.filter((ending) => word.endsWith(ending) && word.length > ending.length + 2)
    .map((ending) => word.slice(0, -ending.length));

  /* A form of the word that the guide has: one ending less, or another in its place. */
  const form = (word) => {
    for (const base of bases(word)) {
      for (const one of [base, base + "e", base.replace(/(.)\1$/, "$1"), base.replace(/i$/, "y")]) {
        if (family.has(one) || isReaders(one)) return one;
      }
    }
    return FORMS.map((ending) => word + ending).find((one) => family.has(one)) || "";
  };
  const halves = (word) => Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)])
    .find((both) => both.every((half) => half.length > 2 && family.has(half)));

  /* What one word or phrase asks for: weights of families, and places that it leads to. */
  const unit = (said, isLast, typed = said) => {
    const weight = said.split(" ").every((word) => topic.has(word)) ? 0.4 : 1;
    const found = { said: typed, weights: new Map(), pages: {}, shown: "", weight };
    const count = (word, weight) => {
      const one = family.get(word);
      if (one !== undefined) found.weights.set(one, Math.max(weight, found.weights.get(one) || 0));
    };
    const known = family.has(said);
    count(said, WHOLE);
    const own = leads[1][1].has(said) ? said.split(" ").filter((word) => !small.has(word)) : []; // behind where it leads first
    if (said === typed || !known) [...also.get(said) || [], ...own].forEach((word) => count(word, known ? OTHER : WHOLE));
    for (const [part, list] of leads) if (list.has(said) && !(known && part === "near")) found.pages[part] = list.get(said);
    found.leads = Object.keys(found.pages).length > 0;
    if (isLast && !known && !isReaders(said) && !small.has(said) && said.length > 1) {
      beginning(said).slice(0, 60).forEach((word) => count(word, OTHER));
    }
    return found;
  };

  const units = async (text) => {
    let mistakes = 0;
    const typed = cut(text.replace(/[-‐‑]/g, " ")).filter((word) => !unsaid.has(word)).slice(0, MOST_WORDS), found = [];
    for (let at = 0; at < typed.length; at += 1) {
      const isLast = at === typed.length - 1;
      const phrase = [4, 3, 2].map((size) => typed.slice(at, at + size)).find((part) => part.length > 1 && isReaders(part.join(" ")));
      if (phrase) {
        found.push(unit(phrase.join(" "), false));
        at += phrase.length - 1;
        continue;
      }
      const word = typed[at], isSmall = small.has(word);
      let one = unit(word, isLast);
      const empty = () => !one.weights.size && !one.leads;
      const parts = !isSmall && !isReaders(word) && (empty() || sizes[family.get(word)] < 2) ? halves(word) : null;
      if (parts) {
        found.push(unit(parts[0], false));
        one = unit(parts[1], false);
      } else if (empty() && !isSmall) {
        const other = form(word);
        let right = other;
        for (const one of other || mistakes >= MOST_MISTAKES ? [] : [word, ...bases(word)]) {
          await pause(); // each looks through all words
          right ||= meant(one);
        }
        mistakes += other ? 0 : 1;
        if (right) one = { ...unit(right, false, word), shown: other ? "" : right };
      }
      one.isSmall = isSmall || passedOver.has(word);
      found.push(one);
    }
    const all = [...typed, ...found.map(({ shown }) => shown)];
    const side = beside.filter(([, ...groups]) => groups.every((group) => all.some((word) => group.has(word))));
    side.forEach(([to]) => found.push({ ...unit("", false), pages: { always: [to] }, leads: true, weight: 0 }));
    const rest = found.filter((one) => !one.isSmall || one.leads), telling = rest.length ? rest : found;
    // Names of people and things: when nothing was found as typed, half a likeness is none.
    const known = telling.some((one) => !one.shown && (one.weights.size || one.leads));
    const unknown = telling.some((one) => !one.weights.size && !one.leads);
    return !known && unknown ? telling.map((one) => ({ ...one, weights: new Map(), pages: {}, leads: false, shown: "" })) : telling;
  };

  /* For each place, what each unit counts there. */
  const scores = (asked) => {
    const rows = new Map();
    asked.forEach(({ weights, weight }, which) => weights.forEach((boost, one) => {
      const size = sizes[one], rare = Math.log(1 + (places.length - size + 0.5) / (size + 0.5)); // as BM25 has it
      const level = Math.log(rare) / Math.log(index.step) + 0.5;
      const numbered = Float64Array.from(held.subarray(starts[one], starts[one + 1]), (place, at) => place * size + at);
      for (const both of numbered.sort()) {
        const at = both % size, place = (both - at) / size;
        const guess = Math.floor(level + once[place] / index.parts); // the index holds by how much it is wrong
        const row = rows.get(place) || rows.set(place, new Array(asked.length).fill(0)).get(place);
        row[which] += weight * boost * index.step ** (guess + number(index.weights, starts[one] + at) + index.least);
      }
    }));
    return rows;
  };

  /* One result a page, at its best place. A page that holds all that was asked comes before one that holds some of it;
     pages of single studies stand behind the pages that explain them, unless their title is asked for. */
  const ranked = (text, asked) => {
    const rows = scores(asked), best = new Map();
    const whole = asked.reduce((sum, { weight }) => sum + weight, 0);
    const size = ({ said }) => said.split(" ").length; // a phrase counts as much as its words
    const sum = (test) => asked.filter(test).reduce((all, one) => all + size(one), 0);
    const leads = sum(({ pages: list }) => list.near || list.first)
      >= sum(({ weight, weights, leads: own }) => weight === 1 && (weights.size || own)) / 2;
    const share = (row) => row.reduce((sum, value, which) => sum + (value ? asked[which].weight : 0), 0) / whole;
    const worth = (row) => row.reduce((sum, value) => sum + value, 0) * (PARTLY + share(row)) ** 2;
    const together = new Map(); // what a page holds in all its places
    rows.forEach((row, place) => {
      const { page } = places[place];
      const all = together.get(page) || together.set(page, { row: row.map(() => 0), place, most: -1 }).get(page);
      row.forEach((value, which) => { all.row[which] = Math.max(all.row[which], value); });
    });
    rows.forEach((row, place) => {
      const all = together.get(places[place].page), top = rows.get(pages[places[place].page].place);
      const value = worth(row.map((own, which) => own + (top && places[place].anchor ? OF_PAGE * top[which] : 0)));
      if (value > all.most) Object.assign(all, { most: value, place });
    });
    const name = cut(text).join(" "), title = cut(text).filter((word) => !small.has(word));
    together.forEach((all, page) => {
      const { kind, names } = pages[page];
      const value = Math.max(all.most, TOGETHER * worth(all.row)) * (kind === "b" ? 0.5 : 1);
      const asks = kind === "s" && title.length && title.some((word) => !/^\d+$/.test(word))
        && title.every((word) => names[0].split(" ").includes(word));
      best.set(page, { page, place: all.place, value, share: share(all.row), tier: kind === "s" && !asks ? 1 : 2 });
    });
    pages.forEach(({ names, place }, page) => {
      if (names.includes(name)) best.set(page, { page, place, value: best.get(page)?.value || 0, share: 1, tier: 5 });
    });
    for (const [part, tier] of [["near", 3], ["first", 3], ["always", 4]]) {
      for (const one of asked) {
        (one.pages[part] || []).forEach((number, order) => {
          const to = places[number], known = best.get(to.page), isFirst = part === "always" || leads, isUrgent = urgent.has(to.page);
          const place = to.anchor || part === "near" || isUrgent || !known ? +number : known.place;
          const value = (known?.value || 1) * (isFirst ? (9 - order) * size(one) ** 2 : 3), own = isFirst ? tier + isUrgent / 2 : 2;
          best.set(to.page, { page: to.page, place, value, share: 1, tier: Math.max(own, known?.tier || 0) });
        });
      }
    }
    const list = [...best.values()], most = Math.max(0, ...list.map((one) => one.share));
    return list.filter((one) => one.share >= most / 2)
      .sort((one, other) => other.tier - one.tier || other.value - one.value || one.page - other.page);
  };

  /* What was found for a text: results, words that were read as another, words without a page, and signs to look for. */
  return async (text) => {
    const asked = await units(text);
    await pause();
    if (!asked.length) return { results: [], shown: [], near: [], missing: [], marks: [] };
    const results = ranked(text, asked).map(({ page, place }) => {
      const { url, title } = pages[page], { anchor, heading } = places[place];
      return { url, title, place, anchor, heading: anchor ? heading : "" };
    });
    const says = (test) => asked.filter(test).map(({ said }) => said);
    return {
      results,
      shown: asked.filter(({ shown }) => shown).map(({ said, shown }) => [said, shown]),
      near: says(({ pages: list }) => list.near),
      missing: says((one) => !one.weights.size && !one.leads),
      marks: words.filter((word) => asked.some(({ weights }) => weights.get(family.get(word)) >= OTHER)),
    };
  };
};

/* The anchor of a place; the index leaves out one that follows from its heading as in slugify of Python-Markdown. */
__finder.anchor = (told, heading) => told !== "#" ? told : told + heading.normalize("NFKD")
  .replace(/[^\0-\x7f]|[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");

/* The same patterns as in guide/build/search_words.py, so that what is typed is cut as what was written. */
__finder.word = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+(?:['’&][\p{L}\p{N}\p{M}]+)*/gu;
__finder.fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase()
  .replace(/(^|[^\p{L}\p{N}])([\p{L}\p{N}]) ?& ?(?=[\p{L}\p{N}](?:[^\p{L}\p{N}]|$))/gu, "$1$2&");
__finder.cut = (text) => (__finder.fold(text).match(__finder.word) || [])
  .map((word) => word.replace(/['’]s$/, "").replace(/['’]/g, ""));
