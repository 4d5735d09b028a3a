import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Letter } from "../src/compose/letter";
import { gmail } from "../src/compose/gmail";
import type { Field } from "../src/fields/field";
import { surroundings } from "../src/page/surroundings";
import { find, pageWith } from "./page";

const OFFER = "<div role=main><div data-message-id=1><div class=a3s>We moved.</div></div>";

/** What a session sees around the body of this page; it quotes “Quoted.” */
function around(html: string) {
  const page = pageWith(html);
  page.defaultView!.Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
  const field = {
    quoted: () => "Quoted.",
    home: { document: page, place: (box: unknown) => box },
  } as unknown as Field;
  return surroundings(new Letter(find(page, "[g_editable]"), gmail), field);
}

describe("what is around a letter", () => {
  const body = "<div g_editable=true role=textbox></div>";

  it("is the message that the page shows, before the one that the letter quotes", () => {
    assert.equal(around(`${OFFER}${body}</div>`).customer(), "We moved.");
    assert.equal(around(body).customer(), "Quoted.");
    assert.equal(around(`${OFFER}</div><div role=dialog>${body}</div>`).customer(), "Quoted.");
  });

  it("has no place in a subject that nobody can see or type in", () => {
    const hidden = around(`<div>${body}<input type=hidden name=subjectbox value="Re: May"></div>`);
    assert.equal(hidden.subject(), "Re: May");
    assert.equal(hidden.subjectBox(), null);
    assert.equal(hidden.inSubject({ start: 0, end: 2 }, "Fw"), "refused");
  });

  it("has no subject where there is none", () => {
    assert.equal(around(body).subject(), "");
    assert.equal(around(body).inSubject({ start: 0, end: 2 }, "Fw"), "refused");
  });
});
