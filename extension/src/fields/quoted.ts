/** The message that a compose body quotes. */

import type { Voices } from "../compose/voices";
import { readTextMap } from "./textmap";

const LONGEST = 20_000; // of a message; what comes after says little about this answer
const INTRODUCTION =
  /^(from|sent|to|cc|date|subject|von|gesendet|an|betreff|de|envoyé|à|objet|enviado|para|asunto)\s*:/i;

/**
 * Reads what an editable quotes: the latest message, without what that message quotes in turn.
 *
 * @param root the editable.
 * @param voices how to tell whose words are whose.
 * @param answers text nodes that hold answers of the author's instead.
 * @returns plain text; empty when nothing is quoted.
 */
export function readQuoted(root: Element, voices: Voices, answers: ReadonlySet<Text> = new Set()): string {
  const parts = quotedParts(root, voices).map((part) => {
    const isTheirs = (node: Text, isQuoted: boolean): boolean => !isQuoted && !answers.has(node);
    const words = readTextMap(part, voices, isTheirs).text.trim();
    // Some wrap the line that introduces the quote together with it.
    return words && !/[:：]$/.test(words) ? words : readQuoted(part, voices, answers);
  });
  return parts.filter(Boolean).join("\n\n").slice(0, LONGEST);
}

/** Reads what a plain text quotes with `>` before its lines, without what stands behind two of them. */
export function readQuotedLines(text: string): string {
  const lines = [...text.matchAll(/^[ \t]*>(?![ \t]*>)[ \t]?(.*)$/gm)].map(([, words]) => words ?? "");
  return lines.join("\n").trim().slice(0, LONGEST);
}

/** The outermost quoted elements, or, where the rest of the body is quoted, what follows that point. */
function quotedParts(root: Element, voices: Voices): Element[] {
  const found: Element[] = [];
  const look = (element: Element): boolean => {
    for (const child of element.children) {
      if (voices.endAt(child)) {
        found.push(...following(child, root));
        return true;
      }
      if (voices.of(child) === "quoted") found.push(...quotedIn(child, voices));
      else if (look(child)) return true;
    }
    return false;
  };
  look(root);
  return found.filter((one) => !one.matches(".gmail_attr,.moz-cite-prefix"));
}

/** A quoted element, or, where it begins with the quoted mail's header, what follows that. */
function quotedIn(element: Element, voices: Voices): Element[] {
  const header = [...element.querySelectorAll("*")].find(voices.endAt);
  return header ? following(header, element) : [element];
}

/** The elements after one, up to the root, header lines of the quoted mail left out. */
function following(element: Element, root: Element): Element[] {
  const after: Element[] = [];
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    for (let next = at.nextElementSibling; next; next = next.nextElementSibling) {
      if (!INTRODUCTION.test(next.textContent.trim())) after.push(next);
    }
  }
  return after;
}
