/** How words in an editable are formatted, so that others can be put there alike. */

const INLINE = new Set(
  "A ABBR B BIG CODE DEL EM FONT I INS KBD MARK S SMALL SPAN STRIKE STRONG SUB SUP U VAR".split(" "),
);
const ATTRIBUTES = ["href", "color", "face", "size"];
const STYLES = [
  ..."font-weight font-style font-family font-size text-decoration text-decoration-line".split(" "),
  ..."color background-color vertical-align".split(" "),
];

/** The formatting elements around a text, from the outside in, bare of all that is not format. */
export type Format = readonly HTMLElement[];

/** The format of a text node in an editable. */
export function formatOf(text: Text, editable: Element): Format {
  const format: HTMLElement[] = [];
  for (let at = text.parentElement; at && at !== editable && INLINE.has(at.tagName); at = at.parentElement) {
    const shell = bare(at);
    if (at.tagName !== "SPAN" || shell.hasAttributes()) format.unshift(shell);
  }
  return format;
}

/** Whether two formats look the same. */
export function isSameFormat(one: Format, other: Format): boolean {
  return htmlIn(one, "") === htmlIn(other, "");
}

/** Words in a format, as HTML. */
export function htmlIn(format: Format, words: string): string {
  const [outer, ...inner] = format.map((element) => element.cloneNode() as HTMLElement);
  if (!outer) return "";
  let innermost = outer;
  for (const element of inner) {
    innermost.append(element);
    innermost = element;
  }
  innermost.textContent = words;
  return outer.outerHTML;
}

function bare(element: HTMLElement): HTMLElement {
  const shell = element.ownerDocument.createElement(element.localName);
  for (const name of ATTRIBUTES) {
    const value = element.getAttribute(name);
    if (value !== null) shell.setAttribute(name, value);
  }
  for (const name of STYLES) {
    const value = element.style.getPropertyValue(name);
    if (value) shell.style.setProperty(name, value);
  }
  return shell;
}
