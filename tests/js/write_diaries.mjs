/* Prints diaries made by chance, each with its file: other programs are to read what a reader takes away. */
import { chance, RUNS } from "./examples.mjs";
import { load } from "./load.mjs";

const diary = load("diary/model.js", "diary");
const written = Array.from({ length: RUNS }, (_, seed) => {
  const entries = chance(seed + 1).diary();
  return { days: Object.keys(entries).sort(), file: diary.write(entries) };
});
process.stdout.write(JSON.stringify(written));
