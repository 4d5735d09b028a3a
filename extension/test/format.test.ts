import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { formatOf, htmlIn, isSameFormat, type Format } from "../src/fields/format";
import { find, pageWith } from "./page";

/** The format of the first text in this paragraph. */
function formatIn(html: string): Format {
  const page = pageWith(`<div id=mail><p>${html}</p></div>`);
  const mail = find(page, "#mail");
  return formatOf(page.createTreeWalker(mail, 4).nextNode() as Text, mail);
}

describe("a format", () => {
  for (const [html, again] of [
    ["<b>a</b>", "<b>x &amp; y</b>"],
    ["<b><i>a</i></b>", "<b><i>x &amp; y</i></b>"],
    [
      '<a href="https://shop.example/" onclick="x()" id=a>a</a>',
      '<a href="https://shop.example/">x &amp; y</a>',
    ],
    [
      '<span class="k" style="color: red; position: absolute">a</span>',
      '<span style="color: red;">x &amp; y</span>',
    ],
    ["<strong><span data-editor=1>a</span></strong>", "<strong>x &amp; y</strong>"],
    ["a", ""],
  ] as const) {
    it(`of ${html}`, () => {
      assert.equal(htmlIn(formatIn(html), "x & y"), again);
    });
  }

  it("is the same whatever an editor writes beside it", () => {
    assert.ok(isSameFormat(formatIn("<b>a</b>"), formatIn('<b class="k"><span>a</span></b>')));
    assert.ok(!isSameFormat(formatIn("<b>a</b>"), formatIn("<b><i>a</i></b>")));
    assert.ok(!isSameFormat(formatIn("a"), formatIn("<b>a</b>")));
  });
});
