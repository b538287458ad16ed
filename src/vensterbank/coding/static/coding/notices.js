/** What the page says beside the text: whether all is kept, how far the coder is, and what just happened. */

import { h } from "./dom.js";

const HINT = 6_000; // ms
const STATUS_OF = { unreachable: "statusConnection", busy: "statusServer", "signed-out": "statusLogin" };

export class Notices {
  #t;
  #statuses;
  #progress;
  #live = h("p", { class: "vb-coder-said", role: "status" });
  #banner = h("div", { class: "vb-coder-banner", role: "alert", hidden: true });

  /** Uses the places that the page has for them, or makes a line of its own above the transcript. */
  constructor(host, t) {
    this.#t = t;
    this.#progress = document.querySelector("[data-vb-coder-progress]");
    let status = document.querySelector("[data-vb-coder-status]");
    const own = [];
    if (!this.#progress) own.push((this.#progress = h("span", {})), " · ");
    if (!status) own.push((status = h("span", {})));
    this.#statuses = [status];
    if (own.length) host.prepend(h("p", { class: "vb-coder-status" }, ...own));
    host.prepend(this.#banner);
    host.append(this.#live);
  }

  /** The truth about what is kept. */
  status({ waiting, state, safe }) {
    const n = waiting.length;
    let text = n ? this.#t("statusSending") : this.#t("statusSaved");
    if (n && STATUS_OF[state]) text = this.#t(STATUS_OF[state], { n });
    if (!safe) text = this.#t("statusOnlyHere", { n });
    for (const status of this.#statuses) {
      if (status.textContent !== text) status.textContent = text;
      status.classList.toggle("vb-coder-waits", n > 0 && (state in STATUS_OF || !safe));
    }
  }

  /** One more place that says whether all is kept. */
  addStatus(element) {
    this.#statuses.push(element);
  }

  progress(done, of) {
    const text = this.#t("progress", { done, of });
    if (this.#progress.textContent !== text) this.#progress.textContent = text;
  }

  /** For who hears the page: what just happened. The same words twice are said twice. */
  say(text) {
    this.#live.textContent = this.#live.textContent === text ? `${text}\u00a0` : text;
    this.#live.classList.remove("vb-seen");
  }

  /** The same, and seen as well: why a press did nothing. */
  hint(text) {
    this.say(text);
    this.#live.classList.add("vb-seen");
    setTimeout(() => this.#live.textContent.startsWith(text) && this.#live.classList.remove("vb-seen"), HINT);
  }

  /** For everybody: something that needs to be known. `link` is {text, href}. */
  show(text, { link = null, mayClose = true } = {}) {
    const small = "vb-button vb-button--small";
    const onClose = { type: "button", class: small, click: () => this.hide() };
    const close = mayClose ? h("button", onClose, this.#t("close")) : null;
    const way = link ? h("a", { href: link.href, class: small }, link.text) : null;
    this.#banner.replaceChildren(h("p", {}, text), h("div", { class: "vb-actions" }, way, close));
    this.#banner.hidden = false;
  }

  /** Nothing is left to be told about this transcript. */
  end() {
    this.hide();
    for (const status of this.#statuses) status.textContent = this.#t("statusEnded");
    this.#live.textContent = "";
  }

  hide() {
    this.#banner.hidden = true;
    this.#banner.replaceChildren();
  }
}
