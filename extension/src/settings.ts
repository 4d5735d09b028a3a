/** What the user has set, and what counts as a server address. */

import { NO_IGNORES, type FalseAlarm, type Ignores } from "./ignores";

/** Which findings hold a letter back once when it is about to be sent. */
export const SEND_CHECKS = ["off", "errors", "all"] as const;
export type SendCheck = (typeof SEND_CHECKS)[number];

export interface Settings extends Ignores {
  readonly server: string;
  readonly token: string;
  /** Whose rules to read by; empty for those that everybody has. */
  readonly team: string;
  readonly sendCheck: SendCheck;
  /** Origins where tactful is switched off. */
  readonly off: readonly string[];
  readonly alarms: readonly FalseAlarm[];
}

export const DEFAULTS: Settings = {
  server: "http://127.0.0.1:8765",
  token: "",
  team: "",
  sendCheck: "errors",
  off: [],
  alarms: [],
  ...NO_IGNORES,
};

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
