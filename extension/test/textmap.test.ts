import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readTextMap } from "../src/fields/textmap";
import { find, pageWith } from "./page";

const TEXTS: readonly [name: string, html: string, text: string][] = [
  ["plain words", "Hello Dana", "Hello Dana"],
  ["bold and links inside a phrase", "you <b>are</b> <a href=#>wro<i>ng</i></a>", "you are wrong"],
  ["a line break", "one<br>two", "one\ntwo"],
  ["a line a div, as webmail writes them", "<div>one</div><div>two</div>", "one\ntwo"],
  ["text before the first div", "one<div>two</div>", "one\ntwo"],
  ["an empty line", "<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"],
  ["a filler break at the end of a line", "<div>one<br></div><div>two</div>", "one\ntwo"],
  ["paragraphs", "<p>one</p><p>two</p>", "one\n\ntwo"],
  ["nested blocks", "<div><div><p>one</p></div></div><div><div>two</div></div>", "one\n\ntwo"],
  ["a list", "one<ul><li>two</li><li>three</li></ul>four", "one\n\ntwo\nthree\n\nfour"],
  ["a table", "<table><tr><td>one</td><td>two</td></tr></table>", "one\ntwo"],
  ["no-break and zero-width characters, kept", "a\u00a0b\u200bc", "a\u00a0b\u200bc"],
  ["emoji, two units each", "😀 fine 👍🏽", "😀 fine 👍🏽"],
  ["a picture of an emoji between words", "you <img alt=🙂> are", "you \uFFFC are"],
  ["line ends in the source, which show as spaces", "you\n are", "you  are"],
  ["line ends that show", "<div style='white-space: pre-wrap'>you\nare</div>", "you\nare"],
  ["indentation between tags", "<div>\n  <p>one</p>\n  <p>two</p>\n</div>", "one\n\ntwo"],
  ["a space between inline tags, even a broken one", "<b>one</b>\n<i>two</i>", "one two"],
  ["quoted mail", "mine<blockquote>theirs</blockquote>mine too", "mine\n\nmine too"],
  ["a Gmail quote", "mine<div class=gmail_quote>On Monday: theirs</div>", "mine"],
  ["a cited block", "mine<div type=cite>theirs</div>", "mine"],
  ["a signature", "mine<div class=gmail_signature>Me, Ltd.</div>", "mine"],
  ["Outlook's signature", "mine<div id=Signature>Me, Ltd.</div>", "mine"],
  ["scripts, styles and hidden parts", "a<style>b{}</style><script>c</script><span hidden>d</span>e", "ae"],
  ["nothing", "<div><br></div>", "\n"],
];

describe("the text of an editable", () => {
  for (const [name, html, text] of TEXTS) {
    it(`has ${name}`, () => {
      assert.equal(readTextMap(pageWith(html).body).text, text);
    });
  }
});

describe("the way back to the DOM", () => {
  for (const [name, html] of TEXTS) {
    it(`finds every character again: ${name}`, () => {
      const map = readTextMap(pageWith(html).body);
      for (let start = 0; start < map.text.length; start += 1) {
        const range = map.range({ start, end: start + 1 });
        const there = range?.toString().replace(/[\n\t]/g, " ");
        if (range) assert.equal(there, map.text.charAt(start).replace(/\n/g, " "));
        else assert.match(map.text.charAt(start), /[\n\uFFFC]/);
      }
    });
  }

  it("spans tags", () => {
    const page = pageWith("<p>😀 You <b>are</b> <i>wr</i>ong.</p>");
    const map = readTextMap(page.body);
    const start = map.text.indexOf("You");
    const range = map.range({ start, end: start + "You are wrong".length });
    assert.equal(range?.toString(), "You are wrong");
    assert.equal(range.startOffset, 3);
  });

  it("ends where the words end, not at the start of the next node", () => {
    const page = pageWith("<b>one</b><i>two</i>");
    const range = readTextMap(page.body).range({ start: 0, end: 3 });
    assert.equal(range?.endContainer, find(page, "b").firstChild);
  });

  it("refuses a span that ends on a line break, holds nothing, or lies outside", () => {
    const map = readTextMap(pageWith("<p>one</p><p>two</p>").body);
    for (const span of [
      { start: 0, end: 4 },
      { start: 3, end: 6 },
      { start: 2, end: 2 },
      { start: 6, end: 99 },
      { start: -1, end: 2 },
    ]) {
      assert.equal(map.range(span), null, JSON.stringify(span));
    }
  });

  it("tells the offset of a caret, and none inside quoted mail", () => {
    const page = pageWith("<p>one</p><p>two</p><blockquote>three</blockquote>");
    const map = readTextMap(page.body);
    const [, second] = page.querySelectorAll("p");
    assert.equal(map.offset(second!.firstChild!, 1), 6);
    assert.equal(map.offset(find(page, "blockquote").firstChild!, 1), null);
  });

  it("tells the offset of a caret beside text, and none in an empty line", () => {
    const page = pageWith("<p>one<br>two</p><p><br></p>");
    const map = readTextMap(page.body);
    const [first, empty] = page.querySelectorAll("p");
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => map.offset(first!, at)),
      [0, 3, 4, 7],
    );
    assert.equal(map.offset(page.body, 1), 7);
    assert.equal(map.offset(empty!, 0), null);
  });

  it("gives a caret's place back, at the end of one text or the start of the next", () => {
    const page = pageWith("<b>one</b><i>two</i>");
    const map = readTextMap(page.body);
    const [one, two] = [find(page, "b").firstChild, find(page, "i").firstChild];
    assert.deepEqual(map.place(3, true), { node: one, inNode: 3 });
    assert.deepEqual(map.place(3, false), { node: two, inNode: 0 });
    assert.deepEqual(map.place(0, true), { node: one, inNode: 0 });
    assert.deepEqual(map.place(6, false), { node: two, inNode: 3 });
    assert.equal(map.place(9, true), null);
  });
});
