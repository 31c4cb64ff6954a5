/* Rules of our own for style sheets. Each has examples in tests/project/faulty_assets.py. */
import { readFileSync } from "node:fs";
import stylelint from "stylelint";

const TOKENS = new URL("../../overrides/assets/css/tokens.css", import.meta.url);
const DECLARED = /(?:^|[{;\s])(--[\w-]+)\s*:/g;
const USED = /var\(\s*(--[\w-]+)/g;
const ONE_SIDED = /^(?:margin|padding|inset|border-(?:width|style|color))$/;
const LONGEST = 140;

/* Comments become blanks, so that places stay what they are. */
const bare = (text) => text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
const names = (text, pattern) => new Set([...bare(text).matchAll(pattern)].map(([, name]) => name));
const tokens = () => names(readFileSync(TOKENS, "utf-8"), DECLARED);

/* A rule is a function that yields each fault's place in the text of a sheet, and what is wrong. */
const rule = (name, faults) => {
  const ruleName = `theme/${name}`;
  const judge = (isOn) => (root, result) => {
    if (!isOn) return;
    for (const { index, message } of faults(root.source.input.css, root)) {
      stylelint.utils.report({ result, ruleName, message: `${message} (${ruleName})`, node: root, index, endIndex: index + 1 });
    }
  };
  judge.ruleName = ruleName;
  judge.messages = {};
  judge.meta = {};
  return stylelint.createPlugin(ruleName, judge);
};

export default [
  rule("max-line-length", function* (text) {
    let index = 0;
    for (const line of text.split("\n")) {
      const message = `The line has ${line.length} characters, ${LONGEST} allowed. Give its declarations more lines.`;
      if (line.length > LONGEST) yield { index, message };
      index += line.length + 1;
    }
  }),

  /* The sheets are joined by a template, which would take these for its own. */
  rule("no-template-delimiters", function* (text) {
    for (const { 0: opening, index } of text.matchAll(/\{[{%#]/g)) {
      yield { index, message: `“${opening}” is a delimiter of a template. Put a space between the two.` };
    }
  }),

  /* A name that no sheet declares says nothing, and nobody sees it: also where there is a fallback. */
  rule("known-tokens", function* (text) {
    const known = new Set([...tokens(), ...names(text, DECLARED)]);
    for (const { 1: name, index } of bare(text).matchAll(USED)) {
      const message = `${name} is declared neither in tokens.css nor in this sheet. Use a token, or declare it.`;
      if (!known.has(name)) yield { index, message };
    }
  }),

  /* A token that is set anew under a name with a slip sets nothing. */
  rule("no-idle-tokens", function* (text) {
    const known = new Set([...tokens(), ...names(text, USED)]);
    for (const { 0: whole, 1: name, index } of bare(text).matchAll(DECLARED)) {
      const message = `${name} is no token, and nothing in this sheet uses it. Delete it, or fix its name.`;
      if (!known.has(name)) yield { index: index + whole.indexOf(name), message };
    }
  }),

  /* Four values name the right and the left: they stay there when a language is written the other way. */
  rule("no-one-sided-shorthand", function* (text, root) {
    const found = [];
    root.walkDecls(ONE_SIDED, (declaration) => {
      const [, right, , left] = declaration.value.match(/(?:[^\s(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/g);
      if (left && left !== right) found.push(declaration);
    });
    for (const { prop, source } of found) {
      const message = `${prop} is another on the right than on the left. Write ${prop}-block and ${prop}-inline.`;
      yield { index: source.start.offset, message };
    }
  }),
];
