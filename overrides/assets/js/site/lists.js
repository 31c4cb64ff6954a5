/* The menu closes when the window grows wide enough for a row of links: an open panel would hide part of it. */
matchMedia("(min-width: 60rem)").onchange = () => document.getElementById("menu").hidePopover?.();

/* The lists of headings and pages are unfolded where they stand beside the text. */
(() => {
  const beside = matchMedia("(min-width: 62rem)");
  const unfold = () => document.querySelectorAll(".page--beside .contents > details").forEach((list) => { list.open = beside.matches; });
  unfold();
  beside.onchange = unfold;
})();
