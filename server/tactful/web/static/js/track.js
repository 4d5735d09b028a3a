// Keeping findings in place while the text changes under them, until the next answer comes.

let lastKey = 0;

/** The one change that turns `before` into `after`: `before[start:oldEnd]` became `after[start:newEnd]`. */
export function changeBetween(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let kept = 0;
  while (kept < shorter - start && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept++;
  return { start, oldEnd: before.length - kept, newEnd: after.length - kept };
}

/** The part's findings after a change: moved along, or gone where the words they would replace were touched. */
export function follow(findings, part, change) {
  const shift = change.newEnd - change.oldEnd;
  return findings.flatMap((finding) => {
    if (finding.part !== part) return [finding];
    const { start, end } = reach(finding);
    if (end <= change.start) return [finding];
    if (start >= change.oldEnd) return [moved(finding, shift)];
    return [];
  });
}

/** Findings whose words stand where they say they do; anything else is stale and is not shown. */
export function standing(findings, textOf) {
  return findings.filter((finding) => textOf(finding.part)?.slice(finding.start, finding.end) === finding.text);
}

/** Findings with a `key` each, the same as before where the same rule found the same words at the same place. */
export function named(findings, before) {
  return findings.map((finding) => {
    const same = before.find((old) => ["part", "rule", "start", "end"].every((name) => old[name] === finding[name]));
    return { ...finding, key: same?.key ?? `finding-${++lastKey}` };
  });
}

/** The finding's words together with everything its rewrites would replace. */
function reach(finding) {
  return {
    start: Math.min(finding.start, ...finding.rewrites.map((rewrite) => rewrite.start)),
    end: Math.max(finding.end, ...finding.rewrites.map((rewrite) => rewrite.end)),
  };
}

function moved(finding, shift) {
  const move = (span) => ({ ...span, start: span.start + shift, end: span.end + shift });
  return { ...move(finding), rewrites: finding.rewrites.map(move) };
}
