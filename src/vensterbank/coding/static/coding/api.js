/**
 * The server, as far as coding a transcript needs it. No call ever throws: each gives an outcome, because a lost
 * connection is an ordinary day's work. `kind` is one of
 *   done          the server has it; `data` is its answer (null without one)
 *   refused       the server will never take this; `detail` says why, in the user's language
 *   ended         access to this transcript has ended
 *   signed-out    the session is over, the work waits for a new login
 *   unreachable   no answer came
 *   busy          an answer came, but not the server's own considered one: try again
 */

const PATIENCE = 20_000; // ms
const TRY_AGAIN = new Set([408, 425, 429]);

/** @param {{base: string, csrf: string, fetch?: typeof fetch}} options */
export function createApi({ base, csrf, fetch: request = globalThis.fetch.bind(globalThis) }) {
  async function call(method, path, body) {
    const headers = { Accept: "application/json", "X-CSRFToken": csrf };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    try {
      const response = await request(`${base}${path}`, {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: "same-origin",
        redirect: "manual", // a login page is not an answer
        signal: AbortSignal.timeout(PATIENCE),
      });
      return await outcomeOf(response);
    } catch {
      return { kind: "unreachable" };
    }
  }

  return {
    put: (uuid, body) => call("PUT", `/codings/${uuid}`, body),
    remove: (uuid) => call("DELETE", `/codings/${uuid}`),
    undo: () => call("POST", "/undo"),
    list: (since) => call("GET", `/codings?since=${since}`),
  };
}

async function outcomeOf(response) {
  const { status } = response;
  if (response.type === "opaqueredirect" || status === 401 || status === 403) return { kind: "signed-out" };
  if (status === 204 || status === 304) return { kind: "done", data: null };
  if (response.ok) return { kind: "done", data: await response.json() };
  const problem = await problemOf(response);
  // A proxy may say 404 while the server restarts; only the server's own word ends anything.
  if (status === 404 && problem) return { kind: "ended", detail: problem.detail };
  if (status >= 500 || status === 404 || TRY_AGAIN.has(status)) return { kind: "busy" };
  return { kind: "refused", detail: problem?.detail || problem?.title || "" };
}

async function problemOf(response) {
  if (!(response.headers.get("Content-Type") || "").startsWith("application/problem+json")) return null;
  try {
    return await response.json();
  } catch {
    return {};
  }
}

/**
 * Send one change from the outbox. A 404 may be about the code or the coding; only when the transcript itself cannot
 * be read any more has access ended.
 */
export function sender(api) {
  return async ({ uuid, does, body }) => {
    const outcome = does === "put" ? await api.put(uuid, body) : await api.remove(uuid);
    if (outcome.kind !== "ended") return outcome;
    const transcript = await api.list(0);
    return transcript.kind === "done" ? { kind: "refused", detail: outcome.detail ?? "" } : transcript;
  };
}
