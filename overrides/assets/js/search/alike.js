/* Words of the guide that are like one that was typed. */

/* The distance of two words by optimal string alignment: edits, two exchanged neighbours counted once; beyond `most` it stops. */
__finder.distance = (one, other, most) => {
  let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      const isTurned = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isTurned) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (next.every((cost) => cost > most)) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
};

/* The first letter is seldom wrong: it is the same, is missing, is one too many, or has changed places with the next. */
__finder.begins = (one, word) => one[0] === word[0] || one.startsWith(word.slice(0, 2), 1) || word.startsWith(one.slice(0, 2), 1)
  || (one[0] === word[1] && one[1] === word[0]);

__finder.alike = ({ words, family, sizes, also, leads, isReaders }) => {
  const FORMS = ["s", "es", "d", "ed", "ing", "ly", "er", "ers", "al"]; // endings by which a word may differ from one of ours
  const LONGEST = 40; // characters of a word for which the meant one is looked for
  const { distance, begins } = __finder;

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
          if (cost < least) [best, least] = [one, cost];
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

  return { beginning, meant, bases, form, halves };
};
