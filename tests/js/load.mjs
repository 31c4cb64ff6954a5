/* Brings our scripts in as a page does: one after the other, each finding the names of those before it. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

process.env.TZ = "America/New_York"; // behind UTC, with another hour in summer: wherever this runs, a script takes neither for its own

const SCRIPTS = new URL("../../overrides/assets/js/", import.meta.url);

/* Run a script and return what it calls by this name. */
export const load = (path, name) => {
  const address = new URL(path, SCRIPTS);
  return vm.runInThisContext(`${readFileSync(address, "utf-8")}\n${name};`, { filename: fileURLToPath(address) });
};
