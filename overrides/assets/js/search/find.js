/* Finds places in the index that guide/build/search/format.py writes. No page is touched here: words in, places out.
   `pause` lets the browser do something else between two pieces of work. Its parts stand in the files beside this one. */
var __finder = async (index, pause) => {
  const there = await __finder.opened(index, pause), { words, family, places, pages } = there;
  const units = __finder.query(there, pause), ranked = __finder.ranked(there);

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
      marks: words.filter((word) => asked.some(({ weights }) => weights.has(family.get(word)))),
    };
  };
};
