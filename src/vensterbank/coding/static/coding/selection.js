/**
 * Words chosen on the page: by mouse, by touch or by key. Reads the browser's own selection, grows it to whole words,
 * and keeps it as a range of code points, so that repainting a paragraph does not lose it.
 */

import { wholeWords } from "./offsets.js";
import { WordCursor } from "./wordcursor.js";

const CHOSEN = "vb-chosen";
const MEANT = "vb-meant";
const MARGIN = 16; // px

export class ChosenWords {
  #paragraphs;
  #list;
  #byElement = new Map();
  #cursor;
  /** @type {{start: number, end: number}|null} code points */
  range = null;

  constructor(paragraphs, list) {
    this.#paragraphs = paragraphs;
    this.#list = list;
    for (const paragraph of paragraphs) this.#byElement.set(paragraph.element, paragraph);
    this.#cursor = new WordCursor({
      length: paragraphs.length,
      wordsIn: (index) => (paragraphs[index].isIntact ? paragraphs[index].words.length : 0),
    });
  }

  /** The paragraph in which the moving end stands. */
  get headParagraph() {
    return this.#cursor.head?.paragraph ?? null;
  }

  letGo() {
    if (this.range && this.#inText(document.getSelection())) document.getSelection().removeAllRanges();
    this.range = null;
    this.#cursor.letGo();
    globalThis.CSS?.highlights?.delete(CHOSEN);
  }

  /** Grow or move by keyboard, starting in the given paragraph. @returns {boolean} whether words are held */
  byKey({ does, by, way }, paragraph) {
    if (this.range && this.#cursor.anchor) this.#cursor[does](by, way);
    else if (!this.#cursor.takeIn(paragraph, way)) return false;
    else if (by === "paragraph") this.#cursor.grow(by, way);
    const [first, last] = this.#cursor.held;
    const [from, to] = [this.#paragraphs[first.paragraph], this.#paragraphs[last.paragraph]];
    this.range = {
      start: from.pointAt(from.words[first.word].start),
      end: to.pointAt(to.words[last.word].end, { up: true }),
    };
    return true;
  }

  /** Take over what the browser has selected. @returns {"none"|"kept"|"new"} */
  fromPage() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !this.#inText(selection)) return "none";
    const range = this.#grown(selection.getRangeAt(0));
    if (!range) return "none";
    if (this.range && range.start === this.range.start && range.end === this.range.end) return "kept";
    this.range = range;
    this.#holdWords(selection);
    this.#highlight();
    return "new";
  }

  /** Make the held words visible, and the browser's own selection too, unless somebody types in the panel. */
  show({ andSelect }) {
    if (!this.range) return;
    this.#highlight();
    if (!andSelect) return;
    const ends = this.#domEnds(this.range);
    const backwards = this.#cursor.anchor && this.#isBackwards();
    const [one, other] = backwards ? [ends[1], ends[0]] : ends;
    document.getSelection().setBaseAndExtent(one.node, one.offset, other.node, other.offset);
  }

  /** Scroll so far that a sheet does not hide them; `edge` is its upper edge, in pixels from the top of the window. */
  keepAbove(edge) {
    const bottom = this.#domRange(this.range)?.getBoundingClientRect().bottom ?? 0;
    if (bottom > edge - MARGIN) globalThis.scrollBy({ top: bottom - edge + MARGIN });
  }

  /** Show words that are only thought of; null for none any more. */
  light(range) {
    if (range) setHighlight(MEANT, this.#domRange(range));
    else globalThis.CSS?.highlights?.delete(MEANT);
  }

  #inText(selection) {
    return Boolean(selection?.anchorNode) && this.#list.contains(selection.anchorNode);
  }

  #isBackwards() {
    const { anchor, head } = this.#cursor;
    return head.paragraph < anchor.paragraph || (head.paragraph === anchor.paragraph && head.word < anchor.word);
  }

  #grown(range) {
    const first = this.#locate(range.startContainer, range.startOffset, 1);
    const last = this.#locate(range.endContainer, range.endOffset, -1);
    if (!first || !last) return null;
    const piece = (index) => {
      const { text, language, isIntact } = this.#paragraphs[index];
      const from = index === first.index ? first.unit : 0;
      const to = index === last.index ? last.unit : text.length;
      return isIntact ? wholeWords(text, from, to, language) : null;
    };
    for (let index = first.index; index <= last.index; index += 1) {
      const start = piece(index);
      if (!start) continue;
      let end = last.index;
      while (end > index && !piece(end)) end -= 1;
      const [from, to] = [this.#paragraphs[index], this.#paragraphs[end]];
      return { start: from.pointAt(start.start), end: to.pointAt(piece(end).end, { up: true }) };
    }
    return null;
  }

  /** Paragraph and UTF-16 position of a place in the page; `way` says which paragraph to take outside of words. */
  #locate(node, offset, way) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const paragraph = this.#byElement.get(element?.closest(".vb-paragraph"));
    if (paragraph) return { index: paragraph.index, unit: unitIn(paragraph.wordsElement, node, offset) };
    const order = way > 0 ? this.#paragraphs : [...this.#paragraphs].reverse();
    const found = order.find(({ wordsElement }) => comparePoint(wordsElement, node, offset) * way <= 0);
    return found ? { index: found.index, unit: way > 0 ? 0 : found.text.length } : null;
  }

  #holdWords(selection) {
    const { start, end } = this.range;
    const from = this.#paragraphs.find((paragraph) => paragraph.end > start);
    const to = this.#paragraphs.findLast((paragraph) => paragraph.start < end);
    const [startUnit, endUnit] = [from.unitsOf(this.range).start, to.unitsOf(this.range).end];
    const first = from.words.findIndex((word) => word.end > startUnit);
    const last = to.words.findLastIndex((word) => word.start < endUnit);
    if (first < 0 || last < 0) return this.#cursor.letGo();
    const ends = [{ paragraph: from.index, word: first }, { paragraph: to.index, word: last }];
    const range = selection.getRangeAt(0);
    const backwards = selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
    this.#cursor.hold(...(backwards ? ends.reverse() : ends));
  }

  #domEnds(range) {
    const from = this.#paragraphs.find((paragraph) => paragraph.end > range.start);
    const to = this.#paragraphs.findLast((paragraph) => paragraph.start < range.end);
    return [
      placeOf(from.wordsElement, from.unitsOf(range).start, false),
      placeOf(to.wordsElement, to.unitsOf(range).end, true),
    ];
  }

  #domRange(wanted) {
    if (!wanted) return null;
    const [from, to] = this.#domEnds(wanted);
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** Keeps the words visibly chosen while the focus is in the panel. */
  #highlight() {
    setHighlight(CHOSEN, this.#domRange(this.range));
  }
}

function setHighlight(name, range) {
  globalThis.CSS?.highlights?.set(name, new globalThis.Highlight(range));
}

function comparePoint(element, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.comparePoint(node, offset);
}

function unitIn(words, node, offset) {
  const side = comparePoint(words, node, offset);
  if (side < 0) return 0;
  if (side > 0) return words.textContent.length;
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The text node that holds a UTF-16 position; at a border the earlier one when `asEnd`. */
function placeOf(words, unit, asEnd) {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const until = passed + node.data.length;
    if (unit < until || (asEnd && unit === until)) return { node, offset: unit - passed };
    passed = until;
    last = node;
  }
  return last ? { node: last, offset: last.data.length } : { node: words, offset: 0 };
}
