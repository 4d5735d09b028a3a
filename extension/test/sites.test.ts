/** What we know of sites, on pages of their shapes; the browser's tests use the same pages. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { JSDOM } from "jsdom";
import { Letter } from "../src/compose/letter";
import { sendControl } from "../src/compose/send";
import { anyOf, type Site } from "../src/compose/site";
import { siteOf, SITES } from "../src/compose/sites";
import { voicesOn } from "../src/compose/voices";
import { readQuoted, readQuotedLines } from "../src/fields/quoted";
import { readTextMap } from "../src/fields/textmap";
import { find, pageWith } from "./page";

const SHAPES = "../tests/e2e/pages/sites";
const WROTE = "Our budget was cut, so we would renew for one year only.";

/** A page of a site's shape; jsdom lays nothing out, so everything in it counts as shown. */
function shapeOf(name: string): Document {
  const { window } = new JSDOM(readFileSync(`${SHAPES}/${name}.html`, "utf8"));
  window.Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
  return window.document;
}

const part = (page: Document, name: string): HTMLElement => find(page, `[data-is="${name}"]`);
const maybe = (page: Document, name: string): HTMLElement | null => page.querySelector(`[data-is="${name}"]`);
const fileOf = ({ name }: Site): string => name.toLowerCase().replace(/ mail$|\s/g, "");
const pathOf = (element: Element): Element[] => {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) path.push(at);
  return path;
};

function own(body: HTMLElement, site: Site): string {
  return body.localName === "textarea"
    ? (body as HTMLTextAreaElement).value
    : readTextMap(body, voicesOn(site)).text;
}

function quoted(body: HTMLElement, site: Site): string {
  if (body.localName === "textarea") return readQuotedLines((body as HTMLTextAreaElement).value);
  return readQuoted(body, voicesOn(site));
}

it("there is a page of every site's shape", () => {
  const shapes = readdirSync(SHAPES).filter((name) => name.endsWith(".html"));
  assert.deepEqual(shapes.sort(), SITES.map((site) => `${fileOf(site)}.html`).sort());
});

for (const site of SITES) {
  describe(site.name, () => {
    const page = shapeOf(fileOf(site));
    const body = part(page, "body");
    const letter = new Letter(body, site);

    it("is recognised", () => {
      const [host = "mail.lantern.example"] = site.hosts;
      assert.equal(siteOf(`https://${host.replace("*", "lantern")}`, page), site);
    });

    it("has its body, subject and send control", () => {
      assert.ok(body.matches(site.body));
      assert.equal(letter.subjectField(), part(page, "subject"));
      const control = sendControl(pathOf(part(page, "send")), site);
      assert.ok(control?.contains(part(page, "send")));
      assert.ok(letter.canBeSent);
    });

    it("has its parts by what the site calls them, not only by what serves everywhere", () => {
      assert.ok(part(page, "subject").matches(site.subject));
      assert.ok(part(page, "send").matches(site.send));
    });

    it("lets quoted mail and signature alone", () => {
      const words = own(body, site);
      assert.ok(words.startsWith("Hello Dana,"), words);
      if (body.localName !== "textarea") assert.doesNotMatch(words, /Lantern Ltd|budget|one year/);
    });

    it("shows what the customer wrote, or quotes it", () => {
      if (maybe(page, "theirs")) assert.equal(letter.shownMessage(), WROTE);
      else assert.match(quoted(body, site), new RegExp(WROTE));
    });

    it("is still found when all class names have changed", () => {
      const drifted = shapeOf(fileOf(site));
      for (const one of drifted.querySelectorAll("body [class]")) one.className = "x1y2";
      const again = new Letter(part(drifted, "body"), site);
      assert.equal(again.subjectField(), part(drifted, "subject"));
      assert.ok(sendControl(pathOf(part(drifted, "send")), site));
      assert.ok(again.canBeSent);
      const words = own(part(drifted, "body"), site);
      if (drifted.querySelector("[data-is=body] blockquote")) assert.doesNotMatch(words, /budget/);
    });

    const note = maybe(page, "note");
    if (note) {
      it("does not take other editors for mail", () => {
        assert.equal(new Letter(note, site).isForCustomer, false);
        assert.equal(letter.isForCustomer, true);
      });
    }

    const other = maybe(page, "other");
    if (other) {
      it("keeps two letters apart", () => {
        const second = new Letter(other, site);
        const send = part(page, "send");
        const otherSend = part(page, "other-send");
        assert.equal(second.subjectField(), part(page, "other-subject"));
        assert.deepEqual([letter.distanceTo(otherSend), second.distanceTo(send)], [Infinity, Infinity]);
        assert.ok(letter.distanceTo(send) < Infinity);
        assert.ok(second.distanceTo(otherSend) < Infinity);
        assert.notEqual(second.shownMessage(), WROTE);
      });
    }
  });
}

describe("an unknown site", () => {
  it("is served by what serves everywhere", () => {
    const page = pageWith("<form><input name=Subject><textarea></textarea><button>Wyślij</button></form>");
    const site = siteOf("https://mail.rowan.example", page);
    const letter = new Letter(find(page, "textarea"), site);
    assert.equal(site.name, "");
    assert.equal(letter.subjectField(), find(page, "input"));
    assert.ok(letter.canBeSent);
    assert.equal(letter.shownMessage(), "");
  });

  it("is not taken for a known one because its name ends the same", () => {
    for (const host of ["notmail.google.com.example", "evilzendesk.com", "mail.google.com.example"]) {
      assert.equal(siteOf(`https://${host}`, pageWith("")).name, "");
    }
  });
});

describe("a send control", () => {
  const page = pageWith("");
  for (const [label, sends] of [
    ["Send", true],
    ["Send now", true],
    ["Send ‪(Ctrl-Enter)‬", true],
    ["Senden", true],
    ["إرسال", true],
    ["送信", true],
    ["Send reply", true],
    ["Send as Closed", true],
    ["Sender", false],
    ["Sent", false],
    ["Discard", false],
    ["Send feedback to the makers of this program", false],
    ["", false],
  ] as const) {
    it(`“${label}”: ${String(sends)}`, () => {
      const button = page.createElement("button");
      button.textContent = label;
      assert.equal(sendControl([button], siteOf("", page)) === button, sends);
    });
  }
});

describe("whose words", () => {
  const site = siteOf("https://mail.google.com", pageWith(""));
  for (const [name, html, text] of [
    [
      "are the author's between quoted blocks",
      "<div class=gmail_quote>" +
        "<div class=gmail_attr>On Monday Dana wrote:</div><blockquote class=gmail_quote>a</blockquote>mine<blockquote class=gmail_quote>b</blockquote></div>",
      "mine",
    ],
    ["are not in a forwarded mail", "mine<div class=gmail_quote>---- Forwarded<br>theirs</div>", "mine"],
    [
      "are the author's when only moved to the right",
      "<blockquote style='margin: 0 0 0 40px; border: none; padding: 0px'>mine</blockquote>",
      "mine",
    ],
    [
      "end where Outlook's header begins",
      "mine<div id=x_divRplyFwdMsg>From: Dana</div><div>theirs</div>",
      "mine",
    ],
    ["are not in a prefixed signature", "mine<div id=x_x_Signature>Kim</div>", "mine"],
  ] as const) {
    it(name, () => {
      assert.equal(readTextMap(pageWith(html).body, voicesOn(site)).text, text);
    });
  }

  it("are the customer's in the latest quote, without what they quoted and without headers", () => {
    const html =
      "mine<div id=divRplyFwdMsg>From: Dana<br>Sent: May</div><div>latest<blockquote>older</blockquote></div>";
    assert.equal(readQuoted(pageWith(html).body, voicesOn(site)), "latest");
    const inContainer = `mine<div id=mail-editor-reference-message-container>${html.slice(4)}</div>`;
    const outlook = siteOf("https://outlook.office.com", pageWith(""));
    assert.equal(readQuoted(pageWith(inContainer).body, voicesOn(outlook)), "latest");
    assert.equal(readQuotedLines("mine\n> latest\n> > older\n>> older\n>  more\nmine"), "latest\n more");
  });
});

it("every selector can be read", () => {
  const page = pageWith("");
  for (const site of [...SITES, siteOf("", page)]) {
    const {
      marker,
      body,
      never,
      subject,
      send,
      quoted: q,
      quotedOnwards,
      signature,
      conversation,
      message,
      ours,
    } = site;
    const all = anyOf(
      marker,
      body,
      never,
      subject,
      send,
      q,
      quotedOnwards,
      signature,
      conversation,
      message,
      ours,
    );
    assert.equal(page.querySelector(all), null, site.name);
  }
});
