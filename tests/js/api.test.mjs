import assert from "node:assert/strict";
import { test } from "node:test";

import { createApi, sender } from "../../src/vensterbank/coding/static/coding/api.js";

const answer = (status, body = null, type = "application/json") =>
  new Response(body === null ? null : JSON.stringify(body), { status, headers: { "Content-Type": type } });
const problem = (status, detail) => answer(status, { status, title: "Mis", detail }, "application/problem+json");
const apiThatSays = (response) => createApi({ base: "/api/v1/transcripts/t", csrf: "c", fetch: async () => response });

test("api, a put: goes to the coding's own address with the token", async () => {
  const asked = [];
  const api = createApi({ base: "/api/v1/transcripts/t", csrf: "c", fetch: async (...all) => asked.push(all) && answer(200, {}) });
  await api.put("u", { start: 1 });
  const [address, { method, headers, body }] = asked[0];
  assert.deepEqual([address, method, headers["X-CSRFToken"], body], ["/api/v1/transcripts/t/codings/u", "PUT", "c", '{"start":1}']);
});

for (const [what, response, kind] of [
  ["201 with a coding", answer(201, { uuid: "u" }), "done"],
  ["204", answer(204), "done"],
  ["a problem 409", problem(409, "Bestaat niet meer."), "refused"],
  ["a problem 400", problem(400, "Buiten de tekst."), "refused"],
  ["the server's own 404", problem(404, "Weg."), "ended"],
  ["a proxy's 404", answer(404, "<h1>", "text/html"), "busy"],
  ["401", problem(401, "Log in."), "signed-out"],
  ["403", problem(403, "Log in."), "signed-out"],
  ["429", answer(429, {}), "busy"],
  ["500", answer(500, "x", "text/html"), "busy"],
]) {
  test(`api, ${what}: ${kind}`, async () => {
    assert.equal((await apiThatSays(response).put("u", {})).kind, kind);
  });
}

test("api, sent on to the login page: signed out", async () => {
  assert.equal((await apiThatSays({ type: "opaqueredirect", status: 0 }).list(0)).kind, "signed-out");
});

test("api, no connection: unreachable, and nothing is thrown", async () => {
  const fetch = async () => {
    throw new TypeError("Failed to fetch");
  };
  assert.deepEqual(await createApi({ base: "", csrf: "", fetch }).undo(), { kind: "unreachable" });
});

test("api, an answer that breaks off: unreachable", async () => {
  const half = new Response("{", { status: 200, headers: { "Content-Type": "application/json" } });
  assert.equal((await apiThatSays(half).put("u", {})).kind, "unreachable");
});

const NEW = { uuid: "u", does: "put", body: {} };
const says = (put, list) => sender({ put: async () => put, list: async () => list });

test("sender, 404 for a change and for the transcript: access has ended", async () => {
  assert.equal((await says({ kind: "ended" }, { kind: "ended" })(NEW)).kind, "ended");
});

test("sender, 404 for a change but the transcript is there: that change is refused", async () => {
  assert.deepEqual(await says({ kind: "ended", detail: "Weg." }, { kind: "done" })(NEW), { kind: "refused", detail: "Weg." });
});

test("sender, 404 for a change and no answer about the transcript: tries again later", async () => {
  assert.equal((await says({ kind: "ended" }, { kind: "unreachable" })(NEW)).kind, "unreachable");
});
