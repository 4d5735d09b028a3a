/** The letters that are being written in one frame, each with its session. */

import { isTextarea } from "../compose/field";
import { Letter } from "../compose/letter";
import { sendControl } from "../compose/send";
import { fits, type Site } from "../compose/site";
import { voicesOn } from "../compose/voices";
import { EditableField } from "../fields/editable";
import { TextareaField } from "../fields/textarea";
import type { Finding } from "../report";
import { homeOf } from "./home";
import type { Reader } from "./reading";
import { Session } from "./session";
import { surroundings } from "./surroundings";

export interface Written {
  readonly letter: Letter;
  readonly session: Session;
}

export class Letters {
  private readonly written = new Map<Element, Written>();

  /**
   * @param isHidden whether the person has asked not to see a finding.
   * @param shown called whenever the findings of a session have changed.
   */
  constructor(
    private readonly reader: Reader,
    private readonly isHidden: (finding: Finding) => boolean,
    private readonly shown: (session: Session) => void,
  ) {}

  get size(): number {
    return this.written.size;
  }

  get sessions(): readonly Session[] {
    return [...this.written.values()].map(({ session }) => session);
  }

  /** The session whose field, or whose subject, has the keyboard. */
  get focused(): Session | undefined {
    const all = [...this.written.values()];
    const inField = all.find(({ session }) => session.isFocused);
    return (inField ?? all.find(({ letter }) => hasFocus(letter.subjectField())))?.session;
  }

  has(field: Element): boolean {
    return this.written.has(field);
  }

  /** Takes a field up; null when mail is not written there, or when there is no place for our own nodes. */
  take(element: HTMLElement, site: Site): Session | null {
    const home = homeOf(element);
    if (!home || !element.isConnected || this.has(element)) return null;
    const letter = new Letter(element, site);
    // A body that a site has given another name is still known by what stands around it.
    if (!isBody(element, site) && !(letter.subjectField() && letter.canBeSent)) return null;
    const field = isTextarea(element)
      ? new TextareaField(element, home)
      : new EditableField(element, home, voicesOn(site));
    const session: Session = new Session(
      field,
      surroundings(letter, field),
      this.reader,
      this.isHidden,
      () => {
        this.shown(session);
      },
    );
    this.written.set(element, { letter, session });
    return session;
  }

  /** Lets go of fields that have left the page. */
  keepUp(): void {
    for (const [element, { session }] of this.written) {
      if (element.isConnected) continue;
      this.written.delete(element);
      session.close();
    }
  }

  closeAll(): void {
    const { sessions } = this;
    this.written.clear();
    for (const session of sessions) session.close();
  }

  /** The session whose field is on an event's path. */
  sessionOf(path: readonly EventTarget[]): Session | undefined {
    for (const [element, { session }] of this.written) if (path.includes(element)) return session;
    return undefined;
  }

  /** The letters whose subject is typed in an element. */
  withSubject(target: EventTarget | undefined): readonly Session[] {
    if (!target || !("localName" in target) || target.localName !== "input") return [];
    const all = [...this.written.values()];
    return all.filter(({ letter }) => letter.subjectField() === target).map(({ session }) => session);
  }

  /** The letter that a click there would send: the one whose window is nearest around the control. */
  sentBy(path: readonly EventTarget[]): Session | undefined {
    const [first] = this.written.values();
    const control = first && sendControl(path, first.letter.site);
    if (!control) return undefined;
    const near = [...this.written.values()]
      .map((one) => ({ ...one, distance: one.letter.distanceTo(control) }))
      .filter(({ distance }) => distance < Infinity)
      .sort((one, other) => one.distance - other.distance);
    return near[0]?.session;
  }

  /** The letter that the keys for sending, pressed there, would send. */
  sentFrom(path: readonly EventTarget[]): Session | undefined {
    const all = [...this.written.values()];
    return all.find(
      ({ letter, session }) =>
        letter.canBeSent &&
        (path.includes(letter.field) || path.includes(letter.subjectField() ?? letter.field)) &&
        session,
    )?.session;
  }
}

function hasFocus(input: HTMLElement | null): boolean {
  return input !== null && (input.getRootNode() as Document | ShadowRoot).activeElement === input;
}

function isBody(element: Element, { body }: Site): boolean {
  return !body || fits(element, body) || Boolean(element.closest(body) ?? element.querySelector(body));
}
