import assert from "node:assert/strict";
import { test } from "node:test";

import { askedBy } from "../../src/vensterbank/coding/static/coding/keys.js";

const press = (key, more = {}) => ({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });
const IN_TEXT = { inText: true, hasWords: false };
const WITH_WORDS = { inText: true, hasWords: true };

test("keys, 1 on a paragraph: the first core area", () => {
  assert.deepEqual(askedBy(press("1"), IN_TEXT), { does: "deed", deed: "area:cognitive" });
});

test("keys, a capital by caps lock: the same deed", () => {
  assert.deepEqual(askedBy(press("K"), IN_TEXT), { does: "deed", deed: "ask:competence" });
});

test("keys, control with a letter: left to the browser, but for undo", () => {
  assert.equal(askedBy(press("r", { ctrlKey: true }), IN_TEXT), null);
  assert.deepEqual(askedBy(press("z", { metaKey: true }), IN_TEXT), { does: "undo" });
});

test("keys, arrow right: along the codings, or along the words when some are chosen", () => {
  assert.equal(askedBy(press("ArrowRight"), IN_TEXT).does, "cycle");
  assert.equal(askedBy(press("ArrowRight"), WITH_WORDS).does, "step");
});

test("keys, shift and arrow down: more words", () => {
  assert.deepEqual(askedBy(press("ArrowDown", { shiftKey: true }), IN_TEXT), { does: "grow", by: "paragraph", way: 1, mayRepeat: true });
});

test("keys, arrows and Delete in the panel: not ours", () => {
  assert.equal(askedBy(press("ArrowDown"), { inText: false, hasWords: false }), null);
  assert.equal(askedBy(press("Delete"), { inText: false, hasWords: false }), null);
});

test("keys, a letter without meaning: not ours", () => {
  assert.equal(askedBy(press("j"), IN_TEXT), null);
});
