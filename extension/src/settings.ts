/** What the user has set, and what counts as a server address. */

export interface Settings {
  readonly server: string;
  readonly token: string;
  /** Origins where tactful is switched off. */
  readonly off: readonly string[];
}

export const DEFAULTS: Settings = { server: "http://127.0.0.1:8765", token: "", off: [] };

// Stricter than URL, which in Chromium takes a host with spaces.
const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)$/;

/**
 * Reads a server address as typed.
 *
 * @returns the origin plus path without a trailing slash, or null when it is no http(s) address.
 */
export function readAddress(typed: string): string | null {
  const text = typed.trim();
  const candidate = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!text || !URL.canParse(candidate)) return null;
  const url = new URL(candidate);
  const plain = !url.username && !url.password && !url.search && !url.hash && HOST.test(url.hostname);
  if (!["http:", "https:"].includes(url.protocol) || !plain) return null;
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

/** The match pattern that covers a server address, for a host permission; ports do not count in one. */
export function hostPattern(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}/*`;
}
