/**
 * Draws one paragraph: marks in the words, stripes and signs beside them. Everything is made anew, nothing patched.
 * A page may hold thousands of codings, so what only a pointer asks for (titles) is made when it asks.
 */

import { lanes, pieces } from "./segments.js";

const MOST_LANES = 4;
const LOOKS = ["verb", "hair", "current"];
const SIGNS = new Map([
  ["made", "+"],
  ["broken", "−"],
  ["none", "0"],
  ["typical", "★"],
  ["act", "▸"],
  ["opinion", "❝"],
]);

/**
 * @param {import("./paragraph.js").Paragraph} paragraph
 * @param {object[]} codings those that touch it
 * @param {import("./telling.js").Telling} view how codings are to be understood and told
 * @param {string|null} current UUID of the coding that is meant
 */
export function paint(paragraph, codings, view, current) {
  const drawn = codings.map((coding) => asSpan(paragraph, coding, view, current));
  paragraph.wordsElement.replaceChildren(...drawWords(paragraph.text, drawn));
  paragraph.stripesElement.replaceChildren(...drawStripes(drawn, paragraph.text.length));
  if (codings.length) paragraph.stripesElement.append(make("span", "vb-coder-hidden", view.summary(codings)));
  paragraph.signsElement.replaceChildren(...drawSigns(drawn));
}

function asSpan(paragraph, coding, view, current) {
  const { kind, key, area } = view.meaning(coding);
  const { start, end } = paragraph.unitsOf(coding);
  const isPart = !paragraph.covers(coding);
  return {
    start,
    end,
    coding,
    kind,
    key,
    stripeArea: kind === "area" ? key : area,
    area: kind === "area" ? key : null,
    verb: kind === "verb" && isPart,
    hair: kind !== "area" && kind !== "verb" && isPart,
    own: view.isOwn(coding),
    current: coding.uuid === current,
  };
}

function make(tag, classes, content = "") {
  const element = document.createElement(tag);
  element.className = classes;
  element.append(content);
  return element;
}

function* drawWords(text, spans) {
  for (const piece of pieces(spans, text.length)) {
    const words = text.slice(piece.start, piece.end);
    const looks = LOOKS.filter((look) => piece[look]).map((look) => `vb-${look}`).join(" ");
    let drawn = words;
    for (const { area, lane, own } of piece.lines) {
      const classes = `vb-area-${area} vb-line-${Math.min(lane, 2)} ${own ? "vb-own" : "vb-theirs"}`;
      drawn = make("mark", drawn === words ? `${classes} ${looks}` : classes, drawn);
    }
    yield drawn === words && looks ? make("mark", looks, words) : drawn;
  }
}

/** Lines in the margin, core areas leftmost, each as high as the part of the paragraph that it speaks of. */
function* drawStripes(spans, length) {
  const areas = spans.filter((span) => span.kind === "area");
  const others = spans.filter((span) => ["competence", "value", "theme"].includes(span.kind));
  const areaLanes = lanes(areas);
  const first = areaLanes.length ? Math.max(...areaLanes) + 1 : 0;
  const laneOf = [...areaLanes, ...lanes(others).map((lane) => lane + first)];
  const beyond = [];
  for (const [index, span] of [...areas, ...others].entries()) {
    if (laneOf[index] < MOST_LANES) yield drawStripe(span, laneOf[index], length);
    else beyond.push(span);
  }
  if (beyond.length) {
    const more = make("span", "vb-stripes-beyond", `+${beyond.length}`);
    more.dataset.codings = beyond.map(({ coding }) => coding.uuid).join(" ");
    more.setAttribute("aria-hidden", "true");
    yield more;
  }
}

function drawStripe(span, lane, length) {
  const area = span.stripeArea ? `vb-area-${span.stripeArea}` : "";
  const look = `${span.own ? "vb-own" : "vb-theirs"} ${span.current ? "vb-current" : ""}`;
  const stripe = make("span", `vb-stripe vb-stripe--${span.kind} vb-lane-${lane} ${area} ${look}`);
  stripe.dataset.coding = stripe.dataset.codings = span.coding.uuid;
  if (span.start > 0 || span.end < length) {
    const [from, part] = [span.start, span.end - span.start].map((units) => Math.round((100 * units) / length));
    stripe.style.cssText = `inset-block-start:${from}%;block-size:${part}%`;
  }
  return stripe;
}

/** Connections and marks as small signs, one of each for own and one for colleagues. */
function drawSigns(spans) {
  const signs = new Map();
  for (const span of spans) {
    if (span.kind !== "connection" && span.kind !== "mark") continue;
    const look = `vb-sign vb-sign--${span.key} ${span.own ? "vb-own" : "vb-theirs"}`;
    if (!signs.has(look)) signs.set(look, make("span", look, SIGNS.get(span.key) ?? "·"));
    const { dataset, classList } = signs.get(look);
    dataset.coding ??= span.coding.uuid;
    dataset.codings = `${dataset.codings ?? ""} ${span.coding.uuid}`.trim();
    if (span.current) classList.add("vb-current");
  }
  return signs.values();
}
