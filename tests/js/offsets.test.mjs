import assert from "node:assert/strict";
import { test } from "node:test";

import { TextMap, firstAtOrAfter, shortened, stretches, wholeWords } from "../../src/vensterbank/coding/static/coding/offsets.js";

const SMILE = "🙂";
const TWO_PEOPLE = "👩🏽‍🤝‍👩🏻";
const CAFE = "cafe\u0301"; // e with an accent of its own

/** What Python's len() says: LF line ends, every code point one. */
const pythonLength = (text) => Array.from(text.replaceAll("\r\n", "\n")).length;

test("TextMap, plain Dutch: both countings agree", () => {
  const map = new TextMap("Ze durfde het niet.");
  assert.deepEqual([map.toUnits(3), map.toPoints(3), map.points], [3, 3, 19]);
});

test("TextMap, an emoji before the words: the words start one point earlier than their unit", () => {
  const text = `${SMILE} thee`;
  const map = new TextMap(text);
  assert.equal(map.toPoints(text.indexOf("thee")), 2);
  assert.equal(map.toUnits(2), text.indexOf("thee"));
});

test("TextMap, inside a surrogate pair: down gives the character, up the one after it", () => {
  const map = new TextMap(`a${SMILE}b`);
  assert.equal(map.toPoints(2), 1);
  assert.equal(map.toPoints(2, { up: true }), 2);
});

test("TextMap, a picture of several code points: each counts, as in Python", () => {
  assert.equal(new TextMap(TWO_PEOPLE).points, pythonLength(TWO_PEOPLE));
  assert.equal(new TextMap(TWO_PEOPLE).points, 7);
});

test("TextMap, a combining mark: letter and mark are two code points", () => {
  assert.equal(new TextMap(CAFE).points, 5);
});

test("TextMap, CRLF in the page: the pair counts once", () => {
  const text = "eerst\r\ndaarna";
  const map = new TextMap(text);
  assert.equal(map.points, pythonLength(text));
  assert.equal(map.toUnits(6), text.indexOf("daarna"));
  assert.equal(map.toPoints(text.indexOf("daarna")), 6);
});

test("TextMap, a lone surrogate: counts once and does no harm", () => {
  assert.equal(new TextMap("a\ud800b").points, 3);
});

test("TextMap, beyond either end: the end", () => {
  const map = new TextMap(`${SMILE}${SMILE}`);
  assert.deepEqual([map.toUnits(-1), map.toUnits(9), map.toPoints(-1), map.toPoints(9)], [0, 4, 0, 2]);
});

test("TextMap, every code point of a mixed text: there and back is the same place", () => {
  const map = new TextMap(`Hé ${SMILE} ${CAFE}\r\n${TWO_PEOPLE} 𝒜 einde`);
  for (let point = 0; point <= map.points; point += 1) assert.equal(map.toPoints(map.toUnits(point)), point);
});

test("TextMap, cutting by points: gives the same words as Python's slice", () => {
  const text = `Ze zei ${SMILE}: “${CAFE}”\r\nen lachte ${TWO_PEOPLE} hard`;
  const map = new TextMap(text);
  const characters = Array.from(text.replaceAll("\r\n", "\n"));
  for (let start = 0; start < map.points; start += 3) {
    const end = Math.min(start + 7, map.points);
    const here = text.slice(map.toUnits(start), map.toUnits(end)).replaceAll("\r\n", "\n");
    assert.equal(here, characters.slice(start, end).join(""));
  }
});

test("firstAtOrAfter, a number that is missing: the next one's place", () => {
  assert.deepEqual([0, 5, 6, 99].map((wanted) => firstAtOrAfter([5, 8, 20], wanted)), [0, 0, 1, 3]);
});

test("wholeWords, half a word at both ends: grows to both words", () => {
  const text = "ik durfde het niet";
  assert.deepEqual(wholeWords(text, 5, 11, "nl"), { start: 3, end: 13 });
});

test("wholeWords, selected backwards: the same words", () => {
  const text = "ik durfde het niet";
  assert.deepEqual(wholeWords(text, 11, 5, "nl"), wholeWords(text, 5, 11, "nl"));
});

test("wholeWords, with spaces around: leaves them out", () => {
  assert.deepEqual(wholeWords("ik durfde het", 2, 10, "nl"), { start: 3, end: 9 });
});

test("wholeWords, an apostrophe inside a word: the word stays whole", () => {
  assert.deepEqual(wholeWords("met zo'n vraag", 5, 6, "nl"), { start: 4, end: 8 });
});

test("wholeWords, between letter and combining mark: the mark stays with its letter", () => {
  const text = `het ${CAFE} daar`;
  assert.deepEqual(wholeWords(text, 4, 8, "nl"), { start: 4, end: 9 });
});

test("wholeWords, inside a picture of several code points: takes the whole picture", () => {
  const text = `kijk ${TWO_PEOPLE} daar`;
  assert.deepEqual(wholeWords(text, 5, 7, "nl"), { start: 5, end: 5 + TWO_PEOPLE.length });
});

test("wholeWords, only white space or nothing: null", () => {
  assert.equal(wholeWords("ik  durfde", 2, 4, "nl"), null);
  assert.equal(wholeWords("ik durfde", 4, 4, "nl"), null);
});

test("stretches, a sentence: covers it without holes", () => {
  const text = `Nou ${SMILE}, zo'n ${CAFE}!`;
  const parts = stretches(text, "nl");
  assert.equal(parts.map(({ start, end }) => text.slice(start, end)).join(""), text);
  assert.deepEqual(parts.filter((part) => part.isWord).map(({ start, end }) => text.slice(start, end)), ["Nou", SMILE, "zo'n", CAFE]);
});

test("shortened, a long quote: ends at a word and never halves a character", () => {
  assert.equal(shortened("ze kwam zomaar even langs bij de flat", 20), "ze kwam zomaar even …");
  assert.equal(shortened(SMILE.repeat(4), 3), `${SMILE.repeat(3)} …`);
});
