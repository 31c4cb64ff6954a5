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
}, (one, word, may) => assert.equal(finder.begins(one, word), may));
