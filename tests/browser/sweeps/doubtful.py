"""Which elements axe must be asked about for their colours: all but those of which a little arithmetic settles it.

Whether colours stand out is by far axe's longest question, as it works out what is painted behind every word. For nearly
every word that is plain: one solid colour on the solid ground of an element around it, and nothing else there. Such a word
is settled when it stands out by more than the strictest rule asks of the smallest letters. Whatever is not plain, or not
enough, is left to axe: once for each way of looking, and each time where something else may lie behind or before it.
"""

from __future__ import annotations

# More than 7 to 1, so that no rounding decides. `asked` holds the looks that axe was asked about since the page was loaded.
DOUBTFUL = """() => {
  const ENOUGH = 7.05;
  const PAINTED = "img, svg, canvas, video, input, select, textarea, button, progress, meter, iframe, object, embed";
  const asked = (window.looksAsked ??= new Set()), numbers = (window.looksNumbers ??= new Map());
  const once = (make, known = new Map()) => (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key);
  };
  const styleOf = once((element) => getComputedStyle(element));
  const colour = once((text) => {
    const found = /^rgba?\\((\\d+), (\\d+), (\\d+)(?:, ([\\d.]+))?\\)$/.exec(text);
    if (!found) return null; // written in another way, so nothing is known of it
    const light = found.slice(1, 4).map((one) => one / 255)
      .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
      .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
    return { light, alpha: Number(found[4] ?? 1) };
  });
  const inset = (box, by) => ({ left: box.left + by, right: box.right - by, top: box.top + by, bottom: box.bottom - by });
  const inside = (one, other) =>
    one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;
  const touch = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  // What stands behind the words of an element: the nearest solid ground around them, or null where that is not all.
  const whole = once((element) => {
    const { opacity, filter, mixBlendMode, clipPath, maskImage } = styleOf(element), above = element.parentElement;
    const plain = opacity === "1" && filter === "none" && mixBlendMode === "normal" && clipPath === "none" &&
      (maskImage ?? "none") === "none" && !element.shadowRoot;
    return plain && (!above || whole(above));
  });
  const ground = once((element) => {
    const { backgroundColor, backgroundImage } = styleOf(element), own = colour(backgroundColor);
    if (!own || backgroundImage !== "none" || (own.alpha > 0 && own.alpha < 1)) return null;
    if (own.alpha === 1) return { light: own.light, element };
    return element.parentElement && ground(element.parentElement);
  });
  const all = [...document.body.querySelectorAll("*")];
  const painted = all.filter((element) => {
    const { backgroundColor, backgroundImage, backdropFilter } = styleOf(element), own = colour(backgroundColor);
    return !own || own.alpha > 0 || backgroundImage !== "none" || (backdropFilter ?? "none") !== "none" ||
      element.matches(PAINTED);
  }).flatMap((element) => [...element.getClientRects()].map((box) => ({ element, box: inset(box, 1) })));

  const words = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const field = (element) => element.matches("input, select, textarea, button");
  const boxes = (element) => {
    const place = document.createRange(), found = field(element) ? [...element.getClientRects()] : [];
    for (const node of words(element)) {
      place.selectNodeContents(node);
      found.push(...place.getClientRects());
    }
    return found;
  };
  // Something else may lie behind or before the words, or they stand out of what should lie behind them.
  const beside = (element, behind) => boxes(element).some((box) => {
    const around = behind.element === document.documentElement || behind.element === document.body ? [] :
      [...behind.element.getClientRects()];
    return (around.length && !around.some((one) => inside(inset(box, 1), one))) ||
      painted.some((one) => touch(box, one.box) && !one.element.contains(element));
  });
  const settled = (element, behind) => {
    const style = styleOf(element), own = colour(style.color);
    const [low, high] = own && [own.light, behind.light].sort((one, other) => one - other) || [0, 0];
    return own?.alpha === 1 && whole(element) && style.textShadow === "none" && !element.closest("svg") &&
      style.webkitTextFillColor === style.color && style.webkitTextStrokeWidth === "0px" &&
      (high + 0.05) / (low + 0.05) >= ENOUGH;
  };
  // A link among words is told from them by its line, unless they have one as well.
  const lined = once((element) => !!element && (styleOf(element).textDecorationLine !== "none" || lined(element.parentElement)));
  const unlined = (element) => element.matches("a[href], [role=link]") &&
    (styleOf(element).textDecorationLine !== "underline" || lined(element.parentElement));

  // One number for each way of standing in the page, by the names and classes around it, and of being coloured.
  const looks = once((element) => {
    if (!element) return 0;
    const { color, backgroundColor, backgroundImage, opacity, textShadow, position, filter, mixBlendMode, display,
      textDecorationLine } = styleOf(element);
    const key = [looks(element.parentElement), element.tagName, element.getAttribute("class"), color, backgroundColor,
      backgroundImage, opacity, textShadow, position, filter, mixBlendMode, display, textDecorationLine].join("|");
    if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
    return numbers.get(key);
  });
  const isNew = (element) => {
    const { fontSize, fontWeight, fontStyle } = styleOf(element), short = element.textContent.trim().length < 2;
    const key = [looks(element), fontSize, fontWeight, fontStyle, short, element.matches(":disabled, :disabled *")].join();
    return !asked.has(key) && asked.add(key);
  };

  return all.filter((element) => {
    const own = field(element) || words(element).length > 0;
    if (!(own || element.matches("a[href], [role=link], iframe")) && !element.shadowRoot) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const behind = ground(element);
    if (own && behind && beside(element, behind)) return true;
    return (!(own && behind && settled(element, behind)) && own || unlined(element) || !!element.shadowRoot ||
      element.matches("iframe")) && isNew(element);
  });
}"""
