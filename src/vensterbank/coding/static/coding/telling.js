/** Codings in words: what one is called, what its stripe says, and who reaches for whom in a connection. */

const NAMED_BY_KIND = { verb: "sayVerb", value: "sayValue", theme: "sayTheme" };
const SAID = { added: "sayAdded", changed: "sayChanged", removed: "sayRemoved" };
const AREAS = ["cognitive", "intrapersonal", "societal"];
const CONNECTIONS = { made: "deedMade", broken: "deedBroken", none: "deedNone" };

/** The parties between whom a connection can be, and the two that the next one will name. */
export class Parties {
  #lastTo = null;
  #chosen = null;

  /** @param {{key: string, name: string}[]} parties  @param {string|null} respondent whose transcript this is */
  constructor(parties, respondent = null) {
    this.list = parties;
    this.respondent = respondent;
  }

  name(key) {
    return this.list.find((party) => party.key === key)?.name ?? "…";
  }

  /** From the person who speaks to the party named last, unless the coder chose otherwise. */
  next(speaker) {
    if (this.#chosen) return this.#chosen;
    const respondents = this.list.filter(({ key }) => key.startsWith("respondent:"));
    const speaking = respondents.find(({ name }) => name === speaker);
    const from = this.respondent ?? speaking?.key ?? respondents[0]?.key ?? this.list[0]?.key ?? null;
    const others = this.list.filter(({ key }) => key !== from);
    const to = this.#lastTo && this.#lastTo !== from ? this.#lastTo : (others[0]?.key ?? null);
    return { from, to };
  }

  /** The coder chose both: that holds until the next choice. */
  choose(from, to) {
    this.#chosen = { from, to };
    this.#lastTo = to;
  }

  /** A connection was coded, or lay there when the page was opened. */
  noticed({ to }) {
    this.#lastTo = to ?? this.#lastTo;
  }
}

export class Telling {
  #book;
  #t;
  #parties;

  constructor({ book, t, parties }) {
    this.#book = book;
    this.#t = t;
    this.#parties = parties;
  }

  /** What the three core areas are called in this codebook. */
  get areaNames() {
    return Object.fromEntries(AREAS.map((key) => [key, this.#book.codeFor("area", key)?.name ?? key]));
  }

  meaning(coding) {
    return this.#book.meaning(coding);
  }

  isOwn(coding) {
    return this.#book.isOwn(coding);
  }

  name(coding) {
    const { kind, key, name } = this.meaning(coding);
    if (kind === "connection") {
      const what = this.#t(CONNECTIONS[key]).replaceAll("*", "");
      const [from, to] = [this.#parties.name(coding.from), this.#parties.name(coding.to)];
      return this.#t("sayConnection", { what, from, to });
    }
    if (kind === "competence") return this.#t("sayCompetence", { number: key?.split("-").at(-1) ?? "", name });
    return kind in NAMED_BY_KIND ? this.#t(NAMED_BY_KIND[kind], { name }) : name;
  }

  who(coding) {
    return this.isOwn(coding) ? this.#t("you") : coding.coderName || this.#t("colleague");
  }

  title(coding, paragraph) {
    return this.#t("stripeTitle", { name: this.name(coding), words: paragraph.excerpt(coding), who: this.who(coding) });
  }

  /** What a stripe or a sign stands for, when a pointer rests on it. */
  explain(mark, paragraphs) {
    const paragraph = paragraphs.find(({ element }) => element.contains(mark));
    const codings = mark.dataset.codings.split(" ").map((uuid) => this.#book.get(uuid)).filter(Boolean);
    mark.title = codings.map((coding) => this.title(coding, paragraph)).join("\n");
  }

  /** What a deed did, for who hears the page. */
  result(did, coding, paragraph) {
    return this.#t(SAID[did], { name: this.name(coding), words: paragraph.excerpt(coding) });
  }

  summary(codings) {
    const names = [...new Set(codings.map((coding) => this.name(coding)))];
    return this.#t("summary", { n: codings.length, names: names.join(", ") });
  }

  /** The line of the panel about one coding. */
  item(coding, paragraph, current) {
    const { kind, key, area } = this.meaning(coding);
    const colour = kind === "area" ? key : area;
    const own = this.isOwn(coding);
    const words = paragraph.covers(coding) ? this.#t("wholeQuote") : `“${paragraph.excerpt(coding)}”`;
    return {
      uuid: coding.uuid,
      name: this.name(coding),
      words: own ? words : this.#t("itemOfColleague", { words, who: this.who(coding) }),
      look: [colour && `vb-area-${colour}`, own ? "vb-own" : "vb-theirs"].filter(Boolean).join(" "),
      isCurrent: coding.uuid === current,
    };
  }
}
