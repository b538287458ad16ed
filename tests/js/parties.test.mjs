import assert from "node:assert/strict";
import { test } from "node:test";

import { Parties } from "../../src/vensterbank/coding/static/coding/telling.js";

const PEOPLE = [
  { key: "function:manager", name: "Ineke" },
  { key: "respondent:karim", name: "Karim" },
  { key: "function:resident", name: "bewoner" },
];

test("parties, nothing chosen yet: from the one who speaks to the first other", () => {
  assert.deepEqual(new Parties(PEOPLE).next("Karim"), { from: "respondent:karim", to: "function:manager" });
});

test("parties, after a connection with a resident: to the resident again", () => {
  const parties = new Parties(PEOPLE);
  parties.noticed({ to: "function:resident" });
  assert.deepEqual(parties.next("Karim"), { from: "respondent:karim", to: "function:resident" });
});

test("parties, chosen by the coder: holds, whoever speaks", () => {
  const parties = new Parties(PEOPLE);
  parties.choose("function:manager", "respondent:karim");
  assert.deepEqual(parties.next("Karim"), { from: "function:manager", to: "respondent:karim" });
});
