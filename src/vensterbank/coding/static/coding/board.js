/**
 * The painted transcript. Many paragraphs are painted in slices, those in sight first, so that a long transcript with
 * thousands of codings never holds up the page; a few are painted at once.
 */

import { paint } from "./paint.js";

const SLICE = 80; // ms
const FEW = 3;

export class Board {
  #paragraphs;
  #book;
  #telling;
  #painted;
  #due = new Set();
  #timer = null;
  #seen = { current: null, focus: 0 };

  /** @param {{desk: {paragraphs, book, telling}, painted: () => void}} tools  `painted` runs after every slice */
  constructor({ desk, painted }) {
    this.#paragraphs = desk.paragraphs;
    this.#book = desk.book;
    this.#telling = desk.telling;
    this.#painted = painted;
  }

  /**
   * @param {Iterable<number>} indexes of paragraphs
   * @param {{current: string|null, focus: number}} seen the coding that is meant, and the paragraph with the focus
   */
  repaint(indexes, seen) {
    this.#seen = seen;
    for (const index of indexes) this.#due.add(index);
    if (this.#timer === null) this.#slice();
  }

  #slice() {
    const until = performance.now() + SLICE;
    for (const index of this.#inOrder()) {
      this.#due.delete(index);
      const paragraph = this.#paragraphs[index];
      if (paragraph?.isIntact) paint(paragraph, this.#book.at(index), this.#telling, this.#seen.current);
      if (performance.now() > until) break;
    }
    this.#painted();
    if (this.#due.size) this.#timer = setTimeout(() => this.#goOn(), 0);
  }

  #goOn() {
    this.#timer = null;
    this.#slice();
  }

  #inOrder() {
    if (this.#due.size <= FEW) return [...this.#due];
    const near = this.#inSight();
    return [...this.#due].sort((one, other) => Math.abs(one - near) - Math.abs(other - near));
  }

  #inSight() {
    const element = document.elementFromPoint(innerWidth / 3, innerHeight / 2)?.closest(".vb-paragraph");
    return this.#paragraphs.find((paragraph) => paragraph.element === element)?.index ?? this.#seen.focus;
  }
}
