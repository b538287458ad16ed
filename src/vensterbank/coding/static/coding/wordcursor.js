/**
 * Choosing words without a mouse: a grip on one word (the anchor) and a moving end (the head), across paragraphs.
 * Positions are `{paragraph, word}`, counted from nought; the text itself is not known here.
 */

/** @typedef {{paragraph: number, word: number}} Place */

export class WordCursor {
  #counts;
  anchor = null;
  head = null;

  /** @param {{length: number, wordsIn: (paragraph: number) => number}} text how many words each paragraph has */
  constructor(text) {
    this.#counts = text;
  }

  /** Take hold of words that were selected in another way. */
  hold(anchor, head) {
    this.anchor = anchor;
    this.head = head;
  }

  letGo() {
    this.hold(null, null);
  }

  /** First and last place held, in the order of the text, or null. */
  get held() {
    if (!this.anchor) return null;
    return before(this.head, this.anchor) ? [this.head, this.anchor] : [this.anchor, this.head];
  }

  /** Take the first (or going backwards the last) word of a paragraph, when nothing is held yet. */
  takeIn(paragraph, way) {
    const count = this.#counts.wordsIn(paragraph);
    if (!count) return false;
    const place = { paragraph, word: way > 0 ? 0 : count - 1 };
    this.hold(place, place);
    return true;
  }

  /** Move the end by a word, or to the border of this paragraph and then of the next. */
  grow(by, way) {
    this.head = this.#beyond(this.head, by, way);
  }

  /** Let go of all but one word, and move that. */
  step(by, way) {
    const [first, last] = this.held;
    const place = this.#beyond(way > 0 ? last : first, by, way);
    this.hold(place, place);
  }

  #beyond(place, by, way) {
    const lastWord = this.#counts.wordsIn(place.paragraph) - 1;
    const border = way > 0 ? lastWord : 0;
    if (place.word !== border) return { paragraph: place.paragraph, word: by === "word" ? place.word + way : border };
    for (let next = place.paragraph + way; next >= 0 && next < this.#counts.length; next += way) {
      const count = this.#counts.wordsIn(next);
      if (count) return { paragraph: next, word: (by === "word") === (way > 0) ? 0 : count - 1 };
    }
    return place;
  }
}

function before(one, other) {
  return one.paragraph < other.paragraph || (one.paragraph === other.paragraph && one.word < other.word);
}
