"""What a style sheet alone tells those who see: where they are, what warns, and not what is for those who hear."""

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
  return [
    ...told(shown("nav ul [aria-current], .menu__here > a").filter((one) => like(one) && look(one) === look(like(one))), "here"),
    ...told(shown(".unseen").filter((one) => style(one).clipPath === "none"), "seen, but for those who hear"),
    ...told(shown(".tiles strong a").filter((one) => getComputedStyle(one, "::after").position !== "absolute"), "small"),
    ...told(shown(".help, .care").filter((one) => parseFloat(style(one).borderBlockStartWidth) < 2), "without a frame"),
  ];
}"""


def unmarked(opened: Opened) -> list[str]:
    """Return what looks like all else: where the reader is, what warns, what only those who hear are told, and tiles."""
    return opened.page.evaluate(UNMARKED)
