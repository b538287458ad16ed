import assert from "node:assert/strict";
import { test } from "node:test";

import { lanes, pieces, runsOfAreas, sweep } from "../../src/vensterbank/coding/static/coding/segments.js";

const span = (start, end, more = {}) => ({ start, end, area: null, own: true, verb: false, hair: false, current: false, ...more });
const colour = (start, end, area, more = {}) => span(start, end, { area, ...more });
const edges = (list) => list.map(({ start, end }) => [start, end]);

test("pieces, no codings: one plain piece", () => {
  assert.deepEqual(edges(pieces([], 12)), [[0, 12]]);
});

test("pieces, an empty paragraph: none", () => {
  assert.deepEqual(pieces([], 0), []);
});

test("pieces, one colour in the middle: plain, coloured, plain", () => {
  const cut = pieces([colour(3, 7, "cognitive")], 10);
  assert.deepEqual(edges(cut), [[0, 3], [3, 7], [7, 10]]);
  assert.deepEqual(cut.map((piece) => piece.lines.length), [0, 1, 0]);
});

test("pieces, two colours that overlap: the shared words carry both lines", () => {
  const cut = pieces([colour(0, 6, "cognitive"), colour(4, 9, "societal")], 9);
  assert.deepEqual(cut.map((piece) => piece.lines.map((line) => line.area)), [["cognitive"], ["cognitive", "societal"], ["societal"]]);
});

test("pieces, two colours that overlap: a line keeps its lane from end to end", () => {
  const cut = pieces([colour(0, 6, "cognitive"), colour(4, 9, "societal")], 9);
  const lanesOf = (area) => cut.flatMap((piece) => piece.lines.filter((line) => line.area === area).map((line) => line.lane));
  assert.deepEqual([lanesOf("cognitive"), lanesOf("societal")], [[0, 0], [1, 1]]);
});

test("pieces, the same colour by two coders on the same words: one line, seen as one's own", () => {
  const cut = pieces([colour(0, 5, "cognitive"), colour(0, 5, "cognitive", { own: false })], 5);
  assert.deepEqual(cut[0].lines, [{ area: "cognitive", lane: 0, own: true }]);
});

test("pieces, a colleague's colour beyond one's own: the rest is the colleague's alone", () => {
  const cut = pieces([colour(0, 5, "cognitive"), colour(0, 9, "cognitive", { own: false })], 9);
  assert.deepEqual(cut.map((piece) => piece.lines[0].own), [true, false]);
});

test("pieces, a verb inside a colour: the word alone is bold", () => {
  const cut = pieces([colour(0, 20, "intrapersonal"), span(6, 12, { verb: true })], 20);
  assert.deepEqual(cut.map((piece) => piece.verb), [false, true, false]);
  assert.ok(cut.every((piece) => piece.lines.length === 1));
});

test("pieces, two codings that touch and look the same: one piece", () => {
  assert.deepEqual(edges(pieces([colour(0, 4, "cognitive"), colour(4, 8, "cognitive")], 8)), [[0, 8]]);
});

test("pieces, a coding without length: draws nothing", () => {
  assert.deepEqual(edges(pieces([colour(3, 3, "cognitive")], 8)), [[0, 8]]);
});

test("pieces, many random codings: every unit carries exactly the colours that lie on it", () => {
  const areas = ["cognitive", "intrapersonal", "societal"];
  let seed = 20;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 60; round += 1) {
    const spans = Array.from({ length: random(14) }, () => {
      const start = random(50);
      return colour(start, start + random(20), areas[random(3)], { verb: random(4) === 0 });
    });
    const cut = pieces(spans, 70);
    assert.equal(cut.map((piece) => piece.end - piece.start).reduce((a, b) => a + b, 0), 70);
    for (let unit = 0; unit < 70; unit += 1) {
      const here = spans.filter((each) => each.start <= unit && unit < each.end);
      const piece = cut.find((each) => each.start <= unit && unit < each.end);
      assert.deepEqual(piece.lines.map((line) => line.area).sort(), [...new Set(here.map((each) => each.area))].sort());
      assert.equal(piece.verb, here.some((each) => each.verb));
      assert.equal(new Set(piece.lines.map((line) => line.lane)).size, piece.lines.length);
    }
  }
});

test("runsOfAreas, one colour twice on words that overlap: one run", () => {
  const runs = runsOfAreas([colour(3, 9, "societal"), colour(0, 5, "societal")]);
  assert.deepEqual(runs.map(({ start, end, lane }) => [start, end, lane]), [[0, 9, 0]]);
});

test("runsOfAreas, one colour twice with words between: two runs in the same lane", () => {
  const runs = runsOfAreas([colour(8, 10, "societal"), colour(0, 4, "societal")]);
  assert.deepEqual(runs.map(({ start, end, lane }) => [start, end, lane]), [[0, 4, 0], [8, 10, 0]]);
});

test("lanes, three that overlap and one that comes after: the last takes the first lane again", () => {
  assert.deepEqual(lanes([span(0, 10), span(2, 12), span(4, 6), span(10, 14)]), [0, 1, 2, 0]);
});

test("lanes, the same start: the longest lies leftmost", () => {
  assert.deepEqual(lanes([span(0, 3), span(0, 9)]), [1, 0]);
});

test("sweep, a hole between two spans: yields nothing for it", () => {
  assert.deepEqual(edges([...sweep([span(0, 2), span(5, 7)])]), [[0, 2], [5, 7]]);
});
