/**
 * The quiet panel beside the text: what the keys do now, as buttons, and what was said about this quote. On a narrow
 * screen the same panel is a sheet at the bottom. It decides nothing: every button asks for a deed.
 */

import { emphasised, h } from "./dom.js";
import { KEY_OF_DEED, keyLabel } from "./keys.js";

const GROUPS = [
  { class: "vb-deeds vb-deeds--areas", deeds: ["area:cognitive", "area:intrapersonal", "area:societal"] },
  { class: "vb-deeds", deeds: ["ask:competence", "ask:verb", "ask:value"] },
  { class: "vb-deeds", deeds: ["connection:made", "connection:broken", "connection:none", "ask:parties"] },
  { class: "vb-deeds vb-deeds--pairs", deeds: ["ask:theme", "mark:act", "mark:opinion", "mark:typical"] },
  { class: "vb-deeds vb-deeds--soft", deeds: ["undo", "help"] },
];

const TEXT_OF = {
  "ask:competence": "deedCompetence",
  "ask:value": "deedValue",
  "ask:theme": "deedTheme",
  "mark:act": "deedAct",
  "mark:opinion": "deedOpinion",
  "mark:typical": "deedTypical",
  "connection:made": "deedMade",
  "connection:broken": "deedBroken",
  "connection:none": "deedNone",
  undo: "deedUndo",
  help: "deedHelp",
};

export class Panel {
  #root;
  #t;
  #texts;
  #ask;
  #buttons = new Map();
  #title = h("h2", { class: "vb-coder-title" });
  #list = h("ul", { class: "vb-coder-list" });
  #listTitle = h("h3", { class: "vb-coder-list-title" });
  #current = h("div", { class: "vb-deeds vb-deeds--current", hidden: true });
  #main;
  /** Says whether all is kept, wherever one is in a long transcript. */
  status = h("p", { class: "vb-coder-kept" });
  #handle;

  /**
   * @param {HTMLElement} root
   * @param {{t, texts: object, areaNames: Record<string, string>, ask: (action) => void}} tools
   */
  constructor(root, { t, texts, areaNames, ask }) {
    this.#root = root;
    this.#t = t;
    this.#texts = texts;
    this.#ask = ask;
    this.#listTitle.textContent = t("listTitle");
    this.#handle = h(
      "button",
      { type: "button", class: "vb-coder-handle", "aria-expanded": "false", click: () => this.open(!this.isOpen) },
      t("sheetOpen"),
    );
    const groups = GROUPS.map((group) => this.#group(group, areaNames));
    const parts = [this.#title, this.#current, ...groups, this.#listTitle, this.#list];
    this.#main = h("div", { class: "vb-coder-main" }, ...parts);
    root.replaceChildren(this.#handle, this.status, this.#main);
    root.setAttribute("aria-label", t("panelLabel"));
    // A press on a button must not take the selection out of the text.
    root.addEventListener("mousedown", (event) => {
      if (!event.target.closest("input")) event.preventDefault();
    });
  }

  #group({ class: classes, deeds }, areaNames) {
    return h("div", { class: classes, role: "group" }, ...deeds.map((deed) => this.#button(deed, areaNames)));
  }

  #button(deed, areaNames) {
    const [group, key] = deed.split(":");
    const isArea = group === "area";
    const swatch = isArea ? h("span", { class: `vb-coder-swatch vb-area-${key}`, "aria-hidden": "true" }) : null;
    const words = isArea ? [areaNames[key]] : emphasised(this.#t(TEXT_OF[deed] ?? ""));
    const label = h("span", { class: "vb-deed-label" }, ...words);
    const button = h(
      "button",
      { type: "button", class: "vb-deed", "data-deed": deed, click: () => this.#ask({ does: "deed", deed }) },
      swatch,
      label,
      h("kbd", { "aria-hidden": "true" }, keyLabel(deed, this.#texts)),
    );
    button.setAttribute("aria-keyshortcuts", deed === "undo" ? "Control+Z" : KEY_OF_DEED.get(deed));
    this.#buttons.set(deed, { button, label });
    return button;
  }

  /**
   * @param {object} now
   *   words    whether words are chosen, or else the whole quote is meant
   *   pressed  deeds that stand on exactly these words already
   *   verb     the infinitive to suggest, or null
   *   parties  {from, to} as names
   *   current  {name, own} of the coding under the focus, or null
   *   items    [{uuid, name, words, look, isCurrent}] everything said about this quote
   */
  show({ words, pressed, verb, parties, current, items }) {
    this.#title.textContent = this.#t(words ? "titleWords" : "titleQuote");
    for (const [deed, { button }] of this.#buttons) {
      if (/^(area|mark|connection):/.test(deed)) button.setAttribute("aria-pressed", String(pressed.has(deed)));
    }
    const verbText = verb ? this.#t("deedVerbSuggested", { verb }) : this.#t("deedVerb");
    this.#buttons.get("ask:verb").label.replaceChildren(...emphasised(verbText));
    this.#buttons.get("ask:parties").label.textContent = this.#t("deedParties", parties);
    this.#showCurrent(current);
    this.#showList(items);
  }

  #showCurrent(current) {
    this.#current.hidden = !current;
    if (!current) return;
    const remove = h(
      "button",
      { type: "button", class: "vb-deed", "data-deed": "remove", click: () => this.#ask({ does: "remove" }) },
      h("span", { class: "vb-deed-label" }, ...emphasised(this.#t("deedRemove", { name: current.name }))),
      h("kbd", { "aria-hidden": "true" }, keyLabel("remove", this.#texts)),
    );
    this.#current.replaceChildren(remove);
  }

  #showList(items) {
    this.#listTitle.hidden = this.#list.hidden = !items.length;
    const hadFocus = this.#list.contains(document.activeElement) ? document.activeElement.dataset.coding : null;
    this.#list.replaceChildren(...items.map((item) => this.#item(item)));
    if (hadFocus) this.#list.querySelector(`[data-coding="${CSS.escape(hadFocus)}"]`)?.focus();
  }

  #item({ uuid, name, words, look, isCurrent }) {
    const button = h(
      "button",
      {
        type: "button",
        class: `vb-coder-item ${look}`,
        "data-coding": uuid,
        "aria-pressed": String(isCurrent),
        click: () => this.#ask({ does: "choose", uuid }),
      },
      h("b", {}, name),
      h("span", { class: "vb-coder-item-words" }, words),
    );
    return h("li", {}, button);
  }

  get isOpen() {
    return this.#root.classList.contains("vb-open");
  }

  /** How far down the window the text is free: to the sheet's upper edge where the panel is a sheet. */
  get edge() {
    const isSheet = getComputedStyle(this.#root).position === "fixed";
    return isSheet ? this.#root.getBoundingClientRect().top : innerHeight;
  }

  /** Open or close the sheet; on a wide screen this changes nothing that one can see. */
  open(isOpen) {
    this.#root.classList.toggle("vb-open", isOpen);
    this.#handle.setAttribute("aria-expanded", String(isOpen));
    this.#handle.textContent = this.#t(isOpen ? "sheetClose" : "sheetOpen");
  }

  /** Put a question in the place of the buttons until it is answered. */
  async put(question) {
    this.open(true);
    this.#main.hidden = true;
    this.#root.append(question.element);
    question.begin();
    const answer = await question.answer;
    question.element.remove();
    this.#main.hidden = false;
    return answer;
  }

  close() {
    this.#root.replaceChildren();
    this.#root.hidden = true;
  }
}
