/* Worksheets: remembers what a reader ticks or writes, in this browser only. Nothing is sent. */
(() => {
  const VERSION = 1; // of what is stored; raise it when older answers cannot be shown any more
  const at = (id) => document.getElementById(id);
  const sheet = at("worksheet"), kept = at("kept"), words = sheet.dataset;
  const key = words.store, aside = key + "-aside";
  const fields = [...sheet.querySelectorAll("input, textarea")];
  let answers = {}; // also those of fields that are gone: a later page may have them again

  const name = (field) => field.name + (field.rows ? "" : "=" + field.value); // a box is named with its choice
  const answer = (field) => field.rows ? "value" : "checked";
  const grow = (field) => { // what is written must also show on paper
    while (field.rows < 60 && field.scrollHeight > field.clientHeight) field.rows++;
  };
  const show = () => fields.forEach((field) => {
    field[answer(field)] = answers[name(field)] ?? "";
    grow(field);
  });
  const load = () => {
    const text = localStorage.getItem(key);
    try {
      const stored = JSON.parse(text) ?? { version: VERSION };
      if (stored.version !== VERSION) throw 0;
      answers = { ...stored.answers };
      show();
    } catch {
      localStorage.setItem(aside, text);
    }
    if (localStorage.getItem(aside)) kept.textContent = words.notRead;
  };
  const store = () => {
    fields.forEach((field) => {
      answers[name(field)] = field[answer(field)];
      grow(field);
    });
    try {
      localStorage.setItem(key, JSON.stringify({ version: VERSION, answers }));
    } catch { kept.textContent = words.notKept; }
  };
  const clear = () => {
    if (!confirm(words.sure)) return;
    answers = {};
    show();
    kept.textContent = words.done;
    try { [key, aside].forEach((one) => localStorage.removeItem(one)); } catch { /* nothing is stored */ }
  };

  try { load(); } catch { /* storage is forbidden: answers last as long as the page is open */ }
  sheet.addEventListener("input", store);
  for (const [id, act] of [["print", () => print()], ["clear", clear]]) {
    at(id).hidden = false;
    at(id).addEventListener("click", act);
  }
})();
