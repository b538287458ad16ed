/** One paragraph of the transcript on the page: its words, and where they stand in the whole text. */

import { h } from "./dom.js";
import { TextMap, shortened, stretches } from "./offsets.js";

export class Paragraph {
  #words = null;

  /** @param {HTMLElement} element the list item  @param {number} index  @param {string} language of the words */
  constructor(element, index, language) {
    this.element = element;
    this.index = index;
    this.language = language;
    this.wordsElement = element.querySelector(".vb-words");
    this.stripesElement = element.querySelector(".vb-stripes");
    this.signsElement = h("span", { class: "vb-signs", "aria-hidden": "true" });
    this.stripesElement.after(this.signsElement);
    this.speaker = element.querySelector(".vb-speaker")?.textContent.trim() ?? "";
    this.start = Number(element.dataset.start);
    this.end = Number(element.dataset.end);
    this.isAnswer = element.dataset.answer === "1";
    this.text = this.wordsElement.textContent;
    this.map = new TextMap(this.text);
  }

  /** Whether the page carries exactly the words that the numbers speak of; if not, nothing may be coded here. */
  get isIntact() {
    return this.map.points === this.end - this.start;
  }

  /** The words, marks and gaps left out: `[{start, end}]` in UTF-16. */
  get words() {
    this.#words ??= stretches(this.text, this.language).filter((stretch) => stretch.isWord);
    return this.#words;
  }

  /** One paragraph at a time is in the order of the tab key. */
  set isFocused(is) {
    this.element.tabIndex = is ? 0 : -1;
    this.element.setAttribute("aria-selected", String(is));
  }

  /** The part of a coding that lies in this paragraph, in UTF-16. */
  unitsOf({ start, end }) {
    return { start: this.map.toUnits(start - this.start), end: this.map.toUnits(end - this.start) };
  }

  /** Place in the whole text, in code points, of a UTF-16 position in this paragraph. */
  pointAt(unit, options) {
    return this.start + this.map.toPoints(unit, options);
  }

  covers({ start, end }) {
    return start <= this.start && end >= this.end;
  }

  /** The words of a coding, as far as they stand here, short enough for a title. */
  excerpt(range) {
    const { start, end } = this.unitsOf(range);
    return shortened(this.text.slice(start, end));
  }

  /** Take the words off the page and out of memory. */
  empty() {
    this.text = "";
    this.#words = [];
    this.map = new TextMap("");
    this.element.remove();
  }
}

/** Make the transcript a list in which one paragraph has the focus, and screen readers pass the keys on. */
export function asListbox(list, paragraphs, label) {
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  for (const paragraph of paragraphs) {
    paragraph.element.setAttribute("role", "option");
    paragraph.isFocused = paragraph.index === 0;
  }
}
