/** Verbs in this transcript: which one to suggest for a range, and on which word a named verb lies. */

import { suggestVerb, wordOfVerb } from "./verbs.js";

export class VerbWords {
  #book;
  #paragraphs;
  #language;
  #forms;

  /** @param {{book, paragraphs, language: string, forms?: object}} text  forms: from a known form to its infinitive */
  constructor({ book, paragraphs, language, forms = {} }) {
    this.#book = book;
    this.#paragraphs = paragraphs;
    this.#language = language;
    this.#forms = forms;
  }

  /** The verb to suggest, with the place of its word: `{name, start, end}` in code points, or null. */
  suggest(range, { guess }) {
    const used = new Set(this.#book.namesOf("verb"));
    return suggestVerb(this.#words(range), { language: this.#language, used, forms: this.#forms, guess });
  }

  /** The word of a range that is a form of this verb, or null. */
  wordOf(range, infinitive) {
    return wordOfVerb(this.#words(range), infinitive, this.#language, this.#forms);
  }

  /** The words of a range with their places, without those that this coder named as a verb already. */
  #words(range) {
    const words = [];
    for (const index of this.#book.paragraphsOf(range)) {
      const paragraph = this.#paragraphs[index];
      const { start, end } = paragraph.unitsOf(range);
      const verbs = this.#book.at(index).filter((coding) => this.#isOwnVerb(coding, paragraph));
      const named = new Set(verbs.map((coding) => coding.start));
      for (const word of paragraph.words) {
        const from = paragraph.pointAt(word.start);
        if (word.end <= start || word.start >= end || named.has(from)) continue;
        const until = paragraph.pointAt(word.end, { up: true });
        words.push({ text: paragraph.text.slice(word.start, word.end), start: from, end: until });
      }
    }
    return words;
  }

  #isOwnVerb(coding, paragraph) {
    return this.#book.isOwn(coding) && this.#book.meaning(coding).kind === "verb" && !paragraph.covers(coding);
  }
}
