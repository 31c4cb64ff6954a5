/* What stands below the form: the list of days, the comparison of weeks, and the chart. */
const goal = Number(root.dataset.goal);
const listBody = one(".diary__list tbody"), rowTemplate = listBody.firstElementChild, figure = one(".diary__chart");
rowTemplate.remove();

const sessions = (entry) =>
  ["acupuncture", "other_session"].filter((name) => entry[name]).map((name) => word("columns", name)).join(", ");
const row = (entry) => {
  const made = rowTemplate.cloneNode(true), [date, pain, run, held, more] = made.children;
  date.textContent = inWords(entry.date);
  pain.textContent = entry.pain;
  run.textContent = word("say", "minutes", { minutes: inFigures(entry.running_minutes) });
  held.textContent = sessions(entry);
  more.textContent = ["leg", ...diary.TEXTS].filter((name) => entry[name] !== "")
    .map((name) => word("say", "more", { column: word("columns", name), text: entry[name] })).join("\n");
  for (const button of all("button", made)) {
    button.dataset.day = entry.date;
    button.setAttribute("aria-label", `${button.textContent}: ${date.textContent}`);
  }
  return made;
};

const summarise = () => {
  const found = diary.judge(kept.entries, goal), { kind, first, last } = found;
  const values = {
    ...found, change: inFigures(found.change), end: inWords(found.end), firstNoted: first.noted, lastNoted: last.noted,
    firstPain: inFigures(first.pain), lastPain: inFigures(last.pain), firstFrom: inWords(first.from), lastFrom: inWords(last.from),
    firstMinutes: inFigures(first.minutes), lastMinutes: inFigures(last.minutes),
  };
  const isJudged = !["early", "thin"].includes(kind);
  one(".diary__verdict").textContent = (isJudged ? word("say", "weeks", values) + " " : "") + word("say", kind, values);
  one(".diary__tally").textContent = kind === "early" ? "" : word("say", "tally", values);
};

const draw = (width = figure.clientWidth) => {
  one("svg", figure)?.remove();
  if (!diary.sorted(kept.entries).length) return;
  const em = parseFloat(getComputedStyle(figure).fontSize);
  figure.prepend(diaryChart.draw(diaryChart.plan(kept.entries, goal, width, em, (name) => word("chart", name))));
};

const showResult = () => {
  const list = diary.sorted(kept.entries).reverse();
  for (const part of all(".diary__result")) part.hidden = !list.length;
  listBody.replaceChildren(...list.map(row));
  if (list.length) summarise();
  draw();
};
