/** A few helpers to make elements without any markup in strings. */

/** Make an element. Attributes that are null or false are left out; functions become listeners. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A text with its *starred* words in bold. */
export function emphasised(text) {
  return text.split("*").map((part, index) => (index % 2 ? h("b", {}, part) : part));
}

/** A reader of texts: fills in {names}, and chooses between `key_one` and `key_other` when there is a number n. */
export function speaker(texts) {
  return (key, values = {}) => {
    const chosen = "n" in values ? `${key}_${values.n === 1 ? "one" : "other"}` : key;
    const text = texts[chosen] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
}
