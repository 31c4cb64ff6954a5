// The smallest search with Pagefind: its engine comes when somebody opens the search, and five results are shown.
const field = document.getElementById("search-field");
const list = document.getElementById("search-results");
let engine;
document.getElementById("search-open").addEventListener("click", () => {
  engine ??= import("/pagefind/pagefind.js");
  document.getElementById("search").hidden = false;
  field.focus();
});
field.addEventListener("input", async () => {
  const asked = field.value;
  const { results } = await (await engine).search(asked);
  const found = await Promise.all(results.slice(0, 5).map((one) => one.data()));
  if (asked !== field.value) return;
  list.replaceChildren(...found.map((one) => {
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = one.url;
    link.textContent = one.meta.title;
    item.append(" ", one.plain_excerpt);
    return item;
  }));
});
