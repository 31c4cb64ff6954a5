/* The chart: two panels and a strip over one scale of weeks, for the width and the letters it gets. */
const diaryChart = (() => {
  const dot = (at, high, r) => `M${at - r} ${high}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  const box = (at, high, r) => `M${at - r} ${high - r}h${2 * r}v${2 * r}h${-2 * r}z`;
  const peak = (at, high, r) => `M${at - r} ${high + r}h${2 * r}l${-r} ${-2 * r}z`;
  const cross = (at, high, r) => `M${at - r} ${high - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;

  const path = (kind, d) => ["path", { class: "diary__" + kind, d }];
  const label = (x, y, content, kind = "") => ["text", { x, y, class: "diary__word" + kind }, content];

  /* Words in lines of this many letters, because a drawing breaks none by itself; a longer word has a line of its own. */
  const broken = (content, most) => content.match(RegExp(`\\S.{0,${most - 1}}(?= |$)|\\S+`, "g"));

  /* The chart as lists of a name, attributes and what is inside. No page is touched. */
  const plan = (entries, goal, width, em, word) => {
    const list = diary.sorted(entries);
    const start = diary.number(list[0].date);
    const days = Math.max(goal, diary.number(list.at(-1).date) - start + 1);
    const left = 2.2 * em, step = (width - left) / days;
    const x = (day) => left + (diary.number(day) - start + 0.5) * step;
    const size = Math.min(0.3 * em, 0.45 * step);
    const middle = left + (width - left) / 2, line = 1.2 * em;
    const letters = (room) => Math.floor((room / em - 1.1) * 2); // a letter takes half an em at most, on average
    const [pains, minutes, held, others] = ["pain", "minutes", "sessions", "others"].map((name) => broken(word(name), letters(width)));
    const isBeside = [held, others].every((lines) => lines.join(" ").length <= letters(width - middle));
    const pain = { top: 0.6 * em + pains.length * line, height: 9 * em }, heads = pain.top + pain.height + 2 * em;
    const below = isBeside ? heads : heads + held.length * line, strip = below + (others.length - 1) * line;
    const run = { top: strip + 3.5 * em + minutes.length * line, height: 6 * em }, bottom = run.top + run.height;
    const most = 30 * Math.max(1, Math.ceil(Math.max(...list.map((entry) => entry.running_minutes)) / 30));
    const y = (panel, share) => panel.top + panel.height * (1 - share);

    const parts = [];
    /* A title carries the sign that it explains. */
    const title = (at, high, kind, sign, lines) => parts.push(
      path(kind, sign(at + 0.4 * em, high - 0.35 * em, 0.3 * em)),
      ...lines.map((content, which) => label(at + 1.1 * em, high + which * line, content)),
    );
    const scale = (panel, ticks, top) => ticks.forEach((tick) => {
      const high = y(panel, tick / top);
      parts.push(path("grid", `M${left} ${high}H${width}`), label(left - 0.5 * em, high + 0.35 * em, tick, " diary__word--end"));
    });

    title(0, em, "dot", dot, pains);
    scale(pain, [0, 5, 10], 10);
    title(0, run.top + 0.4 * em - minutes.length * line, "box", box, minutes);
    scale(run, [0, most], most);
    title(0, heads, "peak", peak, held);
    title(isBeside ? middle : 0, below, "cross", cross, others);

    /* Weeks: a line before each, and as many numbers as there is room for. */
    const weeks = Math.ceil(days / 7), every = Math.ceil(weeks * 2 * em / (width - left));
    for (let week = 0; week < weeks; week++) {
      const at = left + week * 7 * step, half = at + 3.5 * step;
      parts.push(path("grid", `M${at} ${pain.top}V${pain.top + pain.height}M${at} ${run.top}V${bottom}`));
      if (week % every === 0 && half < width) parts.push(label(half, bottom + 1.2 * em, week + 1, " diary__word--middle"));
    }
    parts.push(label(middle, bottom + 2.6 * em, word("axis"), " diary__word--middle"));

    let curve = "", before;
    for (const entry of list) {
      const at = x(entry.date), high = y(pain, entry.pain / 10), day = diary.number(entry.date);
      curve += (day - 1 === before ? "L" : "M") + at + " " + high;
      before = day;
      parts.push(path("dot", dot(at, high, size)));
      if (entry.acupuncture) parts.push(path("peak", peak(at, strip + em, size)));
      if (entry.other_session) parts.push(path("cross", cross(at, strip + 2 * em, size)));
      if (entry.running_minutes) {
        const ran = y(run, entry.running_minutes / most);
        parts.push(path("stem", `M${at} ${bottom}V${ran}`), path("box", box(at, ran, size)));
      }
    }
    parts.push(path("curve", curve));
    const height = bottom + 3 * em, viewBox = `0 0 ${width} ${height}`;
    const named = { class: "diary__drawing", width, height, viewBox, role: "img", "aria-label": word("alternative") };
    return ["svg", named, ["g", { "aria-hidden": true }, ...parts]]; // Firefox reads out what stands in an image after its name
  };

  const draw = ([name, attributes, ...inside]) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside.map((part) => Array.isArray(part) ? draw(part) : part));
    return made;
  };

  return { plan, draw };
})();
