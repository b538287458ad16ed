/**
 * Which key asks for what. Keys only count while the focus is inside the coder and not in a field, so that nobody
 * who speaks or types elsewhere sets anything off (WCAG 2.1.4).
 */

/** Letters, figures and signs that ask for a deed; the panel shows the same keys on its buttons. */
export const KEY_OF_DEED = new Map([
  ["area:cognitive", "1"],
  ["area:intrapersonal", "2"],
  ["area:societal", "3"],
  ["ask:competence", "k"],
  ["ask:verb", "w"],
  ["ask:value", "r"],
  ["ask:theme", "h"],
  ["mark:act", "a"],
  ["mark:opinion", "m"],
  ["mark:typical", "t"],
  ["connection:made", "+"],
  ["connection:broken", "-"],
  ["connection:none", "0"],
  ["ask:parties", "v"],
  ["help", "?"],
]);

const DEED_OF_KEY = new Map(Array.from(KEY_OF_DEED, ([deed, key]) => [key, deed]));
DEED_OF_KEY.set("−", "connection:broken");

/** How a key is written on its button. */
export function keyLabel(deed, texts) {
  if (deed === "undo") return texts.keyUndo;
  if (deed === "remove") return texts.keyRemove;
  return KEY_OF_DEED.get(deed)?.replace("-", "−") ?? "";
}

const MOVES = new Map([
  ["ArrowUp", { does: "move", by: -1 }],
  ["ArrowDown", { does: "move", by: 1 }],
  ["Home", { does: "move", by: -Infinity }],
  ["End", { does: "move", by: Infinity }],
  ["ArrowLeft", { does: "cycle", by: -1 }],
  ["ArrowRight", { does: "cycle", by: 1 }],
]);
const STEPS = new Map([
  ["ArrowLeft", { does: "step", by: "word", way: -1 }],
  ["ArrowRight", { does: "step", by: "word", way: 1 }],
  ["Home", { does: "step", by: "paragraph", way: -1 }],
  ["End", { does: "step", by: "paragraph", way: 1 }],
]);
const GROWTHS = new Map([
  ["ArrowLeft", { does: "grow", by: "word", way: -1 }],
  ["ArrowRight", { does: "grow", by: "word", way: 1 }],
  ["ArrowUp", { does: "grow", by: "paragraph", way: -1 }],
  ["ArrowDown", { does: "grow", by: "paragraph", way: 1 }],
  ["Home", { does: "grow", by: "paragraph", way: -1 }],
  ["End", { does: "grow", by: "paragraph", way: 1 }],
]);

/**
 * What a key press asks for, or null when the press is not ours.
 * @param {KeyboardEvent} event
 * @param {{inText: boolean, hasWords: boolean}} where whether the focus is on a paragraph, and words are selected
 */
export function askedBy(event, { inText, hasWords }) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return key === "z" && !event.shiftKey ? { does: "undo" } : null;
  if (key === "Escape") return { does: "letGo" };
  if (inText) {
    const still = event.shiftKey ? GROWTHS.get(key) : (hasWords && STEPS.get(key)) || MOVES.get(key);
    if (still) return { ...still, mayRepeat: true };
    if (key === "Delete" || key === "Backspace") return { does: "remove" };
  }
  const deed = DEED_OF_KEY.get(key);
  return deed ? { does: "deed", deed } : null;
}

/** Whether a press belongs to somebody who is typing. */
export function isTyping(event) {
  const { target } = event;
  return event.isComposing || Boolean(target?.closest?.("input, textarea, select, [contenteditable=true]"));
}
