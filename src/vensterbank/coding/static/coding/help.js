/** All keys, in a dialog. */

import { emphasised, h } from "./dom.js";
import { KEY_OF_DEED, keyLabel } from "./keys.js";

const MOVES = ["Move", "Borders", "Grow", "GrowMore", "Step", "Cycle", "LetGo"];
const TEXT_OF = {
  "ask:competence": "deedCompetence",
  "ask:verb": "deedVerb",
  "ask:value": "deedValue",
  "ask:theme": "deedTheme",
  "ask:parties": "helpParties",
  "mark:act": "deedAct",
  "mark:opinion": "deedOpinion",
  "mark:typical": "deedTypical",
  "connection:made": "deedMade",
  "connection:broken": "deedBroken",
  "connection:none": "deedNone",
};

/** @param {{t, texts: object, areaNames: Record<string, string>}} tools */
export function helpDialog({ t, texts, areaNames }) {
  const row = (keys, ...label) => {
    const caps = keys.map((key) => h("kbd", {}, key));
    return h("tr", {}, h("th", { scope: "row" }, ...caps), h("td", {}, ...label));
  };
  const split = (key) => t(key).split(" ");
  const deeds = Array.from(KEY_OF_DEED.keys()).filter((deed) => deed !== "help");
  const deedRows = deeds.map((deed) => {
    const [group, key] = deed.split(":");
    return row([keyLabel(deed, texts)], ...(group === "area" ? [areaNames[key]] : emphasised(t(TEXT_OF[deed]))));
  });
  const moveRows = MOVES.map((move) => row(split(`helpKeys${move}`), t(`help${move}`)));
  const otherRows = [row(split("keyRemove"), t("helpRemove")), row([t("keyUndo")], t("deedUndo"))];
  const table = (rows) => h("table", {}, h("tbody", {}, ...rows));
  const close = h("button", { type: "submit", class: "vb-button vb-button--primary" }, t("close"));
  return h(
    "dialog",
    { class: "vb-coder-keys", "aria-labelledby": "vb-coder-keys-title" },
    h("h2", { id: "vb-coder-keys-title", class: "vb-coder-title" }, t("helpTitle")),
    h("p", { class: "vb-coder-hint" }, t("helpIntro")),
    h("div", { class: "vb-coder-keys-tables" }, table(moveRows), table([...deedRows, ...otherRows])),
    h("form", { method: "dialog" }, close),
  );
}
