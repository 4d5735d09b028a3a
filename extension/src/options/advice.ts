/** What a probe found, in words that say what to do next. */

import type { Probe } from "../messages";

/** Whose rules are in force, and in what version: the first digits of their digest. */
export function rules({ team, rulebook }: Extract<Probe, { state: "connected" }>): string {
  const whose = team ? `rules of ${team}` : "everybody’s rules";
  return rulebook ? `${whose}, version ${rulebook.slice(0, 8)}` : whose;
}

export function advice(probe: Probe): string {
  const { server } = probe;
  switch (probe.state) {
    case "connected":
      return `Connected: tactful ${probe.version} answers at ${server}, ${rules(probe)}.`;
    case "malformed":
      return "That is not an address. It should look like http://127.0.0.1:8765.";
    case "silent":
      return `Nothing answers at ${server}. Is “tactful serve” running, and is the port right?`;
    case "no-permission":
      return `The browser does not let tactful reach ${server}. Press “Test connection” and allow it.`;
    case "stranger":
      return `Something answers at ${server}, but it is not tactful (${probe.detail}).`;
    case "starting":
      return `tactful is there and still loading its rules. Try again in a moment.`;
    case "no-token":
      return "tactful is there. It wants its access token: “tactful serve” prints it when it starts.";
    case "wrong-token":
      return "tactful is there and refuses this token (401). Copy it again from where “tactful serve” printed it.";
    case "no-team":
      return `tactful is there and has no team called “${probe.detail}”.`;
    case "refused":
      return "tactful is there and refuses this extension or this host name (403). Its log says which.";
    case "failing":
      return `tactful is there, and its answer could not be read (${probe.detail}). Are server and extension of one version?`;
  }
}
