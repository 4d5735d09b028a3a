/** What the server answers, as far as the compose window uses it (schema "tactful-report/1"). */

import type { components } from "./api";

/** The server's own schemas, from `docs/openapi.json` by `npm run types`. */
type Wire = components["schemas"];

export type Severity = NonNullable<Wire["Finding"]["severity"]>;
export type Move = NonNullable<Wire["Rewrite"]["move"]>;

/** Worst first. */
export const SEVERITIES = ["error", "warning", "suggestion"] as const satisfies readonly Severity[];

/** A stretch of text, in UTF-16 units, end exclusive. */
export type Span = Readonly<Required<Pick<Wire["Finding"], "start" | "end">>>;

/** Words to put in place of a span; empty words drop it. A newer server may know moves that we do not. */
export type Rewrite = Span & Readonly<Required<Pick<Wire["Rewrite"], "text">>> & { readonly move: string };

type Told = "rule" | "severity" | "text" | "message" | "why" | "fingerprint";

/** One rule's words found in the text that was sent. */
export type Finding = Span &
  Readonly<Required<Pick<Wire["Finding"], Told>>> & { readonly rewrites: readonly Rewrite[] };

const SCHEMA = "tactful-report/1";

/**
 * Reads the server's answer, keeping only body findings whose words stand where it says.
 *
 * @param answer the parsed JSON body.
 * @param text the text that was sent.
 * @returns the findings in reading order, or null when the answer is not a tactful report.
 */
export function readReport(answer: unknown, text: string): Finding[] | null {
  if (!isRecord(answer) || answer["schema"] !== SCHEMA) return null;
  const drafts: unknown = answer["drafts"];
  if (!Array.isArray(drafts)) return null;
  const draft: unknown = drafts[0];
  if (!isRecord(draft) || !Array.isArray(draft["findings"])) return null;
  const findings: unknown[] = draft["findings"];
  return findings
    .filter(isRecord)
    .filter((one) => one["part"] === "body")
    .map(readFinding)
    .filter((finding) => finding !== null)
    .filter((finding) => text.slice(finding.start, finding.end) === finding.text)
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function readFinding(raw: Record<string, unknown>): Finding | null {
  const span = readSpan(raw);
  const severity = SEVERITIES.find((known) => known === raw["severity"]);
  if (!span || !severity || typeof raw["text"] !== "string") return null;
  const rewrites: unknown[] = Array.isArray(raw["rewrites"]) ? raw["rewrites"] : [];
  return {
    ...span,
    severity,
    text: raw["text"],
    rule: words(raw["rule"]),
    message: words(raw["message"]),
    why: words(raw["why"]),
    fingerprint: words(raw["fingerprint"]),
    rewrites: rewrites
      .filter(isRecord)
      .map(readRewrite)
      .filter((rewrite) => rewrite !== null),
  };
}

function readRewrite(raw: Record<string, unknown>): Rewrite | null {
  const span = readSpan(raw);
  return span && typeof raw["text"] === "string"
    ? { ...span, text: raw["text"], move: words(raw["move"]) }
    : null;
}

function readSpan(raw: Record<string, unknown>): Span | null {
  const { start, end } = raw;
  if (typeof start !== "number" || typeof end !== "number") return null;
  return start >= 0 && start < end ? { start, end } : null;
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
