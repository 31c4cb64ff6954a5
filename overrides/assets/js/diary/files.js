/* How the diary leaves the page: as a file, as a text to copy, or to another app. */

/* Browsers inside apps: there a file goes nowhere, or takes the place of the page. */
const INSIDE = /; wv\)|AppleWebKit(?!.*Safari)|FBA[NV]|Instagram|Line\/|Snapchat|Twitter/;
const textBox = one(".diary__text"), area = one("#diary-text");
const fileName = () => `${root.dataset.file}-${diary.today()}.csv`;
const written = () => diary.write(kept.entries);

/* The diary as text, unless somebody writes there. */
let filled = "";
const fill = () => {
  if (!textBox.open || area.value !== filled) return;
  area.value = diary.sorted(kept.entries).length ? written().slice(1) : "";
  filled = area.value; // its line ends are the browser's
};
const refillText = () => {
  area.value = filled = "";
  fill();
};
const showText = (content) => {
  textBox.open = true;
  area.value = content;
  area.select();
  area.focus();
};

/* No page learns whether a file arrived, so it never says that one is saved. Returns whether the browser was given it. */
const download = (name, content, type) => {
  const link = document.createElement("a");
  try {
    if (INSIDE.test(navigator.userAgent) || !("download" in link)) throw 0;
    link.href = URL.createObjectURL(new Blob([content], { type }));
  } catch {
    showText(content.replace("\ufeff", ""));
    tell("inside");
    return false;
  }
  link.download = name;
  link.click();
  tell("written", { name });
  return true;
};
const saveFile = () => { if (download(fileName(), written(), "text/csv;charset=utf-8")) kept.isUnsaved = false; };
const saveAside = () => {
  const texts = asideNames().map((name) => localStorage.getItem(name));
  download(`${root.dataset.file}-put-aside.txt`, texts.join("\n"), "text/plain;charset=utf-8");
};

const shared = () => ({ files: [new File([written()], fileName(), { type: "text/csv" })] });
const canShare = () => { try { return navigator.canShare(shared()); } catch { return false; } };
const share = async () => {
  try {
    await navigator.share(shared());
    tell("shared");
  } catch (error) { // closed again, or refused
    if (error.name !== "AbortError") showText(written().slice(1));
    tell(error.name === "AbortError" ? "untouched" : "unshared");
  }
};
const copy = async () => {
  area.focus();
  area.select();
  let isCopied = true;
  try { await navigator.clipboard.writeText(area.value); } catch { isCopied = document.execCommand("copy"); }
  tell(isCopied ? "copied" : "selected");
};

textBox.addEventListener("toggle", fill);
