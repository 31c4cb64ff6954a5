"""What a style sheet alone does: it shows where one is, what warns and what is chosen, and lets a finger find what it presses."""

from __future__ import annotations

from tests.browser.sweeps import Opened

# What looks as if it were nothing special, by its words.
UNMARKED = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const style = (one) => getComputedStyle(one);
  const look = (one) => [style(one).fontWeight, style(one).textDecorationLine, style(one).borderInlineStartColor].join();
  const like = (one) => [...one.closest("ul").querySelectorAll("a")].find((other) =>
    other !== one && !other.hasAttribute("aria-current") && !other.closest(".menu__here"));
  const told = (all, what) => all.map((one) => `${what}: ${one.textContent.trim().slice(0, 40)}`);
  const below = (least) => ({ offsetWidth, offsetHeight }) => Math.min(offsetWidth, offsetHeight) < least;
  const box = ":is([type=radio], [type=checkbox])";
  const painted = (one) => [style(one).backgroundColor, style(one).color].join();
  const staysAsItIs = (label) => {
    const usual = painted(label);
    label.firstElementChild.checked = true;
    const chosen = painted(label);
    label.firstElementChild.checked = false;
    return usual === chosen;
  };
  // Whoever hears is told what nobody sees, so it may not be gone.
  const isOfUse = ({ display, visibility, position, clipPath }) =>
    display !== "none" && visibility === "visible" && position === "absolute" && clipPath !== "none";
  return [
    ...told(shown("nav ul [aria-current], .menu__here > a").filter((one) => like(one) && look(one) === look(like(one))), "here"),
    ...told([...document.querySelectorAll(".unseen")].filter((one) => !isOfUse(style(one))), "not for those who hear alone"),
    ...told(shown(`label:has(> ${box}), button`).filter(below(40)), "hard to press"),
    ...told(shown(".tick, .diary__tick, .diary__scale label").filter(({ control }) => below(18)(control)), "a small box"),
    ...told(shown(".diary__scale label").slice(0, 1).filter(staysAsItIs), "chosen, and looks like the others"),
    ...told(shown(".tiles strong a").filter((one) => getComputedStyle(one, "::after").position !== "absolute"), "small"),
    ...told(shown(".help, .care").filter((one) => parseFloat(style(one).borderBlockStartWidth) < 2), "without a frame"),
  ];
}"""


def unmarked(opened: Opened) -> list[str]:
    """Return what looks like all else: where the reader is, what warns, what is chosen; and what is hard to press or to hear."""
    return opened.page.evaluate(UNMARKED)
