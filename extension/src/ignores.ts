/** What somebody does not want to be told again, and what they think tactful got wrong. */

import type { Finding } from "./report";

/** Words that one rule is to let alone. */
export interface IgnoredPhrase {
  readonly rule: string;
  readonly words: string;
}

export interface Ignores {
  readonly phrases: readonly IgnoredPhrase[];
  /** Rules by id. */
  readonly rules: readonly string[];
}

const KEPT = 1000; // of each kind; a page whose scripts went wild must not fill the browser's storage
const LONGEST = 300;

export const NO_IGNORES: Ignores = { phrases: [], rules: [] };

/** What to ignore from now on: words of a rule, or all of a rule. */
export type Ignore =
  | { readonly kind: "phrase"; readonly phrase: IgnoredPhrase }
  | { readonly kind: "rule"; readonly rule: string };

/** A finding that was none, kept in this browser; its words only when the person wished so. */
export interface FalseAlarm {
  readonly rule: string;
  /** The digest of the rules in force. */
  readonly rulebook: string;
  readonly words: string;
}

export function isIgnored({ phrases, rules }: Ignores, finding: Finding): boolean {
  if (rules.includes(finding.rule)) return true;
  const words = plain(finding.text);
  return phrases.some((one) => one.rule === finding.rule && plain(one.words) === words);
}

/** The lists with one more entry; one that is there already is not added again. */
export function withIgnore(ignores: Ignores, more: Ignore): Ignores {
  const added = more.kind === "rule" ? more.rule : more.phrase.rule + more.phrase.words;
  if (added.length > LONGEST) return ignores;
  if (more.kind === "rule") {
    return { ...ignores, rules: [...new Set([...ignores.rules, more.rule])].slice(-KEPT) };
  }
  return { ...ignores, phrases: [...withoutPhrase(ignores, more.phrase).phrases, more.phrase].slice(-KEPT) };
}

/** The lists without an entry. */
export function withoutIgnore(ignores: Ignores, gone: Ignore): Ignores {
  if (gone.kind === "rule") return { ...ignores, rules: ignores.rules.filter((one) => one !== gone.rule) };
  return withoutPhrase(ignores, gone.phrase);
}

/** A text for the people who keep the rules; it holds what the alarm holds and nothing else. */
export function alarmText({ rule, rulebook, words }: FalseAlarm): string {
  const lines = ["False alarm in tactful", `Rule: ${rule}`, `Rulebook: ${rulebook || "unknown"}`];
  return [...lines, ...(words ? [`Words: ${words}`] : [])].join("\n");
}

function withoutPhrase(ignores: Ignores, { rule, words }: IgnoredPhrase): Ignores {
  const isOther = (one: IgnoredPhrase): boolean => one.rule !== rule || plain(one.words) !== plain(words);
  return { ...ignores, phrases: ignores.phrases.filter(isOther) };
}

/** Case, the shape of apostrophes, and spaces do not make other words. */
function plain(words: string): string {
  return words.toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, " ").trim();
}
