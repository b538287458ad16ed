import assert from "node:assert/strict";
import { test } from "node:test";

import { infinitivesOf, suggestVerb, wordOfVerb } from "../../src/vensterbank/coding/static/coding/verbs.js";

for (const [form, infinitive] of [
  ["durfde", "durven"], ["pakte", "pakken"], ["maakte", "maken"], ["meldde", "melden"], ["gemeld", "melden"], ["gewerkt", "werken"],
  ["vastgelegd", "vastleggen"], ["merkt", "merken"], ["deelt", "delen"], ["belde", "bellen"], ["teruggekoppeld", "terugkoppelen"], ["Voelde", "voelen"],
]) {
  test(`verbs, ${form}: ${infinitive} is among the guesses`, () => {
    assert.ok(infinitivesOf(form, "nl").includes(infinitive), infinitivesOf(form, "nl").join(", "));
  });
}

for (const [form, infinitive] of [["called", "call"], ["tried", "try"], ["stopped", "stop"], ["shared", "share"], ["asking", "ask"], ["noticed", "notice"]]) {
  test(`verbs, ${form}: ${infinitive} is among the guesses`, () => {
    assert.ok(infinitivesOf(form, "en").includes(infinitive), infinitivesOf(form, "en").join(", "));
  });
}

const words = (text) => Array.from(text.matchAll(/\S+/g), (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
const KNOWLEDGE = { language: "nl", used: new Set(["durven"]), forms: { besproken: "bespreken" }, guess: false };

test("verbs, a quote with a verb that was used before: suggests it at its word", () => {
  assert.deepEqual(suggestVerb(words("ik durfde het niet"), KNOWLEDGE), { name: "durven", start: 3, end: 9 });
});

test("verbs, a form from the server's list: suggests its infinitive", () => {
  assert.equal(suggestVerb(words("dat hebben we besproken"), KNOWLEDGE).name, "bespreken");
});

test("verbs, a quote with unknown words: suggests nothing", () => {
  assert.equal(suggestVerb(words("de flat aan de vaart"), KNOWLEDGE), null);
});

test("verbs, one unknown word that was chosen: is guessed at", () => {
  assert.equal(suggestVerb(words("wandelde"), { ...KNOWLEDGE, guess: true }).name, "wandelen");
});

test("verbs, a form called like a part of every object: is no form", () => {
  assert.equal(suggestVerb(words("constructor toString"), KNOWLEDGE), null);
});

test("verbs, the coder names another verb of the quote: its own word is found", () => {
  assert.equal(wordOfVerb(words("ik durfde te bellen"), "bellen", "nl", {}).start, 13);
});
