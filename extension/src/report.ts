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

/** What stands before the category in the rule of what the ear found. */
const EAR = "ear/";

/** Where a finding's words stand; "whole" is about the letter as such, or about what it does not say. */
export type Part = "body" | "subject" | "whole";

/** What one rule found: words at a place in their part, or, for the whole letter, no words at offset 0. */
export type Finding = Span &
  Readonly<Required<Pick<Wire["Finding"], Told>>> & {
    readonly part: Part;
    readonly rewrites: readonly Rewrite[];
    /** The customer's words it is about, or nothing. */
    readonly customer: string;
    /** How sure the ear is, from 0 to 1; null where a rule found the words. */
    readonly chance: number | null;
  };

/** A letter as it is sent to be read. */
export interface Draft {
  readonly text: string;
  readonly subject: string;
  /** What the customer wrote, where it is known. */
  readonly customer: string;
}

/** What the server found, and by which rules: their digest changes whenever any rule does. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly rulebook: string;
  /** Whether the server's ear listened, for which it counts what stands before a passage. */
  readonly hears: boolean;
}

const SCHEMA = "tactful-report/1";

/**
 * Reads the server's answer, keeping only findings whose words stand where it says.
 *
 * @param answer the parsed JSON body.
 * @param draft what was sent.
 * @returns the findings in reading order, or null when the answer is not a tactful report.
 */
export function readReport(answer: unknown, draft: Draft): Report | null {
  if (!isRecord(answer) || answer["schema"] !== SCHEMA) return null;
  const drafts: unknown = answer["drafts"];
  if (!Array.isArray(drafts)) return null;
  const read: unknown = drafts[0];
  if (!isRecord(read) || !Array.isArray(read["findings"])) return null;
  const raw: unknown[] = read["findings"];
  const findings = raw
    .filter(isRecord)
    .map(readFinding)
    .filter((finding) => finding !== null)
    .filter((finding) => standsIn(finding, draft))
    .sort(inReadingOrder);
  const ear: unknown = read["ear"];
  return { findings, rulebook: words(read["rulebook"]), hears: isRecord(ear) && ear["state"] === "done" };
}

const ORDER: Record<Part, number> = { subject: 0, body: 1, whole: 2 };

/** The subject before the body, the letter as a whole last. */
export function inReadingOrder(one: Finding, other: Finding): number {
  return ORDER[one.part] - ORDER[other.part] || one.start - other.start || other.end - one.end;
}

function standsIn(finding: Finding, draft: Draft): boolean {
  if (finding.part === "whole") return true;
  const text = finding.part === "subject" ? draft.subject : draft.text;
  return text.slice(finding.start, finding.end) === finding.text;
}

function readFinding(raw: Record<string, unknown>): Finding | null {
  const severity = SEVERITIES.find((known) => known === raw["severity"]);
  const place = readPlace(raw);
  if (!severity || !place) return null;
  const rewrites: unknown[] = Array.isArray(raw["rewrites"]) ? raw["rewrites"] : [];
  return {
    ...place,
    severity,
    rule: words(raw["rule"]),
    message: words(raw["message"]),
    why: words(raw["why"]),
    fingerprint: words(raw["fingerprint"]),
    customer: isRecord(raw["customer"]) ? words(raw["customer"]["text"]) : "",
    chance: words(raw["rule"]).startsWith(EAR) && typeof raw["chance"] === "number" ? raw["chance"] : null,
    rewrites: rewrites
      .filter(isRecord)
      .map((one) => readRewrite(one, place.part))
      .filter((rewrite) => rewrite !== null),
  };
}

const WHOLE = { part: "whole", start: 0, end: 0, text: "" } as const;

/** Where a finding stands: what has no words in the subject or the body is about the whole letter. */
function readPlace(raw: Record<string, unknown>): (Span & { part: Part; text: string }) | null {
  const span = readSpan(raw);
  const text = words(raw["text"]);
  if (!words(raw["message"])) return null;
  if (raw["part"] !== "body" && raw["part"] !== "subject") return WHOLE;
  if (!span || !text || span.start === span.end) return WHOLE;
  return { part: raw["part"], ...span, text };
}

function readRewrite(raw: Record<string, unknown>, part: Part): Rewrite | null {
  const span = readSpan(raw);
  if (!span || typeof raw["text"] !== "string") return null;
  if (span.start === span.end && (part !== "whole" || span.start > 0)) return null;
  return { ...span, text: raw["text"], move: words(raw["move"]) };
}

function readSpan(raw: Record<string, unknown>): Span | null {
  const { start, end } = raw;
  if (typeof start !== "number" || typeof end !== "number") return null;
  return start >= 0 && start <= end ? { start, end } : null;
}

function words(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
