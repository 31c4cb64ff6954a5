/* What changes the entries is stored, shown, and can be undone. */
const render = () => {
  const isFilled = diary.sorted(kept.entries).length > 0, isAside = asideNames().length > 0;
  one(".diary__trouble").textContent = kept.trouble && word("say", kept.trouble);
  root.classList.toggle("diary--filled", isFilled);
  for (const name of ["save", "print", "copy"]) one(`[value=${name}]`).hidden = !isFilled;
  one("[value=share]").hidden = !isFilled || !canShare();
  fill();
  one("[value=empty]").hidden = !isFilled && !kept.isLocked && !named(KEY + "-").length;
  one(".diary__aside").hidden = !isAside;
  showResult();
  note();
};

/* Make the changes of a patch. Returns the patch that undoes them. */
const apply = (patch) => {
  recall();
  const back = diary.inverse(kept.entries, patch);
  kept.entries = diary.patched(kept.entries, patch);
  kept.pending = { ...kept.pending, ...patch };
  store();
  kept.isUnsaved = Boolean(kept.trouble);
  render();
  return back;
};
const change = (patch) => kept.undos.push({ patch: apply(patch), aside: [] });

const undo = () => {
  const { patch, aside } = kept.undos.pop();
  try { aside.forEach(([name, stored]) => localStorage.setItem(name, stored)); } catch { /* the entries come back all the same */ }
  apply(patch);
  refill();
  if (aside.length && isUntouched()) giveBack();
  tell("undone");
  const button = one("[value=undo]");
  (button.hidden ? one("#diary-list") : button).focus();
};
