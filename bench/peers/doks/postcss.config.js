// What nothing uses is taken out of Bootstrap, as the starter of Doks does; what scripts add to a page stays.
const autoprefixer = require("autoprefixer");
const purge = require("@fullhuman/postcss-purgecss");

const used = (text) => {
  const { tags, classes, ids } = JSON.parse(text).htmlElements;
  return [...(tags ?? []), ...(classes ?? []), ...(ids ?? [])];
};

module.exports = {
  plugins: [
    autoprefixer(),
    (purge.default ?? purge)({
      content: ["hugo_stats.json"],
      extractors: [{ extensions: ["json"], extractor: used }],
      dynamicAttributes: ["aria-expanded", "data-bs-popper", "data-bs-target", "data-bs-theme", "type"],
      safelist: { standard: ["show", "fade", "active", "collapsing"], deep: [/^(modal|offcanvas|search|backdrop)/] },
    }),
  ],
};
