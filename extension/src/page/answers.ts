/** The last answers by text, so that undo, redo and a second look cost no request. */

import type { LintAnswer } from "../messages";

const KEPT = 24;

export type Lint = (text: string) => Promise<LintAnswer>;

/** Wraps a lint so that a text it has answered is not asked again while it is remembered. */
export function remembering(lint: Lint): Lint {
  const answers = new Map<string, LintAnswer>();
  return async (text) => {
    const known = answers.get(text);
    if (known) return known;
    const answer = await lint(text);
    if (answer.state === "done") answers.set(text, answer);
    const [oldest] = answers.keys();
    if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
