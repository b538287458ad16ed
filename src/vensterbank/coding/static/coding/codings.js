/**
 * The codings of one transcript as this coder sees them: what the server has confirmed, with the changes that
 * still wait laid over it in order. Nothing here touches the page; `refresh` says which paragraphs changed.
 *
 * A coding is `{uuid, start, end, code, label, coder, coderName, connection, from, to, waits}`, in code points.
 */

import { firstAtOrAfter } from "./offsets.js";

const NO_CODE = { kind: "theme", key: null, name: "…", area: null };
const FIELDS = ["start", "end", "code", "coder", "coderName", "connection", "from", "to"];

export class CodingBook {
  #codes = new Map();
  #confirmed = new Map();
  #seen = new Map();
  #inParagraph;
  #ends;
  #waiting = new WeakMap();

  /** @param {{codes: object[], codings: object[], coder: string, paragraphs: {start: number, end: number}[]}} page */
  constructor({ codes, codings, coder, paragraphs }) {
    this.coder = coder;
    this.paragraphs = paragraphs;
    this.#ends = paragraphs.map((paragraph) => paragraph.end);
    this.#inParagraph = paragraphs.map(() => []);
    this.learn(codes);
    this.replaceAll(codings);
    this.refresh([]);
  }

  /** Codes that were not known before, or are called otherwise now. */
  learn(codes) {
    for (const code of codes) this.#codes.set(code.uuid, code);
  }

  get codes() {
    return this.#codes.values();
  }

  /** The code of a kind with a key, for the built-in ones. */
  codeFor(kind, key) {
    for (const code of this.codes) if (code.kind === kind && code.key === key && !code.retired) return code;
    return null;
  }

  /** Names of a kind that are in use, most used first. */
  namesOf(kind) {
    const uses = new Map();
    for (const code of this.codes) if (code.kind === kind && !code.retired) uses.set(code.name, 0);
    for (const coding of this.#seen.values()) {
      const meaning = this.meaning(coding);
      if (meaning.kind === kind) uses.set(meaning.name, (uses.get(meaning.name) ?? 0) + 1);
    }
    return [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  }

  /** What a coding says: `{kind, key, name, area}`. A name is missing only for connections, which have words. */
  meaning(coding) {
    if (coding.connection) return { kind: "connection", key: coding.connection, name: null, area: null };
    const code = this.#codes.get(coding.code);
    if (code) return code;
    return coding.label ? { ...NO_CODE, ...coding.label } : NO_CODE;
  }

  isOwn(coding) {
    return coding.coder === this.coder;
  }

  get(uuid) {
    return this.#seen.get(uuid);
  }

  get all() {
    return this.#seen.values();
  }

  /** Codings that touch a paragraph, in the order of the text, long ones first. */
  at(paragraph) {
    return this.#inParagraph[paragraph] ?? [];
  }

  /** The server's list of everything that stands now. Codings that did not change keep their identity. */
  replaceAll(codings) {
    const next = new Map();
    for (const coding of codings) {
      const before = this.#confirmed.get(coding.uuid);
      next.set(coding.uuid, before && FIELDS.every((field) => before[field] === coding[field]) ? before : coding);
    }
    this.#confirmed = next;
  }

  confirm(coding) {
    this.#confirmed.set(coding.uuid, coding);
  }

  forget(uuid) {
    this.#confirmed.delete(uuid);
  }

  /** What a waiting change looks like before the server has seen it. */
  asCoding(op) {
    if (!this.#waiting.has(op)) {
      this.#waiting.set(op, { ...op.body, uuid: op.uuid, coder: this.coder, coderName: null, waits: true });
    }
    return this.#waiting.get(op);
  }

  /** Lay the waiting changes over what is confirmed. @returns {Set<number>} the paragraphs that look different now */
  refresh(waiting) {
    const next = new Map(this.#confirmed);
    for (const op of waiting) {
      if (op.does === "put") next.set(op.uuid, this.asCoding(op));
      else next.delete(op.uuid);
    }
    const before = this.#seen;
    this.#seen = next;
    const changed = new Set();
    for (const [uuid, coding] of before) if (next.get(uuid) !== coding) this.#takeOut(coding, changed);
    for (const [uuid, coding] of next) if (before.get(uuid) !== coding) this.#putIn(coding, changed);
    for (const paragraph of changed) this.#inParagraph[paragraph].sort(inTextOrder);
    return changed;
  }

  #takeOut(coding, changed) {
    for (const paragraph of this.paragraphsOf(coding)) {
      const list = this.#inParagraph[paragraph];
      const at = list.indexOf(coding);
      if (at >= 0) list.splice(at, 1);
      changed.add(paragraph);
    }
  }

  #putIn(coding, changed) {
    for (const paragraph of this.paragraphsOf(coding)) {
      this.#inParagraph[paragraph].push(coding);
      changed.add(paragraph);
    }
  }

  /** Paragraphs that a range touches. */
  *paragraphsOf({ start, end }) {
    let paragraph = firstAtOrAfter(this.#ends, start + 1);
    while (paragraph < this.paragraphs.length && this.paragraphs[paragraph].start < end) {
      yield paragraph;
      paragraph += 1;
    }
  }

  /** What this coder coded on exactly this range. */
  ownOn({ start, end }) {
    const [first] = this.paragraphsOf({ start, end });
    return this.at(first).filter((coding) => this.isOwn(coding) && coding.start === start && coding.end === end);
  }

  /** The same as keys like `area:cognitive`, for the built-in codes. */
  ownKeysOn(range) {
    const meanings = this.ownOn(range).map((coding) => this.meaning(coding));
    return new Set(meanings.map(({ kind, key }) => `${kind}:${key}`));
  }

  /** How many of the given paragraphs this coder gave a core area. */
  coloured(paragraphs) {
    const isColour = (coding) => this.isOwn(coding) && this.meaning(coding).kind === "area";
    return paragraphs.filter((paragraph) => this.at(paragraph).some(isColour)).length;
  }
}

function inTextOrder(one, other) {
  return one.start - other.start || other.end - one.end || (one.uuid < other.uuid ? -1 : 1);
}
