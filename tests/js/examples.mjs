/* What the tests of the diary share: entries as the page keeps them, files, and diaries made by chance. */
export const BEFORE = ["date", "pain", "running_minutes", "acupuncture", "other_session", "side_effects", "note"];
export const COLUMNS = [...BEFORE, "leg", "exercise", "tablets", "sleep"]; // a diary and a file from before have not the last four
export const HEADER = COLUMNS.join();
export const RUNS = 300; // diaries, texts or changes that a test makes by chance

/* An entry as the page kept it before it asked about legs, exercise, tablets and sleep, and as it keeps it now. */
export const entryBefore = (date, pain = 3, minutes = 0, more = {}) => (
  { date, pain, running_minutes: minutes, acupuncture: 0, other_session: 0, side_effects: "", note: "", ...more }
);
export const entry = (date, pain = 3, minutes = 0, more = {}) => (
  { ...entryBefore(date, pain, minutes), leg: "", exercise: "", tablets: "", sleep: "", ...more }
);
export const keyed = (list) => Object.fromEntries(list.map((one) => [one.date, one]));
export const day = (from, count) => new Date(Date.parse(from) + count * 864e5).toISOString().slice(0, 10);

/* An entry a day for each pain, from 1 May 2026 on; null leaves a day out. */
export const weeks = (pains, minutes = [], more = {}) => keyed(pains.flatMap((pain, number) => (
  pain === null ? [] : [entry(day("2026-05-01", number), pain, minutes[number] ?? 0, more)]
)));
export const times = (count, value) => new Array(count).fill(value);

/* Chance that is the same on every machine (mulberry32). */
const LETTERS = [..."\"',;=+-@\t\n \r＝＋－＠aß疲0{}\u200f\u00a0\ufeff"];
export const chance = (seed) => {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (list) => list[whole(0, list.length - 1)];
  const list = (most, make) => Array.from({ length: whole(0, most) }, make);
  // Letters that can go wrong, and any others; half a pair of signs is no text.
  const letter = () => {
    const code = whole(0, 0x10ffff);
    return next() < 0.7 || code >= 0xd800 && code < 0xe000 ? pick(LETTERS) : String.fromCodePoint(code);
  };
  const text = (most) => list(most, letter).join("");
  /* As the page keeps a text: one kind of line end, nothing empty around it. */
  const tidy = (most) => text(most).replace(/\r\n?/g, "\n").trim();
  const diary = () => keyed(Array.from({ length: whole(1, 12) }, () => ({
    date: day("2000-01-01", whole(0, 9496)), pain: whole(0, 10), running_minutes: whole(0, 1440), acupuncture: whole(0, 1),
    other_session: whole(0, 1), side_effects: tidy(40), note: tidy(40), leg: pick(["", whole(0, 10)]),
    exercise: tidy(40), tablets: tidy(40), sleep: tidy(40),
  })));
  return { whole, pick, list, text, diary };
};
