/**
 * What a coder does: colour words, take a colour off, change a connection, undo. Each deed becomes changes for the
 * outbox, together with what would take it back.
 */

const SOON = 300; // ms in which a second press of the same key on the same words counts as a slip
const NOTHING = { code: null, label: null, connection: null, from: null, to: null };

const sameName = (one, other) => one.toLocaleLowerCase() === other.toLocaleLowerCase();

/** The part of a coding that the server is told. */
export function bodyOf(coding, version) {
  const body = {};
  for (const field of ["start", "end", ...Object.keys(NOTHING)]) body[field] = coding[field] ?? null;
  if (body.code) body.label = null;
  if (version) body.version = version;
  return body;
}

export class Deeds {
  #book;
  #send;
  #version;
  #now;
  #past = [];
  #lastPress = { what: "", at: -Infinity };

  /** @param {{book, send: (op) => void, version?: string, newId?: () => string, now?: () => number}} tools */
  constructor({ book, send, version = null, newId = freshUuid, now = () => performance.now() }) {
    this.#book = book;
    this.#send = send;
    this.#version = version;
    this.#now = now;
    this.newId = newId;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  /** Whether this press repeats the last one within the blink of an eye. */
  isSlip(range, wanted) {
    const what = JSON.stringify([range.start, range.end, wanted]);
    const at = this.#now();
    const slip = what === this.#lastPress.what && at - this.#lastPress.at < SOON;
    this.#lastPress = { what, at };
    return slip;
  }

  /**
   * Put a code on a range, or take it off where it stands already.
   * `wanted` is one of `{code}`, `{label: {kind, name}}`, `{connection, from, to}`.
   * @returns {{did: "added"|"removed"|"changed", coding: object} | null} null for a slip of the finger
   */
  toggle(range, wanted) {
    const known = this.#withKnownCode(wanted);
    if (this.isSlip(range, known)) return null;
    const same = this.#book.ownOn(range).find((coding) => this.#saysSame(coding, known));
    if (!same) return { did: "added", coding: this.#put(this.newId(), { ...NOTHING, ...known, ...pick(range) }) };
    if (known.connection && same.connection !== known.connection) return this.change(same, known);
    return this.remove(same);
  }

  remove(coding) {
    this.#past.push({ uuid: coding.uuid, does: "put", body: bodyOf(coding, this.#version) });
    this.#send({ uuid: coding.uuid, does: "delete", body: null });
    return { did: "removed", coding };
  }

  /** Change what an own coding says; its range and its name stay. */
  change(coding, fields) {
    return { did: "changed", coding: this.#put(coding.uuid, { ...coding, ...fields }) };
  }

  /** Take the last deed of this page back. @returns {object|null} the change that was sent */
  undo() {
    const back = this.#past.pop() ?? null;
    if (back) this.#send(back);
    return back;
  }

  /** The server refused a coding: what was done to it cannot be taken back either. */
  forget(uuid) {
    this.#past = this.#past.filter((back) => back.uuid !== uuid);
  }

  #put(uuid, coding) {
    const before = this.#book.get(uuid);
    const back = before ? { does: "put", body: bodyOf(before, this.#version) } : { does: "delete", body: null };
    this.#past.push({ uuid, ...back });
    this.#send({ uuid, does: "put", body: bodyOf(coding, this.#version) });
    return this.#book.get(uuid) ?? { ...coding, uuid, coder: this.#book.coder };
  }

  /** A name that is in the codebook already is that code. */
  #withKnownCode(wanted) {
    if (!wanted.label) return wanted;
    for (const code of this.#book.codes) {
      if (code.kind === wanted.label.kind && !code.retired && sameName(code.name, wanted.label.name)) {
        return { code: code.uuid };
      }
    }
    return wanted;
  }

  #saysSame(coding, wanted) {
    if (wanted.connection) {
      return Boolean(coding.connection) && coding.from === wanted.from && coding.to === wanted.to;
    }
    if (coding.connection) return false;
    if (wanted.code) return coding.code === wanted.code;
    const { kind, name } = this.#book.meaning(coding);
    return kind === wanted.label.kind && Boolean(name) && sameName(name, wanted.label.name);
  }
}

function pick({ start, end }) {
  return { start, end };
}

/** A random UUID; the browser's own function is missing on plain http. */
export function freshUuid() {
  if (globalThis.crypto.randomUUID) return globalThis.crypto.randomUUID();
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
