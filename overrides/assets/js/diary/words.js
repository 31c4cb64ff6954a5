/* Where things are on the page, and what it says: its words come from its attributes. */
const root = document.querySelector(".diary"), { locale } = root.dataset;
const one = (selector, inside = root) => inside.querySelector(selector);
const all = (selector, inside = root) => [...inside.querySelectorAll(selector)];
one("template").replaceWith(one("template").content);
one(".diary__paper").remove();

const word = (group, name, values = {}) =>
  root.getAttribute(`data-${group}-${name}`).replace(/\{(\w+)\}/g, (_, key) => values[key]);
const inWords = (day) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(diary.number(day) * 864e5);
const inFigures = (value) => new Intl.NumberFormat(locale).format(value);

/* Say what happened. */
const tell = (name, values) => {
  one(".diary__bar p").textContent = word("say", name, values);
  one("[value=undo]").hidden = !kept.undos.length;
  one(".diary__faults").hidden = true; // it was about something before
};

/* What is wrong with a field of the form or of a file, and what to write instead. */
const sentence = ({ field, kind, value, wanted, one: day, other }) => {
  const short = String(value).length > 40 ? value.slice(0, 40) + "…" : value;
  const advice = word("advice", kind, { value: short, wanted, one: day && inWords(day), other: other && inWords(other) });
  return field ? word("say", value ? "wrong" : "missing", { column: word("columns", field), value: short, advice }) : advice;
};
