/* The worker that keeps the guide never stands between a reader and the network: without room it keeps no more. */
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const ROOT = "https://owner.example/guide/", PAGE = ROOT + "index.html";
const heard = {};
let storage;
const cache = {
  match: async () => undefined,
  put: async () => { throw new Error("QuotaExceededError"); },
};
Object.assign(globalThis, {
  location: { href: ROOT + "worker.js" },
  addEventListener: (kind, act) => { heard[kind] = act; },
  caches: { has: async () => storage(), open: async () => cache },
  fetch: async ({ url }) => ({ ok: true, status: 200, url, clone: () => ({ headers: {}, blob: async () => "" }), text: async () => "new" }),
});
const { PAGES, BY_CONTENT } = load("../../../guide/build/hosts/worker.js", "({ PAGES, BY_CONTENT })");
PAGES.add(PAGE);
BY_CONTENT.add(ROOT + "assets/site.1.css");

const answered = async (url) => {
  let answer;
  const event = { request: { method: "GET", url }, respondWith: (given) => { answer = given; }, waitUntil: () => null };
  heard.fetch(event);
  return (await answer).text();
};

for (const [name, says] of [
  ["a device that has no room", () => true],
  ["a browser that lost its storage", () => { throw new Error("UnknownError"); }],
]) {
  test(`${name} shows pages and style sheets from the network`, async () => {
    storage = says;
    assert.deepEqual([await answered(PAGE), await answered(ROOT + "assets/site.1.css")], ["new", "new"]);
  });
}
