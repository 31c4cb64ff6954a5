/* What was typed, as units: words and phrases, each with what it asks for. */
__finder.query = (there, pause) => {
  const MOST_WORDS = 30, MOST_MISTAKES = 5; // of what was typed; nobody means the rest
  const WHOLE = 10, OTHER = 5; // what a word counts, and another for it or one that it begins
  const { family, sizes, also, leads, beside, small, passedOver, topic, unsaid, isReaders } = there;
  const { cut } = __finder, { beginning, meant, bases, form, halves } = __finder.alike(there);

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

  return async (text) => {
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
};
