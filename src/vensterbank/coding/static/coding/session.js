/**
 * One coder at one transcript: keeps the book, the outbox and the server in step, and listens for colleagues.
 * Knows nothing of the page; it tells its listener what changed.
 */

import { sender } from "./api.js";
import { CodingBook } from "./codings.js";
import { Deeds } from "./deeds.js";
import { Outbox } from "./outbox.js";

const LISTEN_EVERY = 5_000; // ms
const LISTEN_SOON = 1_000;
const LISTEN_AT_LEAST = 60_000;

const quiet = { painted() {}, status() {}, ended() {}, signedOut() {}, signedIn() {}, refused() {} };

export class Session {
  #api;
  #tell;
  #settledCount = 0;
  #version;
  #timer = null;
  #pause = LISTEN_EVERY;
  #undoing = false;
  #on = false;
  #over = false;

  /**
   * @param {object} options
   *   page      {codes, codings, coder, paragraphs, version, since}; `version` names the text, `since` is the number of
   *             the list of codings that the page came with
   *   api       see api.js
   *   outbox    options of the Outbox: prefix, storage, …
   *   listener  painted(paragraphs), status(), ended(lost), signedOut(), signedIn(), refused(detail)
   */
  constructor({ page, api, outbox, listener }) {
    this.#api = api;
    this.#version = page.since ?? 0;
    this.#tell = { ...quiet, ...listener };
    this.book = new CodingBook(page);
    this.outbox = new Outbox({
      ...outbox,
      send: sender(api),
      settled: (op, outcome) => this.#settled(op, outcome),
      changed: () => this.#changed(),
    });
    this.deeds = new Deeds({ book: this.book, send: (op) => this.outbox.add(op), version: page.version });
  }

  /** Show what still waits on this device, send it, and begin to listen. */
  start() {
    this.#on = true;
    this.#changed();
    this.outbox.wake();
    this.#listenIn(0);
  }

  stop() {
    this.#on = false;
    clearTimeout(this.#timer);
  }

  /** Somebody looks again, or the connection is back. */
  wake() {
    if (!this.#on) return;
    this.#pause = LISTEN_EVERY;
    this.outbox.wake();
    this.#listenIn(0);
  }

  /** Take the last deed back: of this page, or else, through the server, of an earlier visit. */
  async undo() {
    const back = this.deeds.undo();
    if (back) return { kind: "done", did: back.does === "put" ? "restored" : "removed" };
    if (this.#undoing || this.outbox.waiting.length) return { kind: "waits" };
    this.#undoing = true;
    const outcome = await this.#api.undo();
    this.#undoing = false;
    if (outcome.kind === "ended") this.#end(0);
    if (outcome.kind === "signed-out") this.#tell.signedOut();
    if (outcome.kind === "unreachable") this.#listenIn(0); // it may have happened all the same
    if (outcome.kind !== "done") return outcome;
    return this.#tookBack(outcome.data);
  }

  #tookBack(data) {
    if (!data) return { kind: "nothing" };
    for (const uuid of data.removed ?? []) this.book.forget(uuid);
    for (const coding of data.restored ?? []) this.book.confirm(coding);
    this.#settledCount += 1;
    this.#changed();
    return { kind: "done", did: data.restored?.length ? "restored" : "removed" };
  }

  #changed() {
    if (this.#over) return;
    const paragraphs = this.book.refresh(this.outbox.waiting);
    if (paragraphs.size) this.#tell.painted(paragraphs);
    if (this.outbox.state === "signed-out") this.#tell.signedOut();
    this.#tell.status();
  }

  #settled(op, outcome) {
    this.#settledCount += 1;
    if (outcome.kind === "ended") return this.#end(this.outbox.waiting.length);
    if (outcome.kind === "refused") {
      this.deeds.forget(op.uuid);
      return this.#tell.refused(outcome.detail);
    }
    if (op.does === "delete") return this.book.forget(op.uuid);
    const { newCode, ...coding } = outcome.data ?? this.book.asCoding(op);
    if (newCode) this.book.learn([newCode]);
    this.book.confirm(coding);
    if (outcome.kind === "elsewhere") this.#listenIn(0); // another window knows what the server made of it
  }

  #end(lost) {
    if (this.#over) return;
    this.#over = true;
    this.stop();
    this.#tell.ended(lost);
  }

  #listenIn(wait) {
    clearTimeout(this.#timer);
    if (this.#on) this.#timer = setTimeout(() => this.listen(), wait);
  }

  /** Ask once what everybody's codings are. */
  async listen() {
    if (globalThis.document?.hidden) return; // wakes when somebody looks
    const settledBefore = this.#settledCount;
    const outcome = await this.#api.list(this.#version);
    if (!this.#on) return;
    if (outcome.kind === "ended") return this.#end(this.outbox.waiting.length);
    if (outcome.kind === "signed-out") this.#tell.signedOut();
    if (outcome.kind !== "done") {
      this.#pause = Math.min(this.#pause * 2, LISTEN_AT_LEAST);
      return this.#listenIn(this.#pause);
    }
    this.#pause = LISTEN_EVERY;
    if (this.outbox.state === "signed-out") this.outbox.wake();
    else this.#tell.signedIn();
    // An answer that set out before our own change arrived there would take that change off the screen again.
    if (settledBefore !== this.#settledCount) return this.#listenIn(LISTEN_SOON);
    this.#hear(outcome.data);
    this.#listenIn(this.#pause);
  }

  #hear(data) {
    if (!data || data.version === this.#version) return;
    this.#version = data.version;
    this.book.learn(data.codes ?? []);
    this.book.replaceAll(data.codings);
    this.#changed();
  }
}
