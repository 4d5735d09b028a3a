/** Our own nodes: one host under `<html>`, everything else in its closed shadow root. */

import type { Home } from "./home";

/** A host that stands in the page only while it is needed. */
export interface Island {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly remove: () => void;
}

/** Puts up a host with its styles. Its name is neutral, and the page's styles cannot reach inside. */
export function putUp(home: Home, name: string, css: string): Island {
  const host = home.document.createElement(name);
  const root = host.attachShadow({ mode: "closed" });
  addStyles(home, root, css);
  home.document.documentElement.append(host);
  return {
    host,
    root,
    remove: () => {
      host.remove();
    },
  };
}

function addStyles(home: Home, root: ShadowRoot, css: string): void {
  try {
    const sheet = new home.window.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // An older Firefox does not let an extension's script adopt style sheets (Mozilla bug 1751346).
    const style = home.document.createElement("style");
    style.textContent = css;
    root.append(style);
  }
}
