/** The two questions that the panel can put: one of a list, or a name. Each answers once, null when it is let go. */

import { h } from "./dom.js";

const MOST_NAMES = 7;

class Question {
  #settle;

  constructor() {
    this.answer = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  give(answer) {
    this.#settle(answer);
  }

  letGo() {
    this.give(null);
  }

  frame(title, t, ...content) {
    const back = h(
      "button",
      { type: "button", class: "vb-deed", click: () => this.letGo() },
      h("span", { class: "vb-deed-label" }, t("back")),
      h("kbd", { "aria-hidden": "true" }, t("keyBack")),
    );
    const soft = h("div", { class: "vb-deeds vb-deeds--soft" }, back);
    const heading = h("h2", { class: "vb-coder-title" }, title);
    const attributes = { class: "vb-coder-question", role: "group", "aria-label": title };
    this.element = h("div", attributes, heading, ...content, soft);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      this.letGo();
    });
  }
}

/** One of a list, by its number, by arrow and Enter, or by a press. */
export class Choice extends Question {
  #buttons;

  /** @param {{title: string, options: {key: string, label: string, look?: string}[], t}} what */
  constructor({ title, options, t }) {
    super();
    this.#buttons = options.map(({ key, label, look = null }, index) =>
      h(
        "button",
        { type: "button", class: "vb-deed", click: () => this.give(key) },
        look ? h("span", { class: `vb-coder-swatch ${look}`, "aria-hidden": "true" }) : null,
        h("span", { class: "vb-deed-label" }, label),
        index < 9 ? h("kbd", { "aria-hidden": "true" }, String(index + 1)) : null,
      ),
    );
    this.frame(title, t, h("div", { class: "vb-deeds vb-deeds--long" }, ...this.#buttons));
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  begin() {
    this.#buttons[0]?.focus();
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#buttons.indexOf(document.activeElement);
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const numbered = /^[1-9]$/.test(event.key) ? this.#buttons[Number(event.key) - 1] : null;
    event.stopPropagation(); // while a question is open, no other key does anything
    if (!way && !numbered) return;
    event.preventDefault();
    if (numbered && !event.repeat) numbered.click();
    else if (way) this.#buttons.at((at + way) % this.#buttons.length).focus();
  }
}

/** A name, typed or taken from those in use. */
export class Name extends Question {
  #input;
  #list;
  #names;
  #marked = -1;

  /** @param {{title: string, hint: string, value: string, names: string[], t}} what */
  constructor({ title, hint, value, names, t }) {
    super();
    this.#names = names;
    const id = "vb-coder-names";
    this.#list = h("ul", { class: id, id, role: "listbox", "aria-label": t("namesInUse") });
    this.#input = h("input", {
      class: "vb-input",
      type: "text",
      role: "combobox",
      "aria-label": title,
      "aria-controls": "vb-coder-names",
      "aria-expanded": "true",
      "aria-autocomplete": "list",
      "aria-describedby": "vb-coder-hint",
      autocomplete: "off",
      autocapitalize: "none",
      maxlength: "120",
      value,
      input: () => this.#filter(),
      keydown: (event) => this.#key(event),
    });
    const keep = h("button", { type: "submit", class: "vb-button vb-button--primary" }, t("keep"));
    const onSubmit = (event) => {
      event.preventDefault();
      this.#keep(this.#input.value);
    };
    const field = h("div", { class: "vb-coder-field" }, this.#input, keep);
    const note = h("p", { class: "vb-coder-hint", id: "vb-coder-hint" }, hint);
    this.frame(title, t, h("form", { class: "vb-coder-form", submit: onSubmit }, field, note, this.#list));
    this.#filter();
  }

  begin() {
    this.#input.focus();
    this.#input.select();
  }

  #keep(name) {
    const clean = name.replace(/\s+/g, " ").trim();
    if (clean) this.give(clean);
  }

  /** Names that hold what was typed; all of them while the suggestion stands untouched. */
  #filter() {
    const typed = this.#input.value.trim().toLocaleLowerCase();
    const untouched = this.#input.value === this.#input.defaultValue;
    const fitting = untouched ? this.#names : this.#names.filter((name) => name.toLocaleLowerCase().includes(typed));
    this.#marked = -1;
    this.#list.replaceChildren(
      ...fitting.slice(0, MOST_NAMES).map((name, index) => {
        const id = `vb-coder-name-${index}`;
        return h("li", { role: "option", id, "aria-selected": "false", click: () => this.#keep(name) }, name);
      }),
    );
    this.#list.hidden = !fitting.length;
    this.#input.setAttribute("aria-expanded", String(fitting.length > 0));
    this.#input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const options = Array.from(this.#list.children);
    if (event.key === "Enter" && this.#marked >= 0) {
      event.preventDefault();
      this.#keep(options[this.#marked].textContent);
    } else if (way && options.length) {
      event.preventDefault();
      this.#marked = Math.max(-1, Math.min(this.#marked + way, options.length - 1));
      options.forEach((option, index) => option.setAttribute("aria-selected", String(index === this.#marked)));
      if (this.#marked >= 0) this.#input.setAttribute("aria-activedescendant", options[this.#marked].id);
      else this.#input.removeAttribute("aria-activedescendant");
    }
  }
}
