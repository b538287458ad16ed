import assert from "node:assert/strict";
import { test } from "node:test";

import { WordCursor } from "../../src/vensterbank/coding/static/coding/wordcursor.js";

/** Three paragraphs of three, none and two words. */
const cursor = () => new WordCursor({ length: 3, wordsIn: (paragraph) => [3, 0, 2][paragraph] });
const held = (each) => each.held.map(({ paragraph, word }) => `${paragraph}.${word}`);

test("cursor, grown beyond the paragraph: goes on in the next one that has words", () => {
  const each = cursor();
  each.takeIn(0, 1);
  for (let step = 0; step < 3; step += 1) each.grow("word", 1);
  assert.deepEqual(held(each), ["0.0", "2.0"]);
});

test("cursor, grown and shrunk past its grip: turns round", () => {
  const each = cursor();
  each.takeIn(2, 1);
  each.grow("word", 1);
  for (let step = 0; step < 2; step += 1) each.grow("word", -1);
  assert.deepEqual(held(each), ["0.2", "2.0"]);
});

test("cursor, at the very end: stays there", () => {
  const each = cursor();
  each.takeIn(2, -1);
  each.grow("word", 1);
  assert.deepEqual(held(each), ["2.1", "2.1"]);
});

test("cursor, a step: holds one word beyond what was held", () => {
  const each = cursor();
  each.takeIn(0, 1);
  each.grow("word", 1);
  each.step("word", 1);
  assert.deepEqual(held(each), ["0.2", "0.2"]);
});

test("cursor, grown by paragraph: first to the border, then to the far border of the next", () => {
  const each = cursor();
  each.takeIn(0, 1);
  each.grow("paragraph", 1);
  assert.deepEqual(held(each), ["0.0", "0.2"]);
  each.grow("paragraph", 1);
  assert.deepEqual(held(each), ["0.0", "2.1"]);
});

test("cursor, a paragraph without words: takes nothing", () => {
  assert.equal(cursor().takeIn(1, 1), false);
});
