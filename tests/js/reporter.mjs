/* Says of each test in a line of JSON how it ended, for tests/project/test_scripts_without_a_page.py. */
import { basename } from "node:path";

export default async function* (source) {
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const error = data.details.error?.cause ?? data.details.error;
    yield JSON.stringify({
      name: data.name, file: basename(data.file ?? ""), passed: type === "test:pass" && data.skip === undefined && data.todo === undefined,
      message: String(error?.message ?? error ?? ""),
    }) + "\n";
  }
}
