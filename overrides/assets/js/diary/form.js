/* The form: it always shows one day. */
const form = one("form"), fields = form.elements;

const typed = () => Object.fromEntries(diary.COLUMNS.map((name) => {
  const field = fields[name];
  return [name, field.type === "checkbox" ? Number(field.checked) : field.value];
}));
let shown;
const withoutDay = () => JSON.stringify({ ...typed(), date: "" });
const isUntouched = () => withoutDay() === shown;

const mark = (faults) => all(".diary__error").forEach((place) => {
  const fault = faults.find(({ field }) => field === place.dataset.for);
  place.textContent = fault ? sentence(fault) : "";
  const field = fields[place.dataset.for];
  (field instanceof RadioNodeList ? one(".diary__pain") : field).setAttribute("aria-invalid", Boolean(fault));
});
const note = () => {
  const there = kept.entries[fields.date.value];
  one("#diary-date-help").textContent = word("say", !there ? "blank" : isUntouched() ? "noted" : "replaces");
  one("[value=drop]").hidden = isUntouched();
};
const put = (values) => {
  for (const name of diary.COLUMNS) { // a draft of a later version may hold more
    if (fields[name].type === "checkbox") fields[name].checked = values[name] === 1;
    else fields[name].value = values[name] ?? "";
  }
};
const show = (date) => {
  form.reset();
  put(kept.entries[date] ?? {});
  fields.date.value = date;
  fields.date.max = diary.today();
  shown = withoutDay();
  mark([]);
  note();
};
/* Show the day of the form anew: its entry may have changed. What somebody is typing stays. */
const refill = () => { if (isUntouched()) show(fields.date.value); };

/* Return what was typed as an entry, or nothing: then each fault stands at its field, and the first one has the focus. */
const checked = () => {
  const { entry, faults } = diary.check(typed());
  mark(faults);
  if (!faults.length) return entry;
  one(`[name=${faults[0].field}]`, form).focus();
  return null;
};
