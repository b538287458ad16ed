import assert from "node:assert/strict";
import { test } from "node:test";

import { CodingBook } from "../../src/vensterbank/coding/static/coding/codings.js";
import { Deeds, bodyOf, freshUuid } from "../../src/vensterbank/coding/static/coding/deeds.js";
import { DAAN, NOOR, put, remove } from "./fakes.mjs";

const CODES = [
  { uuid: "cog", kind: "area", key: "cognitive", name: "cognitief", area: "cognitive", retired: false },
  { uuid: "soc", kind: "area", key: "societal", name: "maatschappelijk", area: "societal", retired: false },
  { uuid: "dur", kind: "verb", key: null, name: "durven", area: null, retired: false },
  { uuid: "con", kind: "connection", key: "connection", name: "verbinding", area: null, retired: false },
];
const PARAGRAPHS = [{ start: 0, end: 40 }, { start: 41, end: 90 }, { start: 91, end: 120 }];

const coding = (uuid, start, end, more = {}) => ({ uuid, start, end, code: "cog", coder: NOOR, coderName: "Noor", connection: null, from: null, to: null, ...more });
const bookWith = (...codings) => new CodingBook({ codes: CODES, codings, coder: NOOR, paragraphs: PARAGRAPHS });
const at = (book, paragraph) => book.at(paragraph).map(({ uuid }) => uuid);

/** Noor's desk without a page: what she sends waits for ever. */
function deskWith(...codings) {
  const book = bookWith(...codings);
  const waiting = [];
  let clock = 0;
  let number = 0;
  const deeds = new Deeds({
    book,
    send: (op) => {
      waiting.push(op);
      book.refresh(waiting);
    },
    newId: () => `new-${(number += 1)}`,
    now: () => (clock += 1_000),
  });
  return { book, waiting, deeds, seen: () => [...book.all].map(({ uuid }) => uuid) };
}

test("book, a coding across two paragraphs: stands in both", () => {
  const book = bookWith(coding("a", 30, 50));
  assert.deepEqual([at(book, 0), at(book, 1), at(book, 2)], [["a"], ["a"], []]);
});

test("book, a coding up to the border: does not reach into the next paragraph", () => {
  const book = bookWith(coding("a", 0, 41));
  assert.deepEqual([at(book, 0), at(book, 1)], [["a"], []]);
});

test("book, a coding from the border on: does not touch the paragraph before", () => {
  const book = bookWith(coding("a", 40, 50));
  assert.deepEqual([at(book, 0), at(book, 1)], [[], ["a"]]);
});

test("book, a new coding waits: only its paragraph looks different", () => {
  const book = bookWith(coding("a", 0, 5));
  assert.deepEqual([...book.refresh([put("b", { start: 50, end: 60, code: "soc" })])], [1]);
  assert.deepEqual(at(book, 1), ["b"]);
});

test("book, a delete waits: the coding is gone from sight but comes back if the server refuses", () => {
  const book = bookWith(coding("a", 0, 5));
  book.refresh([remove("a")]);
  assert.deepEqual(at(book, 0), []);
  book.refresh([]);
  assert.deepEqual(at(book, 0), ["a"]);
});

test("book, nothing changed: nothing looks different", () => {
  const book = bookWith(coding("a", 0, 5));
  const waiting = [put("b")];
  book.refresh(waiting);
  assert.equal(book.refresh(waiting).size, 0);
});

test("book, the same list from the server again: nothing looks different", () => {
  const book = bookWith(coding("a", 0, 5), coding("b", 50, 60));
  book.replaceAll([coding("a", 0, 5), coding("b", 50, 60)]);
  assert.equal(book.refresh([]).size, 0);
});

test("book, a colleague coded meanwhile: that paragraph looks different", () => {
  const book = bookWith(coding("a", 0, 5));
  book.replaceAll([coding("a", 0, 5), coding("d", 100, 110, { coder: DAAN, coderName: "Daan" })]);
  assert.deepEqual([...book.refresh([])], [2]);
});

test("book, the server's list is older than a waiting change: the change stays in sight", () => {
  const book = bookWith();
  const waiting = [put("b")];
  book.refresh(waiting);
  book.replaceAll([]);
  book.refresh(waiting);
  assert.deepEqual(at(book, 0), ["b"]);
});

test("book, a new name that the server does not know yet: is called by that name", () => {
  const book = bookWith();
  book.refresh([put("b", { start: 0, end: 5, code: null, label: { kind: "theme", name: "Even langskomen" } })]);
  const { kind, name } = book.meaning(book.get("b"));
  assert.deepEqual([kind, name], ["theme", "Even langskomen"]);
});

test("book, a code that nobody told us of: still has a meaning", () => {
  assert.equal(bookWith().meaning(coding("a", 0, 5, { code: "unknown" })).name, "…");
});

test("book, names of verbs: the most used first", () => {
  const book = bookWith(coding("a", 0, 5, { code: "dur" }));
  book.learn([{ uuid: "zie", kind: "verb", key: null, name: "aanzien", area: null, retired: false }]);
  assert.deepEqual(book.namesOf("verb"), ["durven", "aanzien"]);
});

test("book, how many are coloured: own core areas count, a colleague's and a verb do not", () => {
  const book = bookWith(coding("a", 0, 5), coding("b", 50, 60, { code: "dur" }), coding("d", 100, 110, { coder: DAAN }));
  assert.equal(book.coloured([0, 1, 2]), 1);
});

test("toggle, nothing there yet: a coding is sent with its range", () => {
  const { deeds, waiting } = deskWith();
  deeds.toggle({ start: 3, end: 9 }, { code: "cog" });
  const body = { start: 3, end: 9, code: "cog", label: null, connection: null, from: null, to: null };
  assert.deepEqual(waiting, [{ uuid: "new-1", does: "put", body }]);
});

test("toggle, the same code on the same words again: takes it off", () => {
  const { deeds, waiting, seen } = deskWith();
  deeds.toggle({ start: 3, end: 9 }, { code: "cog" });
  deeds.toggle({ start: 3, end: 9 }, { code: "cog" });
  assert.deepEqual([waiting.map((op) => op.does), seen()], [["put", "delete"], []]);
});

test("toggle, pressed twice within the blink of an eye: counts once", () => {
  const { book, waiting } = deskWith();
  const deeds = new Deeds({ book, send: (op) => waiting.push(op), now: () => 100 });
  assert.equal(deeds.toggle({ start: 3, end: 9 }, { code: "cog" })?.did, "added");
  assert.equal(deeds.toggle({ start: 3, end: 9 }, { code: "cog" }), null);
  assert.equal(waiting.length, 1);
});

test("toggle, another code or other words: both stay", () => {
  const { deeds, seen } = deskWith();
  deeds.toggle({ start: 3, end: 9 }, { code: "cog" });
  deeds.toggle({ start: 3, end: 9 }, { code: "soc" });
  deeds.toggle({ start: 3, end: 8 }, { code: "cog" });
  assert.equal(seen().length, 3);
});

test("toggle, a colleague has the same: hers stays, one's own is added", () => {
  const { deeds, seen } = deskWith(coding("d", 3, 9, { coder: DAAN }));
  deeds.toggle({ start: 3, end: 9 }, { code: "cog" });
  assert.deepEqual(seen(), ["d", "new-1"]);
});

test("toggle, a name that is in the codebook: is that code, capitals or not", () => {
  const { deeds, waiting } = deskWith();
  deeds.toggle({ start: 3, end: 9 }, { label: { kind: "verb", name: "Durven" } });
  assert.deepEqual([waiting[0].body.code, waiting[0].body.label], ["dur", null]);
});

test("toggle, the same new name twice on the same words: takes it off", () => {
  const { deeds, seen } = deskWith();
  deeds.toggle({ start: 3, end: 9 }, { label: { kind: "theme", name: "Eilanden" } });
  deeds.toggle({ start: 3, end: 9 }, { label: { kind: "theme", name: "eilanden" } });
  assert.deepEqual(seen(), []);
});

const MADE = { code: "con", connection: "made", from: "respondent:karim", to: "function:manager" };

test("toggle, a connection broken off after made, between the same: one connection that changed", () => {
  const { deeds, book, seen } = deskWith();
  deeds.toggle({ start: 0, end: 40 }, MADE);
  deeds.toggle({ start: 0, end: 40 }, { ...MADE, connection: "broken" });
  assert.deepEqual([seen(), book.get("new-1").connection], [["new-1"], "broken"]);
});

test("toggle, a connection with somebody else on the same words: two connections", () => {
  const { deeds, seen } = deskWith();
  deeds.toggle({ start: 0, end: 40 }, MADE);
  deeds.toggle({ start: 0, end: 40 }, { ...MADE, to: "function:resident" });
  assert.equal(seen().length, 2);
});

test("undo, after adding, changing and removing: all is as before, step by step", () => {
  const { deeds, book, seen } = deskWith(coding("a", 0, 5));
  const first = deeds.toggle({ start: 0, end: 40 }, MADE).coding;
  deeds.change(first, { from: "function:manager", to: "respondent:karim" });
  deeds.remove(book.get("a"));
  deeds.undo();
  assert.deepEqual(seen().sort(), ["a", "new-1"]);
  deeds.undo();
  assert.equal(book.get("new-1").from, "respondent:karim");
  deeds.undo();
  assert.deepEqual(seen(), ["a"]);
  assert.equal(deeds.undo(), null);
});

test("undo, after the server refused it: does not send anything for it", () => {
  const { deeds, waiting } = deskWith();
  deeds.toggle({ start: 3, end: 9 }, { code: "cog" });
  deeds.forget("new-1");
  assert.deepEqual([deeds.undo(), waiting.length], [null, 1]);
});

test("bodyOf, with the version of the text: names it, and nothing about who coded", () => {
  const body = bodyOf(coding("a", 0, 5), "v2");
  assert.deepEqual(body, { start: 0, end: 5, code: "cog", label: null, connection: null, from: null, to: null, version: "v2" });
});

test("freshUuid: a random UUID, version 4", () => {
  assert.match(freshUuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
