/* What is asked of a page. Nothing here is newer than the oldest browser that the guide is made for. */
const shown = (one) => Boolean(one) && one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible";
const PAPER = { light: "rgb(251, 247, 239)", dark: "rgb(20, 24, 26)" };
const button = (words) => [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === words);
const until = (right, what) => new Promise((done, fail) => {
  const end = Date.now() + 10_000; // a guard: what never comes fails the question
  const look = () => {
    const found = right();
    if (found) done(found);
    else if (Date.now() > end) fail(new Error(`never came: ${what}`));
    else requestAnimationFrame(look);
  };
  look();
});
const style = (values) => Object.entries(values).forEach(([name, value]) => document.documentElement.style.setProperty(name, value));
const asked = {
  size: () => [innerWidth, innerHeight],
  /* Title, style, scripts and pictures that are missing. */
  lacks: () => {
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    const has = {
      title: document.querySelectorAll("h1").length === 1 && shown(document.querySelector("h1")),
      style: Object.values(PAPER).includes(paper),
      scripts: shown(document.querySelector("#scheme")),
    };
    const pictures = [...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src);
    return [...Object.keys(has).filter((name) => !has[name]), ...pictures];
  },
  /* By how many pixels the page is wider than the window. */
  wider: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  /* The spacing of text that WCAG 2.2, 1.4.12, lets readers ask for, small letters as far apart as others, and its end. The
     policy of our pages refuses a style element. */
  spaced: (on) => {
    const sheet = new CSSStyleSheet();
    const wide = "letter-spacing: max(0.12em, 0.12rem) !important; word-spacing: max(0.16em, 0.16rem) !important";
    sheet.replaceSync(`* { ${wide}; line-height: 1.5 !important } p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = on ? [sheet] : [];
  },
  large: (on) => style({ "font-size": on ? "200%" : "" }),
  /* The same as it is, and in each of these states. */
  widths: (states) => [["", asked.wider()], ...states.map((state) => {
    asked[state](true);
    const wider = asked.wider();
    asked[state](false);
    return [state, wider];
  })],
  /* Each control that gets the focus and is then covered by something else or out of sight. */
  covered: async () => {
    style({ "scroll-behavior": "auto" });
    const wrong = (one) => {
      const box = [...one.getClientRects()].find(({ width, height }) => width && height);
      const above = Math.max(box.top, 0), below = Math.min(box.bottom, innerHeight); // of what is in sight
      const x = box.left + Math.min(box.width / 2, 12), y = (above + below) / 2;
      if (above >= below) return "out of sight";
      const top = document.elementFromPoint(x, y), around = (each) => each.closest("label, li");
      const seen = top && (one.contains(top) || top.contains(one) || around(top) === around(one));
      const boxes = [...one.getClientRects()];
      const first = Math.min(...boxes.map((each) => each.top)), last = Math.max(...boxes.map((each) => each.bottom));
      // A line and its next; longer titles are left where a part of them is seen.
      if (last - first <= 56 && !one.closest(".aside") && (first < -0.5 || last > innerHeight + 0.5)) return "seen in part";
      return seen ? "" : `under ${top && top.className}`;
    };
    const found = [];
    for (const one of [...document.querySelectorAll("a[href], button, summary, input, select, textarea")].filter(shown)) {
      one.focus();
      if (document.activeElement !== one) continue;
      // What lay out of sight is laid out when it comes near, and the page settles.
      for (let frames = 0; frames < 10 && wrong(one); frames += 1) await new Promise(requestAnimationFrame);
      if (wrong(one)) found.push(`${(one.textContent || one.name || one.id).trim().slice(0, 40)}: ${wrong(one)}`);
    }
    return found;
  },
  /* From right to left, and back: what keeps its side, of all that has a line or marks at the side where reading begins. */
  unmirrored: (on) => {
    document.documentElement.dir = on ? "rtl" : "ltr";
    const lines = [...document.querySelectorAll(".contents a, .verdict, .claim > section, .diary__alert:not(:empty)")].filter(shown);
    const left = lines.filter((one) => parseFloat(getComputedStyle(one).borderRightWidth) < 3);
    const lists = [...document.querySelectorAll("main :is(ul, ol):not([role=list])")].filter((one) => shown(one.firstElementChild));
    const padded = (one, side) => parseFloat(getComputedStyle(one)[`padding${side}`]);
    const marked = lists.filter((one) => padded(one, "Left") > padded(one, "Right"));
    const aside = document.querySelector(".page--beside .aside"), text = document.querySelector("main > p");
    const beside = aside && text && getComputedStyle(aside).position === "sticky" && shown(aside.firstElementChild);
    const side = beside && aside.getBoundingClientRect().right > text.getBoundingClientRect().left ? [aside] : [];
    return on ? [...left, ...marked, ...side].map((one) => `${one.tagName}.${one.className}`) : [];
  },
  /* The same, by how much the page is then wider, and back. */
  mirrored: () => {
    const found = [asked.unmirrored(true), asked.wider()];
    asked.unmirrored(false);
    return found;
  },
  /* Where the eye goes back up, or back to where a line begins, from one part of the text to the next in the document. */
  disordered: () => {
    const parts = [...document.querySelectorAll("main :is(h1, h2, h3, h4, p, li, dt, dd, caption, summary, legend, figcaption)")];
    const folded = ".aside, .unseen, details:not([open]) > :not(summary)"; // some engines lay out what is folded
    const told = parts.filter((one) => shown(one) && !one.closest(folded) && one.getBoundingClientRect().height > 2);
    const wrong = (one, index) => {
      const from = index && told[index - 1].getBoundingClientRect(), to = one.getBoundingClientRect();
      if (!index || told[index - 1].contains(one)) return false;
      const above = to.bottom <= from.top + 1 && to.left < from.right - 1;
      return above || (to.top < from.bottom - 4 && from.top < to.bottom - 4 && to.right <= from.left + 1);
    };
    return told.filter(wrong).map((one) => one.textContent.trim().slice(0, 40));
  },
  /* What has the focus: its place among all that can have it, whether an outline shows, and what covers it. */
  focused: () => {
    const one = document.activeElement, outline = getComputedStyle(one);
    const all = [...document.querySelectorAll("a[href], button, summary, input, select, textarea")];
    return [all.indexOf(one), outline.outlineStyle !== "none" && parseFloat(outline.outlineWidth) >= 2];
  },
  /* Controls whose name leaves out the words that are seen on them. */
  misnamed: () => {
    const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N} ]/gu, "").trim(); // an arrow is no word
    const named = [...document.querySelectorAll(":is(a[href], button, summary)[aria-label]")].filter(shown);
    const wrong = named.filter((one) => !bare(one.getAttribute("aria-label")).includes(bare(one.textContent)));
    return wrong.map((one) => `${one.getAttribute("aria-label")}: ${one.textContent}`);
  },
  wishes: () => ["(prefers-reduced-motion: reduce)", "(forced-colors: active)"].map((wish) => matchMedia(wish).matches),
  scrolls: () => getComputedStyle(document.documentElement).scrollBehavior,
  moving: () => [...document.querySelectorAll("*")].filter((one) => {
    const { transitionDuration, animationDuration } = getComputedStyle(one);
    return `${transitionDuration},${animationDuration}`.split(",").some((time) => parseFloat(time) > 0);
  }).map((one) => `${one.tagName}.${one.className}`),
  /* Whether less motion is wished for, and what moves all the same. */
  still: () => [asked.wishes()[0], asked.scrolls(), asked.moving()],
  /* Words in the colour of their ground, where the system sets the colours. */
  gone: () => {
    const ground = getComputedStyle(document.documentElement).backgroundColor;
    return [...document.querySelectorAll("body *")].filter((one) => {
      const words = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      const { color, forcedColorAdjust } = getComputedStyle(one);
      return words && shown(one) && color === ground && forcedColorAdjust !== "none";
    }).map((one) => one.textContent.trim().slice(0, 40));
  },
  /* What the regions say that are read out: they were there before their words. */
  regions: () => [...document.querySelectorAll("[role=status]")].map((one) => one.textContent.trim()),
  outline: () => getComputedStyle(document.activeElement).outlineStyle,
  paper: () => Object.keys(PAPER).find((name) => PAPER[name] === getComputedStyle(document.documentElement).backgroundColor),
  turn: () => {
    const before = asked.paper();
    document.querySelector("#scheme").click(); // from automatic to light, or to dark where it was light already
    if (asked.paper() === before) document.querySelector("#scheme").click();
    return until(() => asked.paper() && asked.paper() !== before, "the other colours");
  },
  menu: () => shown(document.querySelector("#menu")),
  openMenu: () => [...document.querySelectorAll("header button")].find((one) => one.getAttribute("popovertarget") === "menu").click(),
  openSearch: async () => {
    [...document.querySelectorAll("header a")].find((one) => one.textContent.trim() === "Search").click();
    await until(() => document.activeElement && document.activeElement.matches("input[type=search]"), "the field");
  },
  found: () => until(() => {
    const links = [...document.querySelectorAll("#search-results a")];
    return links.length && links.map((one) => one.textContent);
  }, "a result"),
  said: () => document.querySelector("#search [role=status]").textContent,
  note: async (date, pain) => {
    const day = await until(() => document.querySelector(".diary input[type=date]"), "the day");
    day.value = date;
    day.dispatchEvent(new Event("input", { bubbles: true }));
    day.dispatchEvent(new Event("change", { bubbles: true }));
    document.querySelector(`.diary input[type=radio][value="${pain}"]`).click();
    button("Save this day").click();
    await until(() => document.querySelector(".diary__list tbody th"), "the day in the list");
  },
  days: () => until(() => {
    const days = [...document.querySelectorAll(".diary__list tbody th")].map((one) => one.textContent);
    return days.length && days;
  }, "a day"),
  forget: () => localStorage.clear(),
};
