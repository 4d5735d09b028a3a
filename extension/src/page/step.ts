/** Which finding comes next from the keyboard. */

import type { Finding } from "../report";

/** The finding after (or before) one, around the end. */
export function beside(findings: readonly Finding[], finding: Finding, by: 1 | -1): Finding | undefined {
  const now = findings.indexOf(finding);
  return findings.at((now + by) % findings.length);
}

/** The finding the caret is in, or else the next (or last) one from it, around the end; those in the body first. */
export function nearCaret(findings: readonly Finding[], caret: number, by: 1 | -1): Finding | undefined {
  const inBody = findings.filter((finding) => finding.part === "body");
  if (by === 1) return inBody.find((finding) => finding.end >= caret) ?? findings[0];
  return inBody.findLast((finding) => finding.start <= caret) ?? findings.at(-1);
}
