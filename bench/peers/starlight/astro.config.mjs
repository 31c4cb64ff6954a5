// The settings of Starlight as its guide has them, with the menu that every generator is given.
import { readFileSync } from "node:fs";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

const sidebar = JSON.parse(readFileSync(new URL("menu.json", import.meta.url), "utf8"));

export default defineConfig({
  outDir: "./built",
  cacheDir: "./.cache",
  integrations: [starlight({ title: "Back to Running", sidebar })],
});
