/* How our style sheets are judged: the sources, where a fault has a line that somebody can fix. */
import own from "./stylelint_rules.mjs";

/* Beside what finds CSS without a meaning. Each has an example in tests/project/faulty_assets.py that it reports. */
const RULES = {
  "theme/max-line-length": true,
  "theme/no-template-delimiters": true,
  "theme/known-tokens": true,
  "theme/no-idle-tokens": true,
  "theme/no-one-sided-shorthand": true,

  "declaration-no-important": true,
  "keyframe-declaration-no-important": true,
  "selector-max-id": 0,
  "selector-max-compound-selectors": 3,
  "max-nesting-depth": [0, { ignoreAtRules: ["layer", "media", "supports"] }],

  // What names both sides at once is for the rule above; `overflow-block` and `resize: block` are newer than our browsers.
  "property-layout-mappings": ["flow-relative", { ignoreProperties: ["inset", "margin", "overflow-x", "overflow-y", "padding"] }],
  "value-keyword-layout-mappings": ["flow-relative", { ignoreProperties: ["resize"] }],

  "color-named": "never",
  "color-no-hex": true,
  "function-disallowed-list": [
    ["/^(?:rgb|hsl)a?$/", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "light-dark"],
    { message: "A colour stands in tokens.css, so that each scheme can have its own. Use a token." },
  ],
  "at-rule-disallowed-list": ["import"], // one more visit to the host before anything is shown
  "function-url-scheme-allowed-list": ["data"],
};

/* What has no meaning, or another than it seems to have. */
const MEANING = [
  "annotation-no-unknown", "at-rule-descriptor-no-unknown", "at-rule-no-unknown", "at-rule-prelude-no-invalid", "block-no-empty",
  "color-no-invalid-hex", "custom-property-no-missing-var-function", "declaration-block-no-duplicate-custom-properties",
  "declaration-block-no-shorthand-property-overrides", "declaration-property-value-no-unknown", "font-family-no-duplicate-names",
  "function-calc-no-unspaced-operator", "function-no-unknown", "media-feature-name-no-unknown", "media-feature-name-value-no-unknown",
  "media-query-no-invalid", "media-type-no-deprecated", "no-duplicate-selectors", "no-empty-source", "no-irregular-whitespace",
  "no-unknown-animations", "property-no-unknown", "selector-anb-no-unmatchable", "selector-pseudo-class-no-unknown",
  "selector-pseudo-element-no-unknown", "selector-type-no-unknown", "string-no-newline", "unit-no-unknown",
];

export default {
  plugins: own,
  reportNeedlessDisables: true,
  reportInvalidScopeDisables: true,
  reportDescriptionlessDisables: true,
  rules: { ...Object.fromEntries(MEANING.map((name) => [name, true])), ...RULES },
  overrides: [
    // The design itself, and the panel of the preview, which no reader meets and no scheme changes.
    {
      files: ["tokens.css", "tokens-paper.css", "panel.css"],
      rules: { "color-named": null, "color-no-hex": null, "function-disallowed-list": null },
    },
    // The e-book: what shows it may be ten years old, and knows neither tokens nor the sides of a script.
    {
      files: ["e-book.css"],
      rules: { "color-no-hex": null, "property-layout-mappings": null, "value-keyword-layout-mappings": null },
    },
  ],
};
