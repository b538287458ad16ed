/**
 * A guess at the infinitive of a word, to save typing. It only ever fills in a field that the coder then keeps or
 * changes: regular Dutch and English forms come out right often enough, irregular ones come from the verbs that
 * were used before or from the list that the server may send along.
 */

const VOWEL = "[aeiouy]";

/** @returns {string[]} infinitives that could belong to the form, the likeliest first */
export function infinitivesOf(form, language) {
  const word = form.toLocaleLowerCase(language).normalize("NFC");
  if (!/^\p{L}[\p{L}\p{M}'’-]*$/u.test(word)) return [];
  const guesses = language?.startsWith("en") ? englishGuesses(word) : dutchGuesses(word);
  return [...new Set(guesses)];
}

function dutchGuesses(word) {
  const guesses = word.endsWith("en") ? [word] : [];
  const took = /^(?<before>.{2,5})?ge(?<stem>.{2,})(?<tail>[dt])$/.exec(word);
  const past = /^(?<stem>.+?)(?<tail>dd?|tt?)en?$/.exec(word);
  const lasts = /^(?<stem>.{2,})t$/.exec(word);
  if (took) {
    const { before = "", stem, tail } = took.groups;
    guesses.push(...[stem, stem + tail].flatMap((root) => dutchInfinitives(root, tail)).map((verb) => before + verb));
  }
  if (past) {
    const { stem, tail } = past.groups;
    if (tail.length > 1) guesses.push(...dutchInfinitives(stem + tail[0], tail));
    guesses.push(...dutchInfinitives(stem, tail));
  }
  if (lasts) guesses.push(...dutchInfinitives(lasts.groups.stem, ""));
  if (!word.endsWith("en")) guesses.push(...dutchInfinitives(word, ""));
  return guesses;
}

/** durf + d → durven, maak + t → maken, pak + t → pakken, wandel + d → wandelen (or, as in vertel, wandellen). */
function dutchInfinitives(stem, tail) {
  let root = stem;
  if (!tail.startsWith("t")) root = root.replace(/([^f])f$/, "$1v").replace(/([^s])s$/, "$1z");
  if (/(?:^|[^aeiou])[aeiou][bcdfgklmnprstz]$/.test(root)) {
    const doubled = `${root}${root.at(-1)}en`;
    return /[aeiouy].*[^aeiou]e[lmnr]$/.test(root) ? [`${root}en`, doubled] : [doubled];
  }
  return [`${root.replace(/([aeou])\1([^aeiou])$/, "$1$2")}en`];
}

function englishGuesses(word) {
  const guesses = [];
  const regular = /^(?<stem>.{2,}?)(?:ed|ing)$/.exec(word);
  if (word.endsWith("ied")) return [`${word.slice(0, -3)}y`];
  if (regular) {
    const { stem } = regular.groups;
    const doubled = new RegExp(`${VOWEL}([bdgmnprt])\\1$`).test(stem);
    if (doubled) guesses.push(stem.slice(0, -1));
    guesses.push(/(?:[^aeiou][aeiou][cdkmrsvz]|[csvz])$/.test(stem) && !/ss$/.test(stem) ? `${stem}e` : stem);
  }
  return [...guesses, word];
}

/**
 * The verb to suggest among words, or null: `{name, start, end}`.
 * @param {{text: string, start: number, end: number}[]} words
 * @param {{language: string, used: Set<string>, forms: Record<string, string>, guess: boolean}} knowledge
 *   used: infinitives in use; forms: known form → infinitive; guess: also guess at a word that nobody knows
 */
export function suggestVerb(words, { language, used, forms, guess }) {
  for (const word of words) {
    const form = word.text.toLocaleLowerCase(language);
    const known = Object.hasOwn(forms, form) ? forms[form] : null;
    const name = known ?? infinitivesOf(form, language).find((infinitive) => used.has(infinitive));
    if (name) return { name, start: word.start, end: word.end };
  }
  if (!guess || words.length !== 1) return null;
  const [name] = infinitivesOf(words[0].text, language);
  return name ? { name, start: words[0].start, end: words[0].end } : null;
}

/** The first word that is a form of this infinitive, or null. */
export function wordOfVerb(words, infinitive, language, forms) {
  const wanted = infinitive.toLocaleLowerCase(language);
  const isForm = ({ text }) => {
    const form = text.toLocaleLowerCase(language);
    if (form === wanted || (Object.hasOwn(forms, form) && forms[form] === wanted)) return true;
    return infinitivesOf(form, language).includes(wanted);
  };
  return words.find(isForm) ?? null;
}
