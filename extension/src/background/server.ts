/** The server's API, as far as the extension needs it. */

import type { components } from "../api";
import type { Connection, LintAnswer, Probe, ProbeFault } from "../messages";
import { readReport, type Draft } from "../report";
import { readAddress } from "../settings";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const PATIENCE_MS = 6000;
const PLAIN: RequestInit = { credentials: "omit", cache: "no-store", redirect: "error" };
const HELLO: Draft = { text: "Hello.", subject: "", customer: "" };

/**
 * Lints a draft.
 *
 * @param draft in UTF-16, as are the findings' offsets.
 * @returns "away" for whatever keeps the answer from coming.
 */
export async function lint(fetch: Fetch, connection: Connection, draft: Draft): Promise<LintAnswer> {
  try {
    const response = await post(fetch, connection, draft);
    const report = response.ok ? readReport(await response.json(), draft) : null;
    return report ? { state: "done", ...report } : { state: "away" };
  } catch {
    return { state: "away" };
  }
}

/** Finds out what is at an address, step by step, and stops at the first thing that is wrong. */
export async function probe(fetch: Fetch, { server: typed, token, team = "" }: Connection): Promise<Probe> {
  const server = readAddress(typed);
  if (!server) return { state: "malformed", server: typed, detail: "" };
  const fault = (state: ProbeFault, detail = ""): Probe => ({ state, server, detail });
  const health = await get(fetch, `${server}/healthz`);
  if (!health) return fault("silent");
  const version = await readVersion(health);
  if (version === null) return fault("stranger", `HTTP ${health.status}`);
  if (!token) return fault("no-token");
  const answer = await post(fetch, { server, token, team }, HELLO).catch(() => null);
  if (!answer) return fault("silent");
  const known = FAULTS[answer.status];
  if (known) return fault(known, known === "no-team" ? team : "");
  const report = answer.ok ? readReport(await answer.json().catch(() => null), HELLO) : null;
  if (!report) return fault("failing", `HTTP ${answer.status}`);
  return { state: "connected", version, server, team, rulebook: report.rulebook };
}

const FAULTS: Readonly<Record<number, ProbeFault>> = {
  401: "wrong-token",
  403: "refused",
  404: "no-team",
  503: "starting",
};

type LintRequest = components["schemas"]["LintRequest"];
/** No `checks`: a server looks at what it looks at unasked, the ear if it has one. */
type Asked = Pick<LintRequest, "text" | "content_type" | "offsets"> &
  Partial<Pick<LintRequest, "subject" | "customer_message" | "team">>;

function post(fetch: Fetch, { server, token, team }: Connection, draft: Draft): Promise<Response> {
  const asked: Asked = {
    text: draft.text,
    content_type: "text/plain",
    offsets: "utf-16",
    ...(draft.subject ? { subject: draft.subject } : {}),
    ...(draft.customer ? { customer_message: draft.customer } : {}),
    ...(team ? { team } : {}),
  };
  return fetch(`${server}/api/v1/lint`, {
    ...PLAIN,
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

async function get(fetch: Fetch, url: string): Promise<Response | null> {
  return fetch(url, { ...PLAIN, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
}

/** The version of tactful that answers, or null when it is something else. */
async function readVersion(health: Response): Promise<string | null> {
  const body: unknown = await health.json().catch(() => null);
  if (typeof body !== "object" || body === null) return null;
  const { name, version } = body as Record<string, unknown>;
  return name === "tactful" && typeof version === "string" ? version : null;
}
