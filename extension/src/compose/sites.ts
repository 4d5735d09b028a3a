/** The sites we know, and which of them a page is. */

import { fastmail } from "./fastmail";
import { front } from "./front";
import { generic } from "./generic";
import { gmail } from "./gmail";
import { helpscout } from "./helpscout";
import { hubspot } from "./hubspot";
import { icloud } from "./icloud";
import { intercom } from "./intercom";
import { outlook } from "./outlook";
import { proton } from "./proton";
import { roundcube } from "./roundcube";
import type { Site } from "./site";
import { sogo } from "./sogo";
import { yahoo } from "./yahoo";
import { zendesk } from "./zendesk";
import { zoho } from "./zoho";

export const SITES: readonly Site[] = [
  gmail,
  outlook,
  yahoo,
  fastmail,
  proton,
  zoho,
  icloud,
  roundcube,
  sogo,
  zendesk,
  front,
  hubspot,
  helpscout,
  intercom,
];

/**
 * Which site a page is.
 *
 * @param origin the origin of the page in the tab, whatever frame asks.
 * @param page the outermost document that can be looked at, for programs that people host themselves.
 */
export function siteOf(origin: string, page: Document): Site {
  const host = URL.canParse(origin) ? new URL(origin).hostname : "";
  return (
    SITES.find(({ hosts }) => hosts.some((one) => covers(one, host))) ??
    SITES.find(({ marker }) => marker !== "" && page.querySelector(marker)) ??
    generic
  );
}

function covers(pattern: string, host: string): boolean {
  if (!pattern.startsWith("*.")) return pattern === host;
  return host === pattern.slice(2) || host.endsWith(pattern.slice(1));
}
