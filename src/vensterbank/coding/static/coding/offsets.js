/**
 * Positions in a text, counted in two ways.
 *
 * The server counts Unicode code points in text whose line ends are LF; the browser counts UTF-16 units in
 * whatever line ends the page carries. Everything that leaves this page goes through a TextMap, so that a
 * coding lands on the same words in Python and in the browser.
 */

const WHERE_COUNTS_DIFFER = /[\ud800-\udfff\r]/;
const PICTURE = /\p{Extended_Pictographic}/u;

/** The two countings of one text: `units` is its length in UTF-16, `points` in code points (CRLF is one). */
export class TextMap {
  #starts;

  /** @param {string} text as the page holds it */
  constructor(text) {
    this.#starts = WHERE_COUNTS_DIFFER.test(text) ? startsOfPoints(text) : null;
    this.units = text.length;
    this.points = this.#starts ? this.#starts.length : text.length;
  }

  /** UTF-16 position of a code point; beyond the end it is the end. */
  toUnits(point) {
    if (point >= this.points) return this.units;
    return this.#starts ? this.#starts[Math.max(point, 0)] : Math.max(point, 0);
  }

  /** Code point at a UTF-16 position. Inside a character it is that character, or with `up` the next one. */
  toPoints(unit, { up = false } = {}) {
    const bounded = Math.min(Math.max(unit, 0), this.units);
    if (!this.#starts) return bounded;
    const at = firstAtOrAfter(this.#starts, bounded);
    return this.#starts[at] === bounded || up || at === 0 ? at : at - (bounded === this.units ? 0 : 1);
  }
}

function startsOfPoints(text) {
  const starts = [];
  for (let unit = 0; unit < text.length; ) {
    starts.push(unit);
    const isLineEnd = text[unit] === "\r" && text[unit + 1] === "\n";
    unit += isLineEnd || text.codePointAt(unit) > 0xffff ? 2 : 1;
  }
  return starts;
}

/** Index of the first of the sorted numbers that is at least `wanted` (their length when there is none). */
export function firstAtOrAfter(sorted, wanted) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const splitters = new Map();

function splitter(language) {
  if (!splitters.has(language)) {
    splitters.set(language, new Intl.Segmenter(language || undefined, { granularity: "word" }));
  }
  return splitters.get(language);
}

/** All stretches of a text that a person would not cut in two: words, marks, gaps. UTF-16 positions. */
export function stretches(text, language) {
  return Array.from(splitter(language).segment(text), ({ segment, index, isWordLike }) => ({
    start: index,
    end: index + segment.length,
    isWord: Boolean(isWordLike) || PICTURE.test(segment),
  }));
}

/** Grow a UTF-16 range to whole words and leave the white space around it out; null when nothing remains. */
export function wholeWords(text, start, end, language) {
  let [from, to] = [Math.min(start, end), Math.max(start, end)];
  if (from === to) return null;
  for (const stretch of stretches(text, language)) {
    if (from > stretch.start && from < stretch.end && stretch.isWord) from = stretch.start;
    if (to > stretch.start && to < stretch.end && stretch.isWord) to = stretch.end;
  }
  while (from < to && /\s/.test(text[from])) from += 1;
  while (to > from && /\s/.test(text[to - 1])) to -= 1;
  return from < to ? { start: from, end: to } : null;
}

/** The first words of a piece of text, for a title or an announcement. */
export function shortened(text, most = 48) {
  const flat = text.replace(/\s+/g, " ").trim();
  const characters = Array.from(flat);
  if (characters.length <= most) return flat;
  const cut = characters.slice(0, most).join("");
  const lastSpace = cut.lastIndexOf(" ");
  return `${lastSpace > most / 2 ? cut.slice(0, lastSpace) : cut} …`;
}
