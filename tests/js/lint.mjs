/* Asks ESLint and stylelint about our files and about examples of faults, in one process. tests/project/test_assets_lint.py
   hands in `{ files: [path, …], examples: [[path, text], …] }`. An example is judged as if it stood in its path. */
import { text as read } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import stylelint from "stylelint";
import eslintRules from "./eslint.config.mjs";
import stylelintRules from "./stylelint.config.mjs";

const place = (name) => fileURLToPath(new URL(name, import.meta.url));
const isStyle = (path) => path.endsWith(".css");
const eslint = new ESLint({ overrideConfigFile: place("eslint.config.mjs") });
const configFile = place("stylelint.config.mjs");

const inScript = ({ messages }) => messages.map(({ line, ruleId, message }) => ({ line, rule: ruleId ?? "syntax", message }));
const inStyle = ({ warnings }) => warnings.map(({ line, rule, text }) => ({ line, rule, message: text }));

const found = async ([path, text]) => {
  const [result] = isStyle(path)
    ? (await stylelint.lint({ code: text, codeFilename: path, configFile })).results
    : await eslint.lintText(text, { filePath: path });
  return isStyle(path) ? inStyle(result) : inScript(result);
};

const { files, examples } = JSON.parse(await read(process.stdin));
const scripts = await eslint.lintFiles(files.filter((path) => !isStyle(path)));
const styles = await stylelint.lint({ files: files.filter(isStyle), configFile });
const judged = [
  ...scripts.map((result) => [result.filePath, inScript(result)]),
  ...styles.results.map((result) => [result.source, inStyle(result)]),
];
const answers = [];
for (const example of examples) answers.push(await found(example));
// What we ask for beside what each tool recommends.
const own = eslintRules.slice(1).flatMap(({ rules = {} }) => Object.entries(rules)).filter(([, value]) => value !== "off");
const rules = [...new Set([...own.map(([name]) => name), ...Object.keys(stylelintRules.rules)])];
process.stdout.write(JSON.stringify({ files: judged, examples: answers, rules }));
