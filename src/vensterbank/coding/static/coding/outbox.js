/**
 * Changes on their way to the server. Each is written to the device before anything else happens, leaves in the
 * order in which it was made, and is forgotten only when the server has answered for it. So a lost connection, a
 * reload or a crash costs nothing, and since every change is named by its coding's UUID, sending twice does no harm.
 *
 * Every change has a key of its own on the device: two windows on the same transcript never overwrite each other.
 */

const FIRST_WAIT = 1_000; // ms
const LONGEST_WAIT = 30_000;
const LET_OTHER_WINDOW_FIRST = 2_000;
const STALLED = new Set(["unreachable", "busy"]);

const later = (work, wait) => {
  const timer = setTimeout(work, wait);
  return () => clearTimeout(timer);
};

/** Run `work` in one window at a time, where the browser can promise that. */
const oneWindowAtATime = (name, work) =>
  globalThis.navigator?.locks ? globalThis.navigator.locks.request(name, work) : work();

export class Outbox {
  #entries = [];
  #options;
  #state = "idle";
  #sending = false;
  #ended = false;
  #wait = FIRST_WAIT;
  #cancelRetry = null;
  #lastStamp = 0;

  /**
   * @param {object} options
   *   prefix    of this outbox's keys on the device, one for each transcript and coder
   *   storage   something like localStorage
   *   send      op → outcome (see api.js); an op is `{uuid, does: "put"|"delete", body}`
   *   settled   called with (op, outcome) before the op leaves the queue
   *   changed   called whenever the queue or the state is another
   *   schedule, exclusively, now, tab   the clock and the window, given by tests
   */
  constructor(options) {
    const tab = Math.random().toString(36).slice(2, 8);
    const defaults = { schedule: later, exclusively: oneWindowAtATime, now: Date.now, tab };
    this.#options = { ...defaults, settled() {}, changed() {}, ...options };
    this.#readDevice();
  }

  /** The changes that wait, oldest first. */
  get waiting() {
    return this.#entries.map((entry) => entry.op);
  }

  /** "idle", "sending", "unreachable", "busy", "signed-out" or "ended". */
  get state() {
    return this.#state;
  }

  /** Whether every waiting change stands on the device; if not, this window must stay open. */
  get safe() {
    return this.#entries.every((entry) => entry.stored);
  }

  /** Put a change in and let it go as soon as it can. */
  add(op) {
    const entry = { key: this.#nextKey(), op, stored: true };
    entry.stored = this.#store(entry);
    this.#entries.push(entry);
    this.#options.changed();
    return STALLED.has(this.#state) ? Promise.resolve() : this.flush();
  }

  /** Try again now: the connection is back, or somebody looks at the page again. */
  wake() {
    this.#forgetRetry();
    this.#wait = FIRST_WAIT;
    return this.flush();
  }

  /** Send all that waits, in order. Safe to call at any moment. */
  async flush() {
    if (this.#sending || this.#ended || !this.#entries.length) return;
    this.#forgetRetry();
    this.#sending = true;
    let goOn = false;
    try {
      goOn = await this.#options.exclusively(this.#options.prefix, () => this.#drain());
    } finally {
      this.#sending = false;
    }
    if (goOn && this.#entries.length) await this.flush();
  }

  /** Another window added or sent something: look at the device again. Usually that window sends its own. */
  sync() {
    if (!this.#readDevice()) return;
    this.#options.changed();
    if (this.#entries.length && !this.#sending && !this.#cancelRetry) this.#retryIn(LET_OTHER_WINDOW_FIRST);
  }

  async #drain() {
    for (;;) {
      this.sync();
      const entry = this.#entries[0];
      if (!entry) return this.#rest("idle", true);
      this.#become("sending");
      const outcome = await this.#trySend(entry.op);
      if (outcome.kind === "done" || outcome.kind === "refused") {
        this.#wait = FIRST_WAIT;
        this.#settle(entry, outcome);
      } else {
        return this.#stall(entry, outcome);
      }
    }
  }

  async #trySend(op) {
    try {
      return await this.#options.send(op);
    } catch {
      return { kind: "unreachable" };
    }
  }

  #settle(entry, outcome) {
    this.#options.settled(entry.op, outcome);
    this.#drop(entry);
    if (!this.#entries.length) this.#state = "idle";
    this.#options.changed();
  }

  #stall(entry, outcome) {
    if (outcome.kind === "ended") {
      this.#ended = true;
      this.#options.settled(entry.op, outcome);
      for (const each of [...this.#entries]) this.#drop(each);
    } else if (outcome.kind !== "signed-out") {
      this.#retryIn(this.#wait);
      this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
    }
    return this.#rest(outcome.kind, false);
  }

  #rest(state, goOn) {
    this.#become(state);
    return goOn;
  }

  #become(state) {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.changed();
  }

  #retryIn(wait) {
    this.#cancelRetry = this.#options.schedule(() => {
      this.#cancelRetry = null;
      return this.flush();
    }, wait);
  }

  #forgetRetry() {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  /** Keys sort by the moment of the change, also when the clock is put back within this window. */
  #nextKey() {
    this.#lastStamp = Math.max(this.#lastStamp + 1, this.#options.now());
    return `${this.#options.prefix}${this.#lastStamp.toString(36).padStart(10, "0")}-${this.#options.tab}`;
  }

  #store(entry) {
    try {
      this.#options.storage.setItem(entry.key, JSON.stringify(entry.op));
      return true;
    } catch {
      return false; // full, or not allowed: the change lives on in this window only
    }
  }

  #drop(entry) {
    this.#entries = this.#entries.filter((each) => each !== entry);
    try {
      this.#options.storage.removeItem(entry.key);
    } catch {
      // what could not be written need not be removed
    }
  }

  /** Take over what the device holds; true when that changed anything. */
  #readDevice() {
    const onDevice = this.#deviceEntries();
    if (!onDevice) return false;
    const known = new Set(this.#entries.map((entry) => entry.key));
    const fresh = onDevice.filter((entry) => !known.has(entry.key));
    const still = new Set(onDevice.map((entry) => entry.key));
    const gone = this.#entries.filter((entry) => entry.stored && !still.has(entry.key));
    for (const entry of gone) this.#options.settled(entry.op, { kind: "elsewhere" });
    if (!fresh.length && !gone.length) return false;
    this.#entries = [...this.#entries.filter((entry) => !gone.includes(entry)), ...fresh];
    this.#entries.sort((a, b) => (a.key < b.key ? -1 : 1));
    const latest = this.#entries.at(-1)?.key.slice(this.#options.prefix.length).split("-")[0];
    this.#lastStamp = Math.max(this.#lastStamp, latest ? parseInt(latest, 36) : 0);
    return true;
  }

  #deviceEntries() {
    const { storage, prefix } = this.#options;
    try {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
      return keys.filter((key) => key?.startsWith(prefix)).sort().map((key) => read(storage, key)).filter(Boolean);
    } catch {
      return null;
    }
  }
}

function read(storage, key) {
  try {
    const op = JSON.parse(storage.getItem(key));
    return op?.uuid && op.does ? { key, op, stored: true } : null;
  } catch {
    return null;
  }
}
