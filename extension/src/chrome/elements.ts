/** The elements of the extension's own pages. */

/** The element with an id; throws when the page has no such element of that kind. */
export function byId<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`No ${kind.name} with the id ${id}.`);
  return element;
}
