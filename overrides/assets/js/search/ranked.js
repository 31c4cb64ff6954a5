/* The places that hold what was asked for, in the order in which they are shown. */
__finder.ranked = ({ index, number, places, pages, once, sizes, starts, held, small, urgent }) => {
  const OF_PAGE = 0.5; // of what the title of its page counts, for a section
  const TOGETHER = 0.45; // a page whose sections hold the words only together
  const PARTLY = 0.15; // a place that holds few of the words
  const { cut } = __finder;

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
  return (text, asked) => {
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
};
