"""Which elements axe must be asked about: of all others a little arithmetic settles that they are as they should be.

Whether colours stand out and whether targets are large enough are by far axe's longest questions, as it works out what lies
behind, before and beside everything. For nearly every word that is plain: one solid colour on the solid ground of an element
around it, and nothing else there. Such a word is settled when it stands out by more than the strictest rule asks of the
smallest letters. A target is settled when it is large enough and nothing else touches it, a region that can be scrolled
when there is no more in it than it shows. Whatever is not plain, or not enough, is left to axe: once for each way of
looking, and each time where something else may lie behind or before it.
"""

from __future__ import annotations

# The elements that are not settled, by the rules that must judge them; of words alone, when colours alone are asked about.
# `looksAsked` are the looks of words that axe was asked about before. More than 7 to 1 and more than 24 pixels, so that no
# rounding decides.
DOUBTFUL = """(wordsAlone) => {
  const ENOUGH = 7.05, LARGE = 24.5;
  const PAINTED = "img, svg, canvas, video, input, select, textarea, button, progress, meter, iframe, object, embed";
  const asked = (window.looksAsked ??= new Set());
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
  // Of all boxes, those that may touch another: each lies in a few bands across the page.
  const BAND = 100, bands = ({ top, bottom }) => [Math.floor(top / BAND), Math.floor(bottom / BAND)];
  const inBands = (all) => {
    const found = new Map();
    for (const one of all) {
      for (let [band, last] = bands(one.box); band <= last; band += 1) {
        if (!found.has(band)) found.set(band, []);
        found.get(band).push(one);
      }
    }
    return (box, right) => {
      for (let [band, last] = bands(box); band <= last; band += 1) {
        if (found.get(band)?.some((one) => touch(box, one.box) && right(one.element))) return true;
      }
      return false;
    };
  };

  // Cut to nothing: seen by nobody, and of no colour to axe.
  const cutAway = once((element) => !!element && (styleOf(element).clipPath === "inset(50%)" || cutAway(element.parentElement)));
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
    if (cutAway(element)) return false;
    const { backgroundColor, backgroundImage, backdropFilter } = styleOf(element), own = colour(backgroundColor);
    return !own || own.alpha > 0 || backgroundImage !== "none" || (backdropFilter ?? "none") !== "none" ||
      element.matches(PAINTED);
  }).flatMap((element) => [...element.getClientRects()].map((box) => ({ element, box: inset(box, 1) })));
  const touchesPainted = inBands(painted);

  const words = (element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const field = (element) => element.matches("input, select, textarea");
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
      touchesPainted(box, (one) => !one.contains(element));
  });
  const settled = (element, behind) => {
    const style = styleOf(element), own = colour(style.color);
    const [low, high] = own && [own.light, behind.light].sort((one, other) => one - other) || [0, 0];
    return own?.alpha === 1 && whole(element) && style.textShadow === "none" && !element.closest("svg") &&
      style.webkitTextFillColor === style.color && style.webkitTextStrokeWidth === "0px" &&
      (high + 0.05) / (low + 0.05) >= ENOUGH;
  };
  // A link among words is told from them by its line or letters, as axe compares them, or stands in a box of its own.
  const BLOCK = /^(block|list-item|table|flex|grid|inline-block)$|^table-/;
  const above = (element) => !element || BLOCK.test(styleOf(element).display) ? element : above(element.parentElement);
  const unmarked = (element) => {
    const own = styleOf(element), around = above(element.parentElement);
    if (own.display !== "inline") return !/^(block|list-item|flex|grid|inline-block|inline-flex|inline-grid)$/.test(own.display);
    return !around || !["textDecorationLine", "textDecorationStyle", "fontWeight", "fontStyle", "fontSize"]
      .some((name) => own[name] !== styleOf(around)[name]);
  };
  const LINK = "a[href], [role=link]";

  // One number for each way of standing in a page, by the names and classes around it, and of being coloured: on every page
  // the same for the same way.
  const number = (text) => {
    let one = 0xdeadbeef, other = 0x41c6ce57;
    for (let place = 0; place < text.length; place += 1) {
      const sign = text.charCodeAt(place);
      one = Math.imul(one ^ sign, 2654435761);
      other = Math.imul(other ^ sign, 1597334677);
    }
    return (other >>> 11) * 4294967296 + (one >>> 0);
  };
  const looks = once((element) => {
    if (!element) return 0;
    const { color, backgroundColor, backgroundImage, opacity, textShadow, position, filter, mixBlendMode, display, clipPath,
      maskImage, textDecorationLine, webkitTextFillColor, webkitTextStrokeWidth } = styleOf(element);
    return number([looks(element.parentElement), element.tagName, element.getAttribute("class"), color, backgroundColor,
      backgroundImage, opacity, textShadow, position, filter, mixBlendMode, display, clipPath, maskImage,
      textDecorationLine, webkitTextFillColor, webkitTextStrokeWidth].join("|"));
  });
  const isNew = (element) => {
    const { fontSize, fontWeight, fontStyle } = styleOf(element), short = element.textContent.trim().length < 2;
    const off = element.matches(":disabled, :disabled *");
    const key = number([looks(element), fontSize, fontWeight, fontStyle, short, off].join());
    return !asked.has(key) && asked.add(key);
  };

  const doubtfulWords = all.filter((element) => {
    const own = field(element) || words(element).length > 0, apart = !!element.shadowRoot || element.matches("iframe");
    const link = element.matches(LINK);
    if ((!own && !apart && !link) || !element.checkVisibility({ visibilityProperty: true }) || cutAway(element)) return false;
    const behind = own && ground(element);
    if (behind && beside(element, behind)) return true;
    return (apart || (link && unmarked(element)) || (own && !(behind && settled(element, behind)))) && isNew(element);
  });

  if (wordsAlone) return { words: doubtfulWords, targets: [], scrolled: [] };

  // What can be pressed is large enough, or far enough from all else that can, when nothing that it is no part of touches
  // it, or no more than its edge. A link among words may be small.
  const TARGET = "a, area, button, input, select, textarea, summary, iframe, object, embed, audio, video, [tabindex], " +
    "[contenteditable]";
  const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !cutAway(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.width && box.height);
  const targets = shown.filter(({ element }) => element.matches(TARGET));
  const large = ({ width, height }, more = 0) => width >= LARGE + more && height >= LARGE + more;
  const touchesShown = inBands(shown);
  const free = once(({ element, box }) => !element.shadowRoot && !element.querySelector(TARGET) &&
    !element.parentElement.closest(TARGET) &&
    !touchesShown(inset(box, large(box, 2) ? 1 : 0.1), (one) => !one.contains(element) && !element.contains(one)));
  const middle = (box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  const far = (one, other) => {
    const { x, y } = middle(one.box), to = middle(other.box), { left, right, top, bottom } = other.box;
    const edge = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    return edge >= LARGE || (edge >= LARGE / 2 && free(other) && Math.hypot(x - to.x, y - to.y) >= LARGE);
  };
  const inWords = (element) => element && (BLOCK.test(styleOf(element).display) ||
    (styleOf(element).display === "inline" && !element.matches(TARGET) && inWords(element.parentElement)));
  // Words that are no part of anything that is pressed, in the same block, with no other block and no break between.
  const parts = once((node) => node.nodeType === Node.ELEMENT_NODE &&
    (node.matches("br, hr") || BLOCK.test(styleOf(node).display) || [...node.children].some(parts)));
  const says = once((node) => node.nodeType === Node.TEXT_NODE ? node.data.trim() !== "" :
    node.nodeType === Node.ELEMENT_NODE && !node.matches(`${TARGET}, [role], [style]`) && [...node.childNodes].some(says));
  const wordsBeside = (element, side) => {
    for (let one = element; !BLOCK.test(styleOf(one).display); one = one.parentElement) {
      for (let next = one[side]; next; next = next[side]) {
        if (parts(next)) return false;
        if (says(next)) return true;
      }
    }
    return false;
  };
  const amongWords = (element) => styleOf(element).display === "inline" && inWords(element.parentElement) &&
    ["previousSibling", "nextSibling"].some((side) => wordsBeside(element, side));
  const doubtfulTargets = targets.filter((one) => !amongWords(one.element) && !(free(one) &&
    (large(one.box) || targets.every((other) => other === one || far(one, other)))));
  // What is to be reached by scrolling in a part of the page.
  const more = (element) => element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
  const scrolled = [document.documentElement, document.body, ...all].filter((element) =>
    /auto|scroll/.test(styleOf(element).overflowX + styleOf(element).overflowY) && more(element));
  return { words: doubtfulWords, targets: doubtfulTargets.map(({ element }) => element), scrolled };
}"""
