/** The borders of the coder, made of plain objects: a device's memory, a clock, and a server that may be out of reach. */

export const NOOR = "11111111-1111-4111-8111-111111111111";
export const DAAN = "22222222-2222-4222-8222-222222222222";

/** Something like localStorage. */
export class Memory {
  #items = new Map();

  get length() {
    return this.#items.size;
  }

  key(index) {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key) {
    return this.#items.get(key) ?? null;
  }

  setItem(key, value) {
    this.#items.set(key, String(value));
  }

  removeItem(key) {
    this.#items.delete(key);
  }
}

/** A clock that only moves when it is told to. */
export class Clock {
  #works = [];
  waits = [];

  schedule = (work, wait) => {
    this.#works.push(work);
    this.waits.push(wait);
    return () => {
      this.#works = this.#works.filter((each) => each !== work);
    };
  };

  async ring() {
    const due = this.#works;
    this.#works = [];
    await Promise.all(due.map((work) => work()));
    await quiet();
  }
}

/** Let everything that is under way finish. */
export async function quiet() {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

/**
 * A server that keeps codings by UUID. `plan` holds what happens to the next requests, first one first:
 * "ok", "lost" (never arrives), "lost reply" (arrives, the answer does not), "busy", "signed-out", "refused", "ended".
 */
export class Server {
  codings = new Map();
  arrived = [];
  plan = [];

  send = async (op) => {
    const fate = this.plan.shift() ?? "ok";
    await Promise.resolve();
    if (fate === "lost") throw new TypeError("network");
    if (fate === "busy" || fate === "signed-out" || fate === "ended") return { kind: fate };
    if (fate === "refused") return { kind: "refused", detail: "Deze code bestaat niet meer." };
    this.arrived.push(`${op.does} ${op.uuid}`);
    if (op.does === "put") this.codings.set(op.uuid, op.body);
    else this.codings.delete(op.uuid);
    if (fate === "lost reply") throw new TypeError("network");
    return { kind: "done", data: op.does === "put" ? { uuid: op.uuid, ...op.body } : null };
  };
}

/** Put and delete as the desk would hand them over. */
export const put = (uuid, body = { start: 0, end: 5, code: "c" }) => ({ uuid, does: "put", body });
export const remove = (uuid) => ({ uuid, does: "delete", body: null });
