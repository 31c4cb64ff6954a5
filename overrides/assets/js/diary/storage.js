/* What this browser keeps. Nothing is sent. */
const KEY = "back-to-running:diary", ASIDE = KEY + "-put-aside"; // a host may serve other projects too
const DRAFT = KEY + "-draft-"; // what is typed and not saved: a name for each window, so that none takes another's place
const OLD = "diary"; // the name from before they had a prefix
let taken = false; // the days under the old name are among the entries
const kept = {
  entries: {}, // by day
  trouble: "", // why they are on this page only
  pending: {}, // the changes that the browser did not take: days, each with its entry or null
  isLocked: false, // what is stored could not be put aside, so it must not be overwritten
  isUnsaved: false, // whether they are there only, and in no file either
  undos: [],
};

const named = (start) => {
  try { return Object.keys(localStorage).filter((name) => name.startsWith(start)); } catch { return []; }
};
const asideNames = () => named(ASIDE);

/* Keep a copy of what cannot be read under a name of its own, once. */
const putAside = (stored) => {
  const names = asideNames();
  if (names.some((name) => localStorage.getItem(name) === stored)) return;
  let count = 1;
  while (names.includes(`${ASIDE}-${count}`)) count++;
  try { localStorage.setItem(`${ASIDE}-${count}`, stored); } catch { kept.isLocked = true; kept.trouble = "full"; }
};

/* Another window may have written or deleted since, so what is stored counts; only what could not be stored is put on it. */
const recall = () => {
  try {
    const stored = localStorage.getItem(KEY), { entries: found, broken } = diary.unpack(stored);
    if (broken) putAside(stored);
    kept.entries = diary.patched(found, kept.pending);
  } catch { kept.trouble = "forbidden"; }
};

const store = () => {
  try {
    if (kept.isLocked) return;
    if (diary.sorted(kept.entries).length) localStorage.setItem(KEY, diary.pack(kept.entries));
    else localStorage.removeItem(KEY);
    kept.trouble = "";
    kept.pending = {};
    if (taken) localStorage.removeItem(OLD);
  } catch (error) { kept.trouble = error.name === "QuotaExceededError" ? "full" : "forbidden"; }
};

/* Move what is stored under the old names to the new ones, once; a text without a version is another project's. */
const takeOver = () => {
  try {
    for (const name of named(OLD + "-put-aside-")) {
      putAside(localStorage.getItem(name));
      if (!kept.isLocked) localStorage.removeItem(name);
    }
    const stored = localStorage.getItem(OLD);
    if (!stored?.includes('"version"')) return;
    const { entries: old, broken } = diary.unpack(stored);
    if (broken || diary.compare(kept.entries, old).changed.length) putAside(stored);
    kept.entries = kept.pending = { ...old, ...kept.entries };
    taken = true;
    store();
    if (kept.trouble !== "full" || kept.isLocked) return;
    localStorage.removeItem(OLD); // there may be room for one of the two
    store();
    if (kept.trouble) localStorage.setItem(OLD, stored);
  } catch { kept.trouble = "forbidden"; }
};
