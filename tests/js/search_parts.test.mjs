/* What the search makes of words, without a page and without an index. */
import assert from "node:assert/strict";
import test from "node:test";
import { chance, RUNS } from "./examples.mjs";
import { load } from "./load.mjs";

const finder = load("search/find.js", "__finder");
for (const part of ["words", "alike"]) load(`search/${part}.js`, "__finder");

const each = (name, cases, ask) => Object.entries(cases).forEach(([what, values]) => test(`${name}: ${what}`, () => ask(...values)));

each("a text is cut into the words that the index holds", {
  "capitals and accents": ["Café ÉTÉ", ["cafe", "ete"]],
  "an apostrophe and the s behind it": ["runner’s don't", ["runner", "dont"]],
  "a number with a point": ["2.5 km, 1,000", ["2.5", "km", "1,000"]],
  "letters round an and": ["A & E", ["a&e"]],
  "no word": [" … ", []],
}, (text, words) => assert.deepEqual([...finder.cut(text)], words));

each("an anchor follows from its heading unless it is told", {
  "a plain one": ["#", "How long does it take?", "#how-long-does-it-take"],
  "accents and signs": ["#", "Café – 2 cups", "#cafe-2-cups"],
  "one that is told": ["#term-ache", "Ache", "#term-ache"],
}, (told, heading, anchor) => assert.equal(finder.anchor(told, heading), anchor));

each("a word is as far from another as signs must be typed otherwise", {
  same: ["ankle", "ankle", 0], "one missing": ["akle", "ankle", 1], "one too much": ["annkle", "ankle", 1],
  "another one": ["ankla", "ankle", 1], "two in the wrong order": ["nakle", "ankle", 1], "two mistakes": ["akel", "ankle", 2],
}, (one, other, far) => assert.equal(finder.distance(one, other, 2), far));

test("what is farther than asked for is only told to be so, and both ways are as long", () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const { whole, pick } = chance(seed), word = () => Array.from({ length: whole(1, 6) }, () => pick("abc")).join("");
    const [one, other] = [word(), word()], far = finder.distance(one, other, 99);
    assert.equal(finder.distance(other, one, 99), far, `seed ${seed}`);
    assert.equal(Math.min(finder.distance(one, other, 1), 2), Math.min(far, 2), `seed ${seed}`);
  }
});

each("a word may begin otherwise by one mistake", {
  "the same": ["akle", "ankle", true], "one missing": ["nkle", "ankle", true], "one too much": ["xankle", "ankle", true],
  "two in the wrong order": ["nakle", "ankle", true], "another word": ["knee", "ankle", false],
  "one missing, and then another": ["nkxe", "ankle", true], "one missing, and another next": ["nxle", "ankle", false],
  "one too much, and then another": ["xanxle", "ankle", true], "one too much, and another next": ["xatle", "ankle", false],
}, (one, word, may) => assert.equal(finder.begins(one, word), may));

/* A guide with a few words, each with how many places hold it; readers also say “wee” and “knackered”. */
const HELD = {
  acupuncture: 90, ankle: 5, ankles: 5, back: 80, pain: 99, paint: 1, exercise: 60, needle: 70, run: 50, study: 40, ache: 9, heart: 8,
  paid: 1,
};
const words = Object.keys(HELD).sort(), READERS = new Map([["wee", 1], ["knackered", 1]]);
const { beginning, meant, form, halves } = finder.alike({
  words, family: new Map(words.map((word, at) => [word, at])), sizes: words.map((word) => HELD[word]),
  also: READERS, leads: [["first", new Map([["bladder", 1]])]], isReaders: (word) => READERS.has(word),
});

each("the word that was meant has the fewest mistakes, and of those most places", {
  "one mistake": ["acupunture", "acupuncture"], "two in a long word": ["accupunctur", "acupuncture"],
  "three are too many": ["acpnctre", ""],
  "two in a shorter word": ["excrcis", ""], "of two as near, the more frequent": ["painn", "pain"],
  "also when it stands behind the other": ["paidn", "pain"], "two in eight letters": ["excrcize", "exercise"],
  "a word of readers": ["knakered", "knackered"], "a word that leads somewhere": ["blader", "bladder"],
  "too short": ["rnu", ""], "a number": ["ankl3", ""], "another beginning": ["zaint", ""], "too long": ["acupuncture".repeat(4), ""],
  "four letters in another order": ["apin", "pain"], "four letters, one of them another": ["pamn", ""],
}, (typed, word) => assert.equal(meant(typed), word));

each("a form leads to the word that the guide has", {
  "an ending less": ["needles", "needle"], "a letter doubled": ["running", "run"], "a y that became an i": ["studies", "study"],
  "an e that fell away": ["exercising", "exercise"], "a word of readers": ["knackereds", "knackered"], "an ending more": ["ankl", "ankles"],
  "the other way round": ["hear", ""], "nothing near": ["table", ""],
  "of those who do it": ["runners", "run"], "of one who does it": ["runner", "run"], "of what was done": ["backed", "back"],
  "of how": ["heartly", "heart"], "of what belongs to it": ["exercisal", "exercise"], "an ending that is none": ["needleqq", ""],
}, (typed, word) => assert.equal(form(typed), word));

each("words run together are told apart", {
  "two words": ["backpain", ["back", "pain"]], "a short one": ["painrun", ["pain", "run"]],
  "none": ["backache s", undefined], "a part that is no word": ["backxx", undefined],
}, (typed, both) => assert.deepEqual(halves(typed), both));

each("what was begun may become each word with that beginning", {
  one: ["exe", ["exercise"]], several: ["ank", ["ankle", "ankles"]], none: ["ankx", []], "behind the last": ["z", []],
}, (typed, found) => assert.deepEqual(beginning(typed), found));
