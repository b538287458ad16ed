/** The questions of the desk: which competence, which name, between whom. One at a time; null when it is let go. */

import { Choice, Name } from "./questions.js";

const NAMED = { verb: "askVerb", value: "askValue", theme: "askTheme" };
const MOST_COMPETENCES = 9;

export class Asker {
  #panel;
  #book;
  #parties;
  #t;
  #open = null;

  constructor({ panel, book, parties, t }) {
    this.#panel = panel;
    this.#book = book;
    this.#parties = parties;
    this.#t = t;
  }

  get isOpen() {
    return this.#open !== null;
  }

  letGo() {
    this.#open?.letGo();
  }

  async #put(question) {
    this.#open = question;
    try {
      return await this.#panel.put(question);
    } finally {
      this.#open = null;
    }
  }

  /** @returns {Promise<{code: string}|null>} */
  async competence() {
    const options = [];
    for (let number = 1; number <= MOST_COMPETENCES; number += 1) {
      const code = this.#book.codeFor("competence", `competence-${number}`);
      const look = code?.area ? `vb-area-${code.area}` : null;
      if (code) options.push({ key: code.uuid, label: code.name, look });
    }
    if (!options.length) return null;
    const code = await this.#put(new Choice({ title: this.#t("askCompetence"), options, t: this.#t }));
    return code && { code };
  }

  /** @returns {Promise<{label: {kind: string, name: string}}|null>} */
  async name(kind, value) {
    const title = this.#t(NAMED[kind]);
    const hint = this.#t(`${NAMED[kind]}Hint`);
    const name = await this.#put(new Name({ title, hint, value, names: this.#book.namesOf(kind), t: this.#t }));
    return name && { label: { kind, name } };
  }

  /** @returns {Promise<{from: string, to: string}|null>} */
  async between() {
    const options = this.#parties.list.map(({ key, name }) => ({ key, label: name }));
    if (options.length < 2) return null;
    const from = await this.#put(new Choice({ title: this.#t("askFrom"), options, t: this.#t }));
    if (!from) return null;
    const title = this.#t("askTo", { from: this.#parties.name(from) });
    const others = options.filter(({ key }) => key !== from);
    const to = await this.#put(new Choice({ title, options: others, t: this.#t }));
    return to && { from, to };
  }
}
