/**
 * <transcript-coder>: colour what was said, keyboard first. The page is complete without it; this element adds the
 * keys, the panel and the keeping. See keys.js for what can be pressed and session.js for how nothing is lost.
 */

import { createApi } from "./api.js";
import { CoderDesk } from "./desk.js";
import { h, speaker } from "./dom.js";
import { askedBy, isTyping } from "./keys.js";
import { Notices } from "./notices.js";
import { Paragraph } from "./paragraph.js";
import { Session } from "./session.js";

const SETTLE = 150; // ms after which a selection by touch counts as made

class TranscriptCoder extends HTMLElement {
  #desk = null;
  #session = null;
  #leave = null;
  #mouseIsDown = false;
  #pressedPanelAt = -Infinity;
  #settling = null;
  #signedOut = false;

  connectedCallback() {
    const source = this.querySelector("#coder-state");
    this.list = this.querySelector(".vb-transcript");
    this.panelRoot = this.querySelector(".vb-coder-panel");
    if (this.#session || !source || !this.list || !this.panelRoot) return;
    this.#begin(JSON.parse(source.textContent));
    source.remove();
  }

  disconnectedCallback() {
    this.#session?.stop();
    this.#leave?.abort();
  }

  #begin(state) {
    const t = speaker(state.texts);
    this.t = t;
    this.notices = new Notices(this, t);
    const language = this.dataset.lang || document.documentElement.lang;
    const items = Array.from(this.list.querySelectorAll(":scope > .vb-paragraph"));
    this.paragraphs = items.map((element, index) => new Paragraph(element, index, language));
    this.#session = new Session({
      page: { ...state, paragraphs: this.paragraphs, version: this.dataset.version || null },
      api: createApi({ base: this.dataset.api, csrf: state.csrf }),
      outbox: { prefix: this.#outboxPrefix(state), storage: safeStorage() },
      listener: this.#listener(),
    });
    this.#desk = new CoderDesk({ host: this, session: this.#session, state, language });
    this.#listen();
    this.#desk.begin();
    this.#session.start();
    if (this.paragraphs.some((paragraph) => !paragraph.isIntact)) this.notices.show(t("pageDamaged"));
    this.classList.add("vb-ready");
  }

  #outboxPrefix(state) {
    return `vb-coder:1:${this.dataset.api.split("/").filter(Boolean).at(-1)}:${state.coder}:`;
  }

  #listener() {
    return {
      painted: (paragraphs) => this.#desk?.repaint(paragraphs),
      status: () => this.#desk?.showStatus(),
      refused: (detail) => this.notices.show(this.t("refused", { detail })),
      // Opening this page again leads to the login and back.
      signedOut: () => this.#showSignedOut(),
      signedIn: () => this.#signedOut && this.#showSignedIn(),
      ended: (lost) => this.#end(lost),
    };
  }

  #showSignedOut() {
    if (this.#signedOut) return;
    this.#signedOut = true;
    this.notices.show(this.t("signedOut"), { link: { text: this.t("logIn"), href: location.href }, mayClose: false });
  }

  #showSignedIn() {
    this.#signedOut = false;
    this.notices.hide();
  }

  /** Access has ended: the words leave the page at once, and the coder is told why. */
  #end(lost) {
    this.#leave.abort();
    for (const paragraph of this.paragraphs) paragraph.empty();
    this.paragraphs.length = 0;
    const kept = lost ? h("p", {}, this.t("endedLost", { n: lost })) : null;
    const attributes = { class: "vb-coder-ended", role: "alert", tabindex: "-1" };
    const note = h("div", attributes, h("p", {}, this.t("ended")), kept);
    this.list.replaceWith(note);
    this.#desk.end();
    this.#desk = null;
    this.notices.end();
    note.focus();
  }

  #listen() {
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const on = (target, name, work) => target.addEventListener(name, work, { signal });
    on(this, "keydown", (event) => this.#key(event));
    on(this.list, "focusin", (event) => this.#desk.focused(event.target.closest(".vb-paragraph")));
    on(this.list, "click", ({ target }) => {
      const uuid = target.closest("[data-coding]")?.dataset.coding;
      if (uuid) this.#desk.do({ does: "choose", uuid });
    });
    on(this.list, "mouseover", ({ target }) => {
      if (target.matches("[data-codings]")) this.#desk.telling.explain(target, this.paragraphs);
    });
    on(document, "selectionchange", () => this.#selectionChanged());
    on(this.list, "mousedown", () => {
      this.#mouseIsDown = true;
    });
    on(document, "mouseup", () => this.#mouseUp());
    on(this.panelRoot, "pointerdown", () => {
      this.#pressedPanelAt = performance.now();
    });
    on(globalThis, "online", () => this.#session.wake());
    on(document, "visibilitychange", () => document.hidden || this.#session.wake());
    on(globalThis, "storage", () => this.#session.outbox.sync());
    on(globalThis, "beforeunload", (event) => this.#session.outbox.safe || event.preventDefault());
  }

  #key(event) {
    if (event.defaultPrevented || isTyping(event) || event.target.closest("dialog")) return;
    const inText = this.list.contains(event.target);
    const asked = askedBy(event, { inText, hasWords: this.#desk.hasWords });
    if (!asked || (asked.does === "letGo" && !this.#desk.hasAnything)) return;
    event.preventDefault();
    if (!event.repeat || asked.mayRepeat) this.#desk.do(asked);
  }

  #selectionChanged() {
    clearTimeout(this.#settling);
    if (!this.#mouseIsDown) this.#settling = setTimeout(() => this.#readSelection(false), SETTLE);
  }

  #mouseUp() {
    if (!this.#mouseIsDown) return;
    this.#mouseIsDown = false;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#readSelection(true), 0);
  }

  #readSelection(byMouse) {
    const inPanel = this.panelRoot.contains(document.activeElement) || performance.now() - this.#pressedPanelAt < 500;
    this.#desk.readSelection({ byMouse, mayLetGo: !inPanel });
  }
}

/** The device's memory; some browsers refuse even to be asked for it. */
function safeStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

customElements.define("transcript-coder", TranscriptCoder);
