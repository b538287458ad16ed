import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox } from "../../src/vensterbank/coding/static/coding/outbox.js";
import { Clock, Memory, Server, put, quiet, remove } from "./fakes.mjs";

const PREFIX = "vb-coder:1:gesprek-karim:noor:";

/** A window of Noor's on one transcript. */
function open({ memory = new Memory(), server = new Server(), clock = new Clock(), ...more } = {}) {
  const settled = [];
  const outbox = new Outbox({
    prefix: PREFIX,
    storage: memory,
    send: server.send,
    schedule: clock.schedule,
    exclusively: (_name, work) => work(),
    settled: (op, outcome) => settled.push(`${outcome.kind} ${op.uuid}`),
    ...more,
  });
  return { outbox, memory, server, clock, settled };
}

test("outbox, a change with a good connection: arrives and leaves the device", async () => {
  const { outbox, server, memory } = open();
  await outbox.add(put("a"));
  assert.deepEqual(server.arrived, ["put a"]);
  assert.deepEqual([outbox.waiting.length, memory.length, outbox.state], [0, 0, "idle"]);
});

test("outbox, before the server has answered: the change stands on the device", () => {
  const { outbox, memory } = open({ send: () => new Promise(() => {}) });
  outbox.add(put("a", { start: 3, end: 9, code: "c" }));
  assert.deepEqual(JSON.parse(memory.getItem(memory.key(0))), put("a", { start: 3, end: 9, code: "c" }));
  assert.equal(outbox.state, "sending");
});

test("outbox, connection lost: the change waits and says so", async () => {
  const { outbox, server } = open();
  server.plan = ["lost"];
  await outbox.add(put("a"));
  assert.deepEqual([outbox.waiting.length, outbox.state, server.arrived.length], [1, "unreachable", 0]);
});

test("outbox, connection lost and back: the change arrives once", async () => {
  const { outbox, server, clock } = open();
  server.plan = ["lost", "lost"];
  await outbox.add(put("a"));
  await clock.ring();
  await clock.ring();
  assert.deepEqual([server.arrived, outbox.state], [["put a"], "idle"]);
});

test("outbox, connection stays away: waits longer each time, but no longer than half a minute", async () => {
  const { outbox, server, clock } = open();
  server.plan = Array(9).fill("lost");
  await outbox.add(put("a"));
  for (let turn = 0; turn < 7; turn += 1) await clock.ring();
  assert.deepEqual(clock.waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
});

test("outbox, more changes while it waits: none overtakes another", async () => {
  const { outbox, server, clock } = open();
  server.plan = ["lost"];
  await outbox.add(put("a"));
  outbox.add(put("b"));
  outbox.add(remove("a"));
  outbox.add(put("c"));
  await quiet();
  assert.equal(server.arrived.length, 0);
  await clock.ring();
  assert.deepEqual(server.arrived, ["put a", "put b", "delete a", "put c"]);
});

test("outbox, connection lost in the middle: goes on with the one that did not arrive", async () => {
  const { outbox, server, clock } = open();
  server.plan = ["ok", "lost"];
  outbox.add(put("a"));
  outbox.add(put("b"));
  outbox.add(put("c"));
  await quiet();
  await clock.ring();
  assert.deepEqual(server.arrived, ["put a", "put b", "put c"]);
});

test("outbox, the answer is lost: is sent again under the same name, so that the server has it once", async () => {
  const { outbox, server, clock } = open();
  server.plan = ["lost reply"];
  await outbox.add(put("a"));
  await clock.ring();
  assert.deepEqual(server.arrived, ["put a", "put a"]);
  assert.deepEqual([...server.codings.keys()], ["a"]);
  assert.equal(outbox.waiting.length, 0);
});

test("outbox, the answer to a delete is lost and something follows: the end is right", async () => {
  const { outbox, server, clock } = open();
  server.plan = ["ok", "lost reply"];
  outbox.add(put("a"));
  outbox.add(remove("a"));
  outbox.add(put("b"));
  await quiet();
  await clock.ring();
  assert.deepEqual([...server.codings.keys()], ["b"]);
});

test("outbox, the page is loaded again while changes wait: they are there, in order, and arrive", async () => {
  const before = open();
  before.server.plan = ["lost"];
  await before.outbox.add(put("a"));
  before.outbox.add(put("b"));
  before.outbox.add(remove("a"));
  const after = open({ memory: before.memory });
  assert.deepEqual(after.outbox.waiting.map((op) => `${op.does} ${op.uuid}`), ["put a", "put b", "delete a"]);
  await after.outbox.wake();
  assert.deepEqual(after.server.arrived, ["put a", "put b", "delete a"]);
  assert.equal(after.memory.length, 0);
});

test("outbox, a crash while sending: is sent again by the next page", async () => {
  const memory = new Memory();
  const server = new Server();
  open({ memory, send: (op) => server.send(op).then(() => new Promise(() => {})) }).outbox.add(put("a"));
  await quiet();
  await open({ memory, server }).outbox.wake();
  assert.deepEqual([server.arrived, [...server.codings.keys()]], [["put a", "put a"], ["a"]]);
});

test("outbox, changes after a reload: stand behind those from before", async () => {
  const before = open({ now: () => 5_000 });
  before.server.plan = ["lost"];
  await before.outbox.add(put("a"));
  const after = open({ memory: before.memory, now: () => 1_000 }); // the clock was put back
  after.server.plan = ["lost"];
  await after.outbox.add(put("b"));
  assert.deepEqual(after.outbox.waiting.map((op) => op.uuid), ["a", "b"]);
});

test("outbox, another coder on the same device: never sends Noor's changes", async () => {
  const noor = open();
  noor.server.plan = ["lost"];
  await noor.outbox.add(put("a"));
  const daan = open({ memory: noor.memory, prefix: "vb-coder:1:gesprek-karim:daan:" });
  await daan.outbox.wake();
  assert.deepEqual(daan.server.arrived, []);
});

test("outbox, two windows: neither loses what the other wrote", async () => {
  const [memory, server] = [new Memory(), new Server()];
  const [one, other] = [open({ memory, server, now: () => 1 }), open({ memory, server, now: () => 2 })];
  server.plan = ["lost", "lost"];
  await one.outbox.add(put("a"));
  await other.outbox.add(put("b"));
  await one.outbox.wake();
  assert.deepEqual(server.arrived, ["put a", "put b"]);
});

test("outbox, two windows, the other's change is older: goes first", async () => {
  const [memory, server] = [new Memory(), new Server()];
  const [late, early] = [open({ memory, server, now: () => 2 }), open({ memory, server, now: () => 1 })];
  server.plan = ["lost", "lost"];
  await late.outbox.add(put("b"));
  await early.outbox.add(put("a"));
  late.outbox.sync();
  assert.deepEqual(late.outbox.waiting.map((op) => op.uuid), ["a", "b"]);
});

test("outbox, another window has sent it: is told as settled elsewhere and not sent again", async () => {
  const [memory, server] = [new Memory(), new Server()];
  const [one, other] = [open({ memory, server }), open({ memory, server })];
  server.plan = ["lost"];
  await one.outbox.add(put("a"));
  other.outbox.sync();
  await other.outbox.wake();
  one.outbox.sync();
  await one.clock.ring();
  assert.deepEqual([server.arrived, one.settled, one.outbox.waiting], [["put a"], ["elsewhere a"], []]);
});

test("outbox, another window wrote something and was closed: this one sends it", async () => {
  const [memory, server] = [new Memory(), new Server()];
  const [one, other] = [open({ memory, server }), open({ memory, server })];
  server.plan = ["lost"];
  await one.outbox.add(put("a"));
  other.outbox.sync();
  await other.clock.ring();
  assert.deepEqual(server.arrived, ["put a"]);
});

test("outbox, a change of one's own while another window's waits: both go at once", async () => {
  const [memory, server] = [new Memory(), new Server()];
  const [one, other] = [open({ memory, server, now: () => 1 }), open({ memory, server, now: () => 2 })];
  server.plan = ["lost"];
  await one.outbox.add(put("a"));
  other.outbox.sync();
  await other.outbox.add(put("b"));
  assert.deepEqual(server.arrived, ["put a", "put b"]);
});

test("outbox, the server refuses one: that one goes, the next arrives", async () => {
  const { outbox, server, settled } = open();
  server.plan = ["refused"];
  outbox.add(put("a"));
  outbox.add(put("b"));
  await quiet();
  assert.deepEqual([settled, server.arrived], [["refused a", "done b"], ["put b"]]);
});

test("outbox, the session is over: everything waits until it is woken", async () => {
  const { outbox, server, clock } = open();
  server.plan = ["signed-out"];
  await outbox.add(put("a"));
  assert.deepEqual([outbox.state, outbox.waiting.length, clock.waits], ["signed-out", 1, []]);
  await outbox.wake();
  assert.deepEqual(server.arrived, ["put a"]);
});

test("outbox, access has ended: nothing stays on the device and nothing is sent any more", async () => {
  const { outbox, server, memory, settled } = open();
  server.plan = ["ended"];
  outbox.add(put("a"));
  outbox.add(put("b"));
  await quiet();
  await outbox.wake();
  assert.deepEqual([outbox.state, memory.length, server.arrived, settled], ["ended", 0, [], ["ended a"]]);
});

test("outbox, the server has a bad moment: tries again", async () => {
  const { outbox, server, clock } = open();
  server.plan = ["busy"];
  await outbox.add(put("a"));
  assert.equal(outbox.state, "busy");
  await clock.ring();
  assert.deepEqual(server.arrived, ["put a"]);
});

test("outbox, the device takes nothing: still sends, and says that only this window has it", async () => {
  const full = new Memory();
  full.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  const { outbox, server, clock } = open({ memory: full });
  server.plan = ["lost"];
  await outbox.add(put("a"));
  assert.equal(outbox.safe, false);
  await clock.ring();
  assert.deepEqual([server.arrived, outbox.safe], [["put a"], true]);
});

test("outbox, no memory at all: still sends", async () => {
  const { outbox, server } = open({ memory: null });
  await outbox.add(put("a"));
  assert.deepEqual(server.arrived, ["put a"]);
});

test("outbox, rubbish on the device under its name: is passed over", async () => {
  const memory = new Memory();
  memory.setItem(`${PREFIX}0000000001-x`, "{half");
  const { outbox, server } = open({ memory });
  await outbox.add(put("a"));
  assert.deepEqual(server.arrived, ["put a"]);
});

test("outbox, pressed on while one is under way: sends each once", async () => {
  const { outbox, server } = open();
  outbox.add(put("a"));
  outbox.add(put("b"));
  outbox.wake();
  outbox.wake();
  await quiet();
  assert.deepEqual(server.arrived, ["put a", "put b"]);
});

test("outbox, a change just as the queue runs empty: does not stay behind", async () => {
  const server = new Server();
  let outbox = null;
  let hasAdded = false;
  const exclusively = async (_name, work) => {
    const goOn = await work();
    if (!hasAdded) {
      hasAdded = true;
      outbox.add(put("b")); // between the last look and letting go
    }
    return goOn;
  };
  ({ outbox } = open({ server, exclusively }));
  outbox.add(put("a"));
  await quiet();
  assert.deepEqual(server.arrived, ["put a", "put b"]);
});
