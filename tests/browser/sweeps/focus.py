"""Whatever gets the focus keeps it, shows that it has it, and changes nothing."""

from __future__ import annotations

from tests.browser.sweeps import Opened

# A browser shows the focus that a script gives as it shows that of a key, until somebody uses a mouse.
_FOCUS = """() => {
  const all = "a[href], button, summary, input, select, textarea, [tabindex]:not([tabindex='-1'])";
  // Lists that a browser keeps by itself: to go through the page anew at each step took longer than all else here.
  const [main] = document.getElementsByTagName("main"), parts = main ? main.getElementsByTagName("*") : [];
  const [dialogs, disclosures] = ["dialog", "details"].map((name) => document.getElementsByTagName(name));
  const popovers = document.querySelectorAll("[popover]");
  const open = (all, query) => [...all].filter((one) => one.matches(query)).length;
  const state = () => [location.href, history.length, document.title, parts.length, open(dialogs, "[open]"),
    open(disclosures, "[open]"), open(popovers, ":popover-open")].join();
  const usual = state();
  // The ring is drawn round what has the focus, and a part that scrolls cuts off what reaches over its sides.
  const scrolls = new Map();
  const scrolling = (one) => {
    if (!one) return null;
    if (!scrolls.has(one)) scrolls.set(one, getComputedStyle(one).overflowX === "visible" ? scrolling(one.parentElement) : one);
    return scrolls.get(one);
  };
  const cut = (one, ring) => {
    const part = scrolling(one.parentElement);
    if (!part || part === document.body || part === document.documentElement) return false;
    const { left, right } = part.getBoundingClientRect();
    return [...one.getClientRects()].some((box) => box.left - ring < left - 1 || box.right + ring > right + 1);
  };
  const found = [];
  for (const one of document.querySelectorAll(all)) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled) continue;
    one.focus({ preventScroll: true });
    const name = `${one.localName}: ${(one.textContent || one.name || one.id).trim().slice(0, 40)}`;
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(one);
    if (document.activeElement !== one) found.push(`${name} does not keep the focus`);
    else if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) found.push(`${name} does not show the focus`);
    else if (cut(one, parseFloat(outlineWidth) + parseFloat(outlineOffset))) found.push(`${name} has its ring cut off`);
    if (state() !== usual) return [...found, `${name} changes the page`];
    if (one.tabIndex > 0) found.push(`${name} is out of the order of the page`);
  }
  document.activeElement.blur();
  return found;
}"""


def not_kept(opened: Opened) -> list[str]:
    """Return what loses the focus, hides it, takes it out of its turn, or does something when it gets it."""
    return opened.page.evaluate(_FOCUS)
