/** Making the card's elements, with text only, never markup. */

export type Make = ReturnType<typeof maker>;

/** A function that makes elements in a document. */
export function maker(page: Document) {
  return <K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes: Readonly<Record<string, string>>,
    children: readonly (Node | string)[] = [],
  ): HTMLElementTagNameMap[K] => {
    const element = page.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
}

export function button(
  make: Make,
  attributes: Readonly<Record<string, string>>,
  label: string,
  act: () => void,
): HTMLButtonElement {
  const element = make("button", { type: "button", ...attributes }, [label]);
  element.addEventListener("click", act);
  return element;
}
