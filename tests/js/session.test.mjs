import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { Session } from "../../src/vensterbank/coding/static/coding/session.js";
import { Clock, DAAN, Memory, NOOR, quiet } from "./fakes.mjs";

const COGNITIVE = { uuid: "cog", kind: "area", key: "cognitive", name: "cognitief", area: "cognitive", retired: false };
const WORDS = { start: 3, end: 9 };
const DAANS = { uuid: "d", start: 0, end: 5, code: "cog", coder: DAAN, coderName: "Daan", connection: null, from: null, to: null };

const opened = [];
afterEach(() => opened.splice(0).forEach((session) => session.stop()));

/** Noor opens a transcript; `answers` may replace what the server says. */
function open(answers = {}) {
  const kept = new Map();
  const told = [];
  const api = {
    put: async (uuid, { label, ...body }) => {
      const code = body.code ?? `made-for-${label.name}`;
      const newCode = label ? { uuid: code, kind: label.kind, key: null, name: label.name, area: null, retired: false } : undefined;
      const coding = { uuid, ...body, code, coder: NOOR, coderName: "Noor" };
      kept.set(uuid, coding);
      return { kind: "done", data: { ...coding, newCode } };
    },
    remove: async (uuid) => {
      kept.delete(uuid);
      return { kind: "done", data: null };
    },
    undo: async () => ({ kind: "done", data: null }),
    list: async () => ({ kind: "done", data: { version: kept.size + 1, codings: [...kept.values()] } }),
    ...answers,
  };
  const tell = (what) => (detail) => told.push(detail === undefined || detail instanceof Set ? what : `${what} ${detail}`);
  const session = new Session({
    page: { codes: [COGNITIVE], codings: [], coder: NOOR, paragraphs: [{ start: 0, end: 40 }] },
    api,
    outbox: { prefix: "p:", storage: new Memory(), schedule: new Clock().schedule, exclusively: (_name, work) => work() },
    listener: { ended: tell("ended"), signedOut: tell("signed out"), signedIn: tell("signed in"), refused: tell("refused") },
  });
  opened.push(session);
  const seen = () => [...session.book.all].map(({ uuid }) => uuid);
  return { session, kept, told, seen };
}

test("session, a coding: is seen at once and confirmed by the server", async () => {
  const { session, kept, seen } = open();
  const { coding } = session.deeds.toggle(WORDS, { code: "cog" });
  assert.deepEqual([seen(), session.book.get(coding.uuid).waits], [[coding.uuid], true]);
  await quiet();
  assert.deepEqual([[...kept.keys()], session.book.get(coding.uuid).waits], [[coding.uuid], undefined]);
});

test("session, a new name: the code that the server made is known from then on", async () => {
  const { session } = open();
  const { coding } = session.deeds.toggle(WORDS, { label: { kind: "theme", name: "Eilanden" } });
  await quiet();
  assert.equal(session.book.meaning(session.book.get(coding.uuid)).name, "Eilanden");
  assert.deepEqual(session.book.namesOf("theme"), ["Eilanden"]);
});

test("session, a colleague coded: is seen after listening", async () => {
  const { session, kept, seen } = open();
  kept.set("d", DAANS);
  session.start();
  await session.listen();
  assert.deepEqual(seen(), ["d"]);
});

test("session, the server's list set out before one's own coding arrived: the coding stays in sight", async () => {
  let answer = null;
  const { session, seen } = open({ list: () => new Promise((resolve) => (answer = resolve)) });
  session.start();
  const listening = session.listen();
  const { coding } = session.deeds.toggle(WORDS, { code: "cog" });
  await quiet();
  answer({ kind: "done", data: { version: 7, codings: [] } });
  await listening;
  assert.deepEqual(seen(), [coding.uuid]);
});

test("session, the server refuses a coding: it is taken back, with the reason", async () => {
  const { session, told, seen } = open({ put: async () => ({ kind: "refused", detail: "Deze code bestaat niet meer." }) });
  session.deeds.toggle(WORDS, { code: "cog" });
  await quiet();
  assert.deepEqual([seen(), told], [[], ["refused Deze code bestaat niet meer."]]);
});

test("session, access ends while changes wait: says once how many were lost", async () => {
  const { session, told } = open({ put: async () => ({ kind: "ended" }), list: async () => ({ kind: "ended" }) });
  session.start();
  session.deeds.toggle(WORDS, { code: "cog" });
  session.deeds.toggle({ start: 10, end: 12 }, { code: "cog" });
  await quiet();
  assert.deepEqual(told.filter((each) => each.startsWith("ended")), ["ended 2"]);
});

test("session, access ends while listening: says so", async () => {
  const { session, told } = open({ list: async () => ({ kind: "ended" }) });
  session.start();
  await session.listen();
  assert.deepEqual(told, ["ended 0"]);
});

test("session, the login is over: keeps the change and says so", async () => {
  const { session, told, seen } = open({ put: async () => ({ kind: "signed-out" }) });
  session.deeds.toggle(WORDS, { code: "cog" });
  await quiet();
  assert.ok(told.includes("signed out"));
  assert.deepEqual([session.outbox.waiting.length, seen().length], [1, 1]);
});

test("undo, of what was just done: takes it off here and there", async () => {
  const { session, kept, seen } = open();
  session.deeds.toggle(WORDS, { code: "cog" });
  await quiet();
  assert.deepEqual(await session.undo(), { kind: "done", did: "removed" });
  await quiet();
  assert.deepEqual([kept.size, seen()], [0, []]);
});

test("undo, nothing done on this page: asks the server for what was done before", async () => {
  const { session, seen } = open({ undo: async () => ({ kind: "done", data: { removed: [], restored: [{ ...DAANS, coder: NOOR }] } }) });
  assert.deepEqual(await session.undo(), { kind: "done", did: "restored" });
  assert.deepEqual(seen(), ["d"]);
});

test("undo, the server has nothing either: says nothing was left", async () => {
  assert.deepEqual(await open().session.undo(), { kind: "nothing" });
});

test("undo, pressed twice while the server thinks: asks once", async () => {
  let asked = 0;
  const undo = async () => {
    asked += 1;
    await quiet();
    return { kind: "done", data: null };
  };
  const { session } = open({ undo });
  const answers = await Promise.all([session.undo(), session.undo()]);
  assert.deepEqual([asked, answers[1]], [1, { kind: "waits" }]);
});

test("undo, further back while changes wait for a connection: waits too", async () => {
  const { session } = open({ put: async () => ({ kind: "unreachable" }) });
  const { coding } = session.deeds.toggle(WORDS, { code: "cog" });
  await quiet();
  session.deeds.forget(coding.uuid);
  assert.deepEqual(await session.undo(), { kind: "waits" });
});
