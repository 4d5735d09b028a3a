/** What a session needs of the letter around its field. */

import type { Letter } from "../compose/letter";
import type { Field, Outcome } from "../fields/field";
import { command } from "../fields/type";
import type { Span } from "../report";
import type { Box } from "./home";

/** The letter a field is the body of. */
export interface Surroundings {
  /** Whether the customer will read what is written here. */
  readonly isForCustomer: () => boolean;
  readonly subject: () => string;
  /** What the customer wrote and this answers; empty when it is not known. */
  readonly customer: () => string;
  /** The box of the subject's field in the home's viewport, or null. */
  readonly subjectBox: () => Box | null;
  /** Finds all that sends the letter; gives where those that can be seen stand by now, in the home's viewport. */
  readonly sendControls: () => () => Box[];
  /** Selects a span of the subject and puts words there; without words it only selects. */
  readonly inSubject: (span: Span, words: string | null) => Outcome;
}

/** The letter around a field, as its session sees it. */
export function surroundings(letter: Letter, field: Field): Surroundings {
  const boxOf = (element: Element | null): Box | null => {
    const box = element?.getBoundingClientRect();
    if (!element || !box || box.width === 0) return null;
    return element.ownerDocument === field.home.document ? box : field.home.place(box);
  };
  return {
    isForCustomer: () => letter.isForCustomer,
    subject: () => letter.subjectField()?.value ?? "",
    customer: () => letter.shownMessage() || field.quoted(),
    subjectBox: () => boxOf(letter.subjectField()),
    sendControls: () => {
      const controls = letter.sendControls();
      return () => controls.map(boxOf).filter((box) => box !== null);
    },
    inSubject: (span, words) => typeInto(letter.subjectField(), span, words),
  };
}

function typeInto(input: HTMLInputElement | null, span: Span, words: string | null): Outcome {
  if (!input || input.type === "hidden") return "refused"; // nobody can type there
  const before = input.value;
  input.focus({ preventScroll: true });
  input.setSelectionRange(span.start, span.end);
  if (words === null) return "done";
  command(input, words ? "insertText" : "delete", words);
  return input.value === before.slice(0, span.start) + words + before.slice(span.end) ? "done" : "refused";
}
