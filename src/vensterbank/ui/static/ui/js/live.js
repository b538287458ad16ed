// data-vb-live="URL" (answers {"version": n}): looks every two seconds while the page is seen. A new version fetches the
// page and swaps each [data-vb-live-region]; 403, 404 or a page instead of an answer empties the window at once.
import { swapRegions } from "./regions.js";

const PAUSE = 2_000;
const GONE = new Set([401, 403, 404, 410]);

class Gone extends Error {}

export function keepLive(element) {
  const state = { url: element.dataset.vbLive, version: element.dataset.vbLiveVersion, timer: 0, busy: false, gone: false };
  const turn = async () => {
    clearTimeout(state.timer);
    if (state.gone || state.busy || document.hidden) return;
    state.busy = true;
    await look(state);
    state.busy = false;
    if (!state.gone) state.timer = setTimeout(turn, PAUSE);
  };
  document.addEventListener("visibilitychange", turn);
  for (const moment of ["pageshow", "online", "offline"]) window.addEventListener(moment, turn);
  turn();
}

async function look(state) {
  try {
    const version = String((await (await ask(state.url, "application/json")).json()).version);
    if (state.version && version !== state.version) {
      const page = await (await ask(location.href, "text/html")).text();
      swapRegions(new DOMParser().parseFromString(page, "text/html"));
    }
    state.version = version;
    showOffline(false);
  } catch (reason) {
    state.gone = reason instanceof Gone;
    if (state.gone) emptyWindow();
    showOffline(!state.gone);
  }
}

async function ask(url, type) {
  const answer = await fetch(url, { headers: { Accept: type }, cache: "no-store" });
  const other = answer.ok && !answer.headers.get("Content-Type")?.startsWith(type);
  if (GONE.has(answer.status) || answer.redirected || other) throw new Gone();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

function emptyWindow() {
  const main = document.querySelector("main");
  main.replaceChildren(document.querySelector("template[data-vb-gone]").content.cloneNode(true));
  document.title = main.querySelector("h1").textContent;
  main.focus();
}

function showOffline(away) {
  const region = document.querySelector("[data-vb-offline-region]");
  if (away === region.hasChildNodes()) return;
  region.replaceChildren(...(away ? [document.querySelector("template[data-vb-offline]").content.cloneNode(true)] : []));
}
