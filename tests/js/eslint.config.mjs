/* How our scripts are judged. What readers get are classic scripts, which also run from a folder on disk: no modules,
   nothing newer than the oldest browser that we support, and of the browser's own names only those that a script is
   given here. A script without an entry has none. */
import js from "@eslint/js";

const readonly = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));
const PAGE = ["document", "addEventListener", "localStorage"];

/* Names of the browser, or of another script. Whoever touches no page is arithmetic, which Node can run. The parts of the page
   of the diary share a closure; what one of them declares, another may read here, and never write. */
const NAMES = {
  "diary/chart.js": ["diary", "document"],
  "diary/storage.js": ["diary", "localStorage"],
  "diary/words.js": ["diary", "kept", "document"],
  "diary/form.js": ["diary", "kept", "all", "one", "sentence", "word", "RadioNodeList"],
  "diary/draft.js": [
    "diary", "DRAFT", "named", "fields", "inWords", "isUntouched", "note", "put", "show", "tell", "typed", "localStorage",
  ],
  "diary/result.js": ["diary", "diaryChart", "kept", "all", "inFigures", "inWords", "one", "root", "word", "getComputedStyle"],
  "diary/files.js": [
    "diary", "asideNames", "kept", "one", "root", "tell", "Blob", "File", "URL", "document", "localStorage", "navigator",
  ],
  "diary/changed.js": [
    "diary", "asideNames", "kept", "recall", "store", "one", "root", "tell", "word", "note", "refill", "showResult", "canShare",
    "KEY", "fill", "giveBack", "isUntouched", "named", "localStorage",
  ],
  "diary/brought.js": [
    "diary", "diaryFile", "kept", "inWords", "one", "sentence", "tell", "word", "refill", "change", "URL", "document",
  ],
  "diary/page.js": [
    ...PAGE, "diary", "KEY", "kept", "recall", "takeOver", "all", "inWords", "one", "root", "tell", "word", "checked",
    "fields", "form", "isUntouched", "note", "refill", "show", "draw", "figure", "listBody", "area", "copy", "refillText",
    "saveAside", "saveFile", "share", "change", "render", "undo", "ask", "bringBack", "giveBack", "isLoose",
    "keepDraft", "named", "tellDraft", "ResizeObserver", "confirm", "print",
  ],
  "diary-file.js": ["diary", "navigator", "TextDecoder"],
  "site/lists.js": ["document", "matchMedia"],
  "site/paper.js": ["document", "CSS", "addEventListener"],
  "site/reviews.js": ["document", "addEventListener"],
  "site/scheme.js": [...PAGE, "CSS"],
  "site/search.js": [...PAGE, "URL", "history", "location"],
  "keep.js": ["MessageChannel", "URL", "caches", "document", "location", "navigator"],
  ...Object.fromEntries(["alike", "opened", "query", "ranked", "words"].map((name) => [`search/${name}.js`, ["__finder"]])),
  "search/page.js": [
    ...PAGE, "__finder", "__search", "__texts", "__words", "URL", "clearTimeout", "history", "location", "scrollTo",
    "setTimeout",
  ],
  "worksheet.js": [...PAGE, "confirm", "print"],
};

/* What a template joins passes through it, and these delimiters would be its own. */
const noTemplateDelimiters = {
  create: (context) => ({
    Program() {
      for (const { 0: opening, index } of context.sourceCode.text.matchAll(/\{[{%#]/g)) {
        const message = `“${opening}” is a delimiter of a template. Put a space between the two.`;
        context.report({ loc: context.sourceCode.getLocFromIndex(index), message });
      }
    },
  }),
};

/* Words of the theme come into a script by a template: what it writes there is a text. */
const filled = {
  meta: { name: "filled" },
  preprocess: (text) => [text.replace(/\{%.*?%\}/g, "").replace(/\{\{.*?\}\}/g, '""')],
  postprocess: (found) => found.flat(),
};

/* Beside what ESLint recommends. Each has an example in tests/project/faulty_assets.py that it reports. */
const RULES = {
  "array-callback-return": "error",
  "consistent-return": "error",
  curly: ["error", "multi-line"],
  eqeqeq: "error",
  "max-len": ["error", { code: 140, tabWidth: 1 }],
  "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
  "no-console": "error",
  "no-eval": "error",
  "no-extend-native": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-promise-executor-return": "error",
  "no-script-url": "error",
  "no-self-compare": "error",
  "no-sequences": "error",
  "no-unused-expressions": "error",
  "no-unused-vars": ["error", { vars: "local" }], // a name at the top is for another script
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  radix: "error",
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => (
      { property, message: "What a reader wrote is text, never HTML. Write textContent, or append." }
    )),
    { object: "document", property: "write", message: "What a reader wrote is text, never HTML. Write textContent, or append." },
    { property: "sendBeacon", message: "Nothing that a reader does here is sent." },
  ],
  "no-restricted-syntax": [
    "error",
    { selector: "ImportExpression", message: "A page that is opened from disk may not import. Add a script element." },
  ],
};

export default [
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { rules: RULES },
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
  },
  ...Object.entries(NAMES).map(([path, names]) => ({
    files: [`overrides/assets/js/${path}`],
    languageOptions: { globals: readonly(names) },
  })),
  {
    files: ["overrides/assets/js/diary/*.js", "overrides/assets/js/search/*.js"],
    plugins: { theme: { rules: { "no-template-delimiters": noTemplateDelimiters } } },
    rules: { "theme/no-template-delimiters": "error" },
  },
  { ignores: ["overrides/assets/js/diary.js", "overrides/assets/js/search-find.js"] }, // templates that join those
  { files: ["overrides/assets/js/search.js"], processor: filled }, // a template that joins the words and search/page.js
  {
    files: ["overrides/assets/js/search.js", "overrides/assets/js/search/find.js"],
    rules: { "no-var": "off" }, // loaded once more after a failure, and a const cannot be declared twice
  },
  {
    files: ["**/panel/panel.js"], // of the preview, which asks its own server what is new
    languageOptions: { globals: readonly(["document", "window", "location", "XMLHttpRequest", "setTimeout", "clearTimeout"]) },
  },
  {
    files: ["**/editions/one-file.js"], // of the guide in one file, which nothing is loaded for
    languageOptions: {
      globals: readonly(["document", "addEventListener", "print", "setTimeout", "NodeFilter", "__finder", "__search", "__leads"]),
    },
  },
  {
    files: ["guide/build/hosts/worker.js"], // which works beside the pages, and sees none
    languageOptions: {
      globals: readonly([
        "Headers", "Response", "URL", "addEventListener", "caches", "clients", "fetch", "location", "setTimeout", "skipWaiting",
      ]),
    },
  },
  {
    files: ["tests/browser/engines/asked.js"], // which runs in the page that it asks
    languageOptions: {
      globals: readonly([
        "document", "localStorage", "innerHeight", "innerWidth", "CSSStyleSheet", "Event", "getComputedStyle",
        "matchMedia", "requestAnimationFrame",
      ]),
    },
  },
  {
    files: ["tests/js/*.mjs"],
    languageOptions: { sourceType: "module", globals: readonly(["Blob", "Buffer", "URL", "process"]) },
  },
];
