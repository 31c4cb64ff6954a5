/* What the chart of the diary consists of, before it is drawn. */
import assert from "node:assert/strict";
import test from "node:test";
import { day, entry, keyed, times, weeks } from "./examples.mjs";
import { load } from "./load.mjs";

load("diary/model.js", "diary");
const diaryChart = load("diary/chart.js", "diaryChart");
const EM = 15;

const planned = (entries, width = 600) => diaryChart.plan(entries, 42, width, EM, (name) => `(${name})`);
const marks = ([, , [, , ...parts]], kind) => parts.filter(([, attributes]) => attributes.class === `diary__${kind}`);
/* Where the signs of days stand; the first of each kind explains the sign. */
const places = (chart, kind) => marks(chart, kind).slice(1).map(([, { d }]) => d.match(/^M(\S+) (\S+?)[ahl]/).slice(1).map(Number));
/* Every point that a path comes to, in order. */
const walked = ([, { d }]) => {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)].map(([, letter, said]) => {
    const numbers = said.split(" ").map(Number), [right, down] = numbers.slice(-2);
    if ("ML".includes(letter)) [x, y] = [right, down];
    else if (letter === "H") x = numbers[0];
    else if (letter === "V") y = numbers[0];
    else if (letter === "h") x += numbers[0];
    else if (letter === "v") y += numbers[0];
    else if (letter !== "z") [x, y] = [x + right, y + down];
    return [x, y];
  });
};
/* The box that a path fills, from its least to its greatest place on both axes. */
const around = (part) => {
  const [xs, ys] = [0, 1].map((axis) => walked(part).map((point) => point[axis]));
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
};
const same = (one, other, what) => assert.ok(Math.abs(one - other) < 1e-9, `${what}: ${one} and ${other}`);
const texts = ([, , [, , ...parts]], kind = "") => (
  parts.filter(([name, attributes]) => name === "text" && attributes.class.endsWith(kind)).map(([, , content]) => content)
);

test("the chart has a name, and its panels, axes and signs have words", () => {
  const chart = planned(weeks([5, 4, 3]));
  assert.deepEqual([chart[0], chart[1].role, chart[1]["aria-label"]], ["svg", "img", "(alternative)"]);
  assert.equal(chart[2][1]["aria-hidden"], true); // of the words in it, some aids would tell after the name
  for (const word of ["pain", "minutes", "sessions", "others", "axis"]) assert.ok(texts(chart).includes(`(${word})`), word);
  assert.deepEqual(texts(chart, "--middle"), [1, 2, 3, 4, 5, 6, "(axis)"]);
});

test("titles stand inside the drawing, apart from one another and from the signs, however large its letters are", () => {
  const words = {
    pain: "Pain, from 0 (none) to 10 (worst)", minutes: "Running, in minutes", sessions: "Acupuncture", others: "Other session",
  };
  for (const width of [130, 160, 190, 220, 250, 300, 600]) {
    const days = weeks([10, 0], [90], { acupuncture: 1, other_session: 1 });
    const chart = diaryChart.plan(days, 42, width, EM, (name) => words[name] ?? name);
    const [, , [, , ...parts]] = chart, said = parts.filter(([name, { class: kind }]) => name === "text" && kind === "diary__word");
    const boxes = said.map(([, { x, y }, text]) => (
      { text, left: x, right: x + text.length * EM / 2, top: y - 0.8 * EM, bottom: y + 0.2 * EM }
    ));
    for (const word of Object.values(words).join(" ").split(" ")) assert.ok(boxes.some(({ text }) => text.includes(word)), word);
    for (const [index, one] of boxes.entries()) {
      assert.ok(one.right <= width || !one.text.includes(" "), `${one.text} of ${width}`);
      for (const other of boxes.slice(index + 1)) {
        const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
        assert.ok(apart, `${one.text} lies over ${other.text} in ${width}`);
      }
      for (const [x, y] of ["dot", "peak", "cross", "box"].flatMap((kind) => places(chart, kind))) {
        assert.ok(x < one.left || x > one.right || y < one.top || y > one.bottom, `a sign lies over ${one.text} in ${width}`);
      }
    }
  }
});

test("each word stands behind the sign of what it explains", () => {
  const [, , [, , ...parts]] = planned(weeks([5, 4], [30], { acupuncture: 1, other_session: 1 }));
  const explained = (word) => {
    const index = parts.findIndex(([, , content]) => content === `(${word})`), [sign, text] = parts.slice(index - 1);
    const { left, right, top, bottom } = around(sign);
    assert.ok(left >= 0 && right < text[1].x && text[1].x - right < EM && top < text[1].y && bottom > text[1].y - EM, word);
    return sign[1].class;
  };
  const wanted = { pain: "dot", minutes: "box", sessions: "peak", others: "cross" };
  for (const [word, kind] of Object.entries(wanted)) assert.equal(explained(word), `diary__${kind}`);
});

test("the scale of pain is from 0 to 10, and that of minutes goes up by half hours", () => {
  assert.deepEqual(texts(planned(weeks([5])), "--end"), [0, 5, 10, 0, 30]);
  assert.deepEqual(texts(planned(weeks([5], [30])), "--end"), [0, 5, 10, 0, 30]);
  assert.deepEqual(texts(planned(weeks([5], [31])), "--end"), [0, 5, 10, 0, 60]);
  assert.deepEqual(texts(planned(weeks([5], [1440])), "--end"), [0, 5, 10, 0, 1440]);
});

test("each day is marked, and the line breaks where days are missing", () => {
  const chart = planned(weeks([5, 4, null, 3, 2], [30, 0, 0, 60, 0], { acupuncture: 1 }));
  const counts = ["dot", "box", "stem", "peak", "cross"].map((kind) => marks(chart, kind).length);
  assert.deepEqual(counts, [1 + 4, 1 + 2, 2, 1 + 4, 1]);
  const [[, { d }]] = marks(chart, "curve");
  assert.deepEqual([d.match(/M/g).length, d.match(/L/g).length], [2, 2]);
});

test("the line joins days that follow one another, and begins anew behind a gap", () => {
  const [[, { d }]] = marks(planned(weeks([5, 4, 3, null, 2])), "curve");
  assert.equal(d.replace(/[^A-Z]/g, ""), "MLLM");
});

test("a sign stands around its own day, is whole, and lies over no other", () => {
  const chart = planned(weeks([5, 0, null, 10], [30, 60, 0, 90], { acupuncture: 1, other_session: 1 }));
  const days = walked(marks(chart, "curve")[0]), signs = (kind) => marks(chart, kind).slice(1).map(around);
  for (const [kind, list] of ["dot", "peak", "cross", "box"].map((kind) => [kind, signs(kind)])) {
    assert.equal(list.length, days.length);
    for (const [index, { left, right, top, bottom }] of list.entries()) {
      same((left + right) / 2, days[index][0], kind);
      same(bottom - top, kind === "dot" ? 0 : right - left, kind); // of a circle the ends of its two halves are known
    }
  }
  marks(chart, "dot").forEach((dot) => {
    const [start, half, end] = walked(dot), flags = dot[1].d.match(/ 0 1 0 /g);
    assert.deepEqual([start[1], flags.length], [half[1], 2]);
    same(start[0], end[0], "a circle that is not closed");
  });
  for (const kind of ["box", "peak"]) {
    for (const part of marks(chart, kind)) assert.ok(part[1].d.endsWith("z") && new Set(walked(part).map(String)).size > 2, kind);
  }
  for (const [index, peak] of signs("peak").entries()) assert.ok(peak.bottom <= signs("cross")[index].top);
  const close = planned(weeks(times(42, 5), [], { acupuncture: 1 }), 320), boxes = marks(close, "peak").slice(1).map(around);
  for (const [index, { left }] of boxes.slice(1).entries()) assert.ok(left >= boxes[index].right, "two days");
  const [left, right, top] = walked(marks(chart, "peak").at(-1));
  assert.ok(top[1] < left[1] && left[1] === right[1]);
  same(top[0], (left[0] + right[0]) / 2, "the top of a triangle");
  const [from, down, up, end] = walked(marks(chart, "cross").at(-1));
  assert.deepEqual([from, down, up, end].map(([x, y]) => [Math.sign(x - days.at(-1)[0]), Math.sign(y - (from[1] + down[1]) / 2)]), [
    [-1, -1], [1, 1], [1, -1], [-1, 1],
  ]);
  for (const [index, stem] of marks(chart, "stem").map(around).entries()) {
    const { left: one, right: other, top: high, bottom: low } = signs("box")[index];
    same(stem.left, (one + other) / 2, "a column");
    same(stem.top, (high + low) / 2, "a column");
  }
});

test("a number stands beside its line, and that of a week below the middle of its days", () => {
  const chart = planned(weeks(times(7, 5))), [, named, [, , ...parts]] = chart;
  const at = (kind) => parts.filter(([name, { class: own }]) => name === "text" && own.endsWith(kind));
  for (const [, { x, y }, tick] of at("--end")) {
    const [{ left, top }] = [parts[parts.findIndex((part) => part[2] === tick && part[1].y === y) - 1]].map(around);
    assert.ok(x < left && y > top && y - top < EM / 2, `${tick} at ${x} ${y}`);
  }
  const [first, ...rest] = at("--middle"), axis = rest.at(-1), days = walked(marks(chart, "curve")[0]);
  same(first[1].x, days[3][0], "the number of a week");
  const lowest = Math.max(...marks(chart, "grid").map((line) => around(line).bottom));
  assert.ok(first[1].y - 0.8 * EM > lowest && axis[1].y - first[1].y >= EM && axis[1].y < named.height);
  assert.equal(named.viewBox, `0 0 600 ${named.height}`);
});

test("a session of another kind has a sign of its own", () => {
  const chart = planned(weeks([5, 4], [], { other_session: 1 }));
  assert.deepEqual(["cross", "peak"].map((kind) => marks(chart, kind).length), [1 + 2, 1]);
});

test("more pain stands higher, and later days stand further on, in even steps", () => {
  const [first, second, third] = places(planned(weeks([0, 5, 10])), "dot");
  assert.ok(first[1] > second[1] && second[1] > third[1]);
  assert.ok(first[0] < second[0] && second[0] < third[0]);
  for (const axis of [0, 1]) assert.ok(Math.abs((first[axis] - second[axis]) - (second[axis] - third[axis])) < 1e-9);
});

test("a sign stands on the line of its number", () => {
  const chart = planned(weeks([10, 0], [0, 30]));
  const lines = marks(chart, "grid").map(([, { d }]) => Number(d.match(/ (\S+)H/)?.[1])).filter(Boolean);
  const [[, worst], [, none]] = places(chart, "dot");
  assert.ok(lines.includes(worst) && lines.includes(none));
  const [[, { d }]] = marks(chart, "stem");
  assert.ok(lines.includes(Number(d.split("V")[1])));
});

test("more minutes stand higher", () => {
  const [[, none], [, some]] = places(planned(weeks([5, 5], [10, 60])), "box");
  assert.ok(some < none);
});

test("everything stands inside the drawing, however many days there are and however narrow it is", () => {
  for (const [count, width] of [[1, 250], [42, 320], [365, 320], [700, 250], [43, 1280]]) {
    const minutes = times(count, 90).map((most, number) => number % 4 * most); // of a day without a run there is no column
    const chart = planned(weeks(times(count, 10), minutes, { acupuncture: 1, other_session: 1 }), width);
    for (const kind of ["dot", "box", "peak", "cross"]) {
      for (const [x, y] of places(chart, kind)) assert.ok(x >= 0 && x <= width && y >= 0 && y <= chart[1].height, `${kind} at ${x} ${y}`);
    }
  }
});

test("a line stands before each week, in both panels", () => {
  const chart = planned(weeks(times(43, 5))), days = walked(marks(chart, "curve")[0]).map(([x]) => x);
  const lines = marks(chart, "grid").map(walked), across = lines.filter((points) => points.length === 2).map(([, [, y]]) => y);
  const before = lines.filter((points) => points.length === 4);
  assert.equal(before.length, 7);
  for (const [week, points] of before.entries()) {
    for (const [x] of points) same(x, days[7 * week] - (days[1] - days[0]) / 2, `week ${week + 1}`);
    assert.deepEqual(points.map(([, y]) => y), [across[2], across[0], across[4], across[3]]);
  }
});

test("a week that has just begun has no number beyond the edge", () => {
  for (const [count, last] of [[42, 6], [43, 6], [45, 6], [46, 7], [49, 7]]) {
    assert.equal(texts(planned(weeks(times(count, 4)), 1280), "--middle").at(-2), last, `${count} days`);
  }
});

test("a year of days has as many numbers of weeks as there is room for", () => {
  const numbers = texts(planned(weeks(times(365, 4)), 320), "--middle").slice(0, -1);
  const steps = new Set(numbers.slice(1).map((number, index) => number - numbers[index]));
  assert.ok(numbers.length > 3 && numbers.length < 15);
  assert.equal(steps.size, 1);
});

test("days before the first week's end are not stretched over the whole width", () => {
  const [, [second]] = places(planned(keyed([entry("2026-05-01"), entry(day("2026-05-01", 41))])), "dot");
  const [, [next]] = places(planned(weeks([3, 3])), "dot");
  assert.ok(next < second / 4);
});

test("lines and signs carry classes and places only, so that the style sheet gives every colour", () => {
  const names = new Set(planned(weeks([5, 4], [30, 40]))[2].slice(2).flatMap(([, attributes]) => Object.keys(attributes)));
  assert.deepEqual([...names].sort(), ["class", "d", "x", "y"]);
});

test("the plan is drawn as it is, part by part", () => {
  const made = (namespace, name) => {
    const node = { namespace, name, attributes: {}, inside: [] };
    return { ...node, setAttribute: (key, value) => { node.attributes[key] = value; }, append: (...parts) => node.inside.push(...parts) };
  };
  globalThis.document = { createElementNS: made };
  const drawn = diaryChart.draw(["svg", { width: 1 }, ["path", { d: "M0 0" }], ["text", {}, "Week"]]);
  delete globalThis.document;
  assert.deepEqual([drawn.name, drawn.attributes, drawn.namespace], ["svg", { width: 1 }, "http://www.w3.org/2000/svg"]);
  assert.deepEqual(drawn.inside.map(({ name, attributes, inside }) => [name, attributes, inside]), [
    ["path", { d: "M0 0" }, []], ["text", {}, ["Week"]],
  ]);
});
