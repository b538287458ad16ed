/**
 * The coder's desk: which paragraph has the focus, which words are chosen, which coding is meant, and what a press of a
 * key or a button does with them. It joins the session (what is known and kept) to the page (what is seen).
 */

import { Asker } from "./asking.js";
import { Board } from "./board.js";
import { helpDialog } from "./help.js";
import { Panel } from "./panel.js";
import { asListbox } from "./paragraph.js";
import { ChosenWords } from "./selection.js";
import { Parties, Telling } from "./telling.js";
import { VerbWords } from "./verbwords.js";

export class CoderDesk {
  #focus = 0;
  #current = null;
  #recent = null;
  #lit = new Set();
  #panelTimer = null;

  constructor({ host, session, state, language }) {
    Object.assign(this, { host, session, t: host.t, notices: host.notices, paragraphs: host.paragraphs });
    this.book = session.book;
    this.verbs = new VerbWords({ book: this.book, paragraphs: this.paragraphs, language, forms: state.verbForms });
    this.chosen = new ChosenWords(this.paragraphs, host.list);
    this.parties = new Parties(state.parties, state.respondent ?? null);
    for (const coding of this.book.all) if (coding.connection && this.book.isOwn(coding)) this.parties.noticed(coding);
    this.telling = new Telling({ book: this.book, t: this.t, parties: this.parties });
    const tools = { t: this.t, texts: state.texts, areaNames: this.telling.areaNames };
    this.panel = new Panel(host.panelRoot, { ...tools, ask: (asked) => this.do(asked) });
    this.notices.addStatus(this.panel.status);
    this.board = new Board({ desk: this, painted: () => this.#painted() });
    this.asker = new Asker(this);
    this.dialog = helpDialog(tools);
    this.answers = this.paragraphs.filter((paragraph) => paragraph.isAnswer).map((paragraph) => paragraph.index);
  }

  /** Make the list a place for keys, and draw what is known. */
  begin() {
    asListbox(this.host.list, this.paragraphs, this.t("transcriptLabel"));
    this.host.append(this.dialog);
    this.repaint(this.paragraphs.filter(({ index }) => this.book.at(index).length).map(({ index }) => index));
    this.showStatus();
  }

  get hasWords() {
    return this.chosen.range !== null;
  }

  get hasAnything() {
    return Boolean(this.hasWords || this.#current || this.#recent || this.panel.isOpen);
  }

  get #paragraph() {
    return this.paragraphs[this.#focus];
  }

  /** What a deed is about: the chosen words, or the coding under the focus, or the whole quote. */
  get #range() {
    const { start, end } = this.chosen.range ?? this.book.get(this.#current) ?? this.#paragraph;
    return { start, end };
  }

  get #verb() {
    return this.verbs.suggest(this.#range, { guess: this.hasWords });
  }

  repaint(paragraphs) {
    if (this.#current && !this.book.get(this.#current)) this.#current = null;
    this.board.repaint(paragraphs, { current: this.#current, focus: this.#focus });
    this.notices.progress(this.book.coloured(this.answers), this.answers.length);
    this.showPanel();
  }

  /** Words were painted anew: what was chosen stays chosen. */
  #painted() {
    const inPanel = this.host.panelRoot.contains(document.activeElement);
    if (this.hasWords) this.chosen.show({ andSelect: !inPanel });
  }

  showStatus() {
    this.notices.status(this.session.outbox);
  }

  /** Soon, and once for everything that happens now: the words come first. */
  showPanel() {
    this.#panelTimer ??= setTimeout(() => {
      this.#panelTimer = null;
      if (this.#paragraph) this.#fillPanel();
    }, 0);
  }

  #fillPanel() {
    const current = this.book.get(this.#current);
    const { from, to } = this.#partiesNow();
    this.panel.show({
      words: this.hasWords || Boolean(current),
      pressed: this.book.ownKeysOn(this.#range),
      verb: this.#verb?.name ?? null,
      parties: { from: this.parties.name(from), to: this.parties.name(to) },
      current: current && this.book.isOwn(current) ? { name: this.telling.name(current) } : null,
      items: this.book.at(this.#focus).map((coding) => this.telling.item(coding, this.#paragraph, this.#current)),
    });
  }

  /** The focus came to a paragraph, by key or by hand. */
  focused(element) {
    const paragraph = this.paragraphs.find((each) => each.element === element);
    if (!paragraph || paragraph.index === this.#focus) return;
    this.asker.letGo();
    this.#paragraph.isFocused = false;
    paragraph.isFocused = true;
    this.#focus = paragraph.index;
    this.#unpoint();
  }

  readSelection({ byMouse, mayLetGo }) {
    const what = this.chosen.fromPage();
    const isLost = what === "none" && this.hasWords && mayLetGo;
    if (what !== "new" && !isLost) return;
    this.#recent = null;
    if (isLost) this.chosen.letGo();
    else if (this.#current) this.#unpoint();
    if (!isLost && byMouse) this.chosen.show({ andSelect: true });
    this.#openSheet(!isLost);
  }

  #openSheet(isOpen) {
    this.panel.open(isOpen);
    this.showPanel();
    if (isOpen) this.chosen.keepAbove(this.panel.edge);
  }

  do(asked) {
    const works = {
      move: () => this.#move(asked.by),
      cycle: () => this.#cycle(asked.by),
      step: () => this.#choose(asked),
      grow: () => this.#choose(asked),
      letGo: () => this.#letGo(),
      remove: () => this.#remove(),
      choose: () => this.#point(asked.uuid),
      undo: () => this.#undo(),
      deed: () => this.#deed(asked.deed),
    };
    if (this.#paragraph && !this.asker.isOpen) works[asked.does]();
  }

  /** Mean one coding: by its stripe, its line in the panel, or with the arrows. */
  #point(uuid) {
    const coding = uuid === this.#current ? null : this.book.get(uuid);
    if (!coding) return this.#unpoint();
    this.chosen.letGo();
    this.#current = uuid;
    this.#recent = null;
    this.notices.say(this.telling.title(coding, this.#paragraph));
    this.#repaintMeant();
  }

  #unpoint() {
    this.#current = null;
    this.#recent = null;
    this.#repaintMeant();
  }

  /** At most two paragraphs show which coding is meant: this one, and those that it reaches into. */
  #repaintMeant() {
    const meant = this.book.get(this.#current);
    const now = new Set(meant ? this.book.paragraphsOf(meant) : []);
    this.repaint(new Set([...this.#lit, ...now]));
    this.#lit = now;
  }

  #move(by) {
    this.chosen.letGo();
    const to = Math.max(0, Math.min(this.#focus + by, this.paragraphs.length - 1));
    this.paragraphs[to].element.focus();
  }

  #cycle(by) {
    const codings = this.book.at(this.#focus);
    if (!codings.length) return this.notices.say(this.t("sayNoCodings"));
    const at = codings.findIndex(({ uuid }) => uuid === this.#current);
    const next = at < 0 && by < 0 ? codings.length - 1 : (at + by + codings.length) % codings.length;
    if (codings[next].uuid !== this.#current) this.#point(codings[next].uuid);
  }

  #choose(asked) {
    this.#recent = null;
    if (this.#current) this.#unpoint();
    if (!this.chosen.byKey(asked, this.#focus)) return;
    this.paragraphs[this.chosen.headParagraph].element.focus();
    this.chosen.show({ andSelect: true });
    this.#openSheet(true);
    this.notices.say(this.#paragraph.excerpt(this.chosen.range));
  }

  #letGo() {
    if (this.hasWords) this.chosen.letGo();
    else this.#unpoint();
    this.#recent = null;
    this.#openSheet(false);
    this.#backToText();
  }

  #remove() {
    const coding = this.book.get(this.#current);
    if (!coding) return this.notices.hint(this.t("sayChooseFirst"));
    if (!this.book.isOwn(coding)) return this.notices.hint(this.t("sayNotYours", { who: this.telling.who(coding) }));
    this.#did(this.session.deeds.remove(coding));
  }

  async #undo() {
    const { kind, did } = await this.session.undo();
    if (kind === "done") this.notices.say(this.t(did === "restored" ? "sayRestored" : "sayTakenBack"));
    else if (kind === "nothing") this.notices.hint(this.t("sayNothingToUndo"));
    else if (kind !== "ended" && kind !== "signed-out") this.notices.hint(this.t("sayUndoWaits"));
  }

  #deed(deed) {
    const [group, key] = deed.split(":");
    if (deed === "help") return this.dialog.showModal();
    if (deed === "undo") return this.#undo();
    if (!this.#paragraph.isIntact) return this.notices.hint(this.t("pageDamaged"));
    if (group === "ask") return this.#ask(key);
    const code = this.book.codeFor(group, group === "connection" ? "connection" : key)?.uuid ?? null;
    if (group === "connection") return this.#toggle({ code, connection: key, ...this.#partiesNow() });
    this.#toggle(code && { code });
  }

  #toggle(wanted, range = this.#range) {
    if (wanted) this.#did(this.session.deeds.toggle(range, wanted));
  }

  #did(result) {
    if (!result) return;
    const { did, coding } = result;
    this.#recent = did === "removed" ? null : coding.uuid;
    if (coding.connection && did !== "removed") this.parties.noticed(coding);
    this.notices.say(this.telling.result(did, coding, this.#paragraph));
    this.showPanel();
  }

  async #ask(kind) {
    const range = this.#range;
    if (kind === "parties") await this.#askParties();
    else if (kind === "competence") this.#toggle(await this.asker.competence(), range);
    else if (kind === "verb") await this.#askVerb(range);
    else this.#toggle(await this.asker.name(kind, ""), range);
    this.#backToText();
  }

  /** A verb is said of its own word, unless the coder chose words. */
  async #askVerb(range) {
    const isChosen = this.hasWords || this.#current;
    const suggested = this.#verb;
    this.chosen.light(suggested);
    const wanted = await this.asker.name("verb", suggested?.name ?? "");
    this.chosen.light(null);
    if (!wanted) return;
    const word = isChosen ? null : this.verbs.wordOf(range, wanted.label.name);
    this.#toggle(wanted, word ?? range);
  }

  async #askParties() {
    const meant = this.#connectionMeant();
    const parties = await this.asker.between();
    if (!parties) return;
    if (meant) this.#did(this.session.deeds.change(meant, parties));
    else this.parties.choose(parties.from, parties.to);
  }

  /** The connection that `v` changes: the one under the focus, or the one just made here. */
  #connectionMeant() {
    const coding = this.book.get(this.#current ?? this.#recent);
    return coding?.connection && this.book.isOwn(coding) ? coding : null;
  }

  #partiesNow() {
    const { from, to } = this.#connectionMeant() ?? this.parties.next(this.#paragraph.speaker);
    return { from, to };
  }

  #backToText() {
    this.#paragraph?.element.focus({ preventScroll: true });
    if (this.hasWords) this.chosen.show({ andSelect: true });
  }

  end() {
    this.panel.close();
    this.dialog.remove();
    this.session = null;
  }
}
