// Pages are Markdown and nothing else; what a page loads is copied.
export default function (settings) {
  settings.addPassthroughCopy("docs/plain.*");
  return { dir: { input: "docs", output: "built" }, markdownTemplateEngine: false };
}
