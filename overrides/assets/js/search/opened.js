/* What the index holds, taken out of its texts once: pages with their places, words in families, and where those stand. */
__finder.opened = async (index, pause) => {
  const lines = (text) => text ? text.split("\n") : [];
  const table = (text, value) => new Map(lines(text).map((line) => line.split("\t")).map(([key, rest]) => [key, value(rest)]));
  const set = (text) => new Set(text.split(" "));

  const places = [], pages = [];
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
    pages[at].names = pages[at].names.map((name) => __finder.cut(name).join(" "));
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
  /* What a word counts in a place where it stands once; and the places, from the longest to the shortest. */
  const once = Array.from(index.once, (_, place) => number(index.once, place) + index.lowest), shelves = [];
  once.forEach((value, place) => { (shelves[value] ||= []).push(place); });
  const order = shelves.flat();
  const sizes = Array.from(index.counts, (_, one) => number(index.counts, one)), starts = [0];
  for (const size of sizes) starts.push(starts[starts.length - 1] + size);

  /* The places of a family stand in truncated binary, six bits in a character: the one in the middle, as one of the `most` that
     its neighbours leave it, then those before it, then those after it. */
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
  return {
    index, number, places, pages, words, family, once, sizes, starts, held, also, leads, beside, small, passedOver, topic, unsaid,
    urgent, isReaders,
  };
};
