/** A letter with a quote, and somebody who works on it; without a browser. */

import { siteOf } from "../src/compose/sites";
import { voicesOn } from "../src/compose/voices";
import { Authorship } from "../src/fields/authorship";
import { readQuoted } from "../src/fields/quoted";
import { readTextMap } from "../src/fields/textmap";
import { pageWith } from "./page";

export const CITED =
  "<div>Thanks.</div><blockquote type=cite><div>We were cut.</div><div>One year only.</div></blockquote>";
const GMAIL =
  "<div>Thanks.</div><div class=gmail_quote><div class=gmail_attr>Dana wrote:</div>" +
  "<blockquote class=gmail_quote><div>We were cut.</div><div>One year only.</div></blockquote></div>";
const OUTLOOK =
  "<div>Thanks.</div><div id=x_divRplyFwdMsg>From: Dana</div><div>We were cut.</div><div>One year only.</div>";
/** The same letter as mail programs quote in it. */
export const SHAPES = { cited: CITED, Gmail: GMAIL, Outlook: OUTLOOK };

/** The letter is read after each step, as in a page. */
export class Desk {
  readonly page: Document;
  readonly voices;
  private readonly authorship = new Authorship();
  private caret: { node: Node; at: number } | null = null;
  answers: ReadonlySet<Text> = new Set();

  constructor(html: string) {
    this.page = pageWith(html);
    this.voices = voicesOn(siteOf("", this.page));
    this.own();
  }

  own(): string {
    const whole = readTextMap(this.page.body, this.voices, () => true);
    const caret = this.caret && whole.offset(this.caret.node, this.caret.at);
    const strays = this.authorship.follow(whole, caret);
    this.answers = strays?.answers ?? new Set();
    const isOwn = (node: Text, isQuoted: boolean): boolean => !isQuoted || this.answers.has(node);
    const map = readTextMap(this.page.body, this.voices, isOwn).without(strays?.moved ?? []);
    return map.text.trimEnd();
  }

  quoted(): string {
    return readQuoted(this.page.body, this.voices, this.answers);
  }

  texts(): Text[] {
    const walker = this.page.createTreeWalker(this.page.body, 4);
    const found: Text[] = [];
    while (walker.nextNode()) found.push(walker.currentNode as Text);
    return found;
  }

  /** The text node that holds these words. */
  words(words: string): Text {
    const found = this.texts().find(({ data }) => data.includes(words));
    if (!found) throw new Error(`nothing says ${words}`);
    return found;
  }

  /** An empty line after the one with these words, with the caret in it, as Enter makes it. */
  newLineAfter(words: string): HTMLElement {
    const line = this.page.createElement("div");
    line.append(this.page.createElement("br"));
    this.words(words).parentElement?.after(line);
    this.caret = { node: line, at: 0 };
    this.own();
    return line;
  }

  typeIn(line: HTMLElement, words: string): void {
    for (const letter of words) {
      this.authorship.typed();
      const last = line.lastChild;
      if (last?.nodeType === 3) (last as Text).data += letter;
      else line.replaceChildren(letter);
      const node = line.lastChild as Text;
      this.caret = { node, at: node.length };
      this.own();
    }
  }

  /** Types in the middle of words that are there. */
  typeInto(node: Text, at: number, words: string): void {
    for (const [index, letter] of words.split("").entries()) {
      this.authorship.typed();
      node.insertData(at + index, letter);
      this.caret = { node, at: at + index + 1 };
      this.own();
    }
  }

  /** Puts words of ours in place of others. */
  rewrite(node: Text, words: string): void {
    this.authorship.rewriting(words);
    this.change(() => {
      node.data = words;
    });
    this.authorship.rewriting("");
  }

  /** Whatever else happens to the page. */
  change(act: () => void): void {
    act();
    this.own();
  }
}
