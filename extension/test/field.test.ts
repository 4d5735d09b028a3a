import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { composeField } from "../src/compose/field";
import { outermost, outward } from "../src/compose/outward";
import { site } from "../src/compose/site";
import { siteOf } from "../src/compose/sites";
import { find, pageWith } from "./page";

/** A page that is laid out, with every element as large, and that knows what is edited: jsdom knows neither. */
function laidOut(html: string, size = { width: 600, height: 200 }): Document {
  const page = pageWith(html);
  const { HTMLElement } = page.defaultView!;
  HTMLElement.prototype.getBoundingClientRect = () => size as DOMRect;
  Object.defineProperty(HTMLElement.prototype, "isContentEditable", {
    get(this: HTMLElement) {
      const around = this.closest("[contenteditable]");
      return around !== null && around.getAttribute("contenteditable") !== "false";
    },
  });
  return page;
}

const generic = siteOf("", pageWith(""));
const fieldOf = (html: string, known = generic): Element | null => {
  const page = laidOut(html);
  return composeField(find(page, "#here"), known);
};

describe("a compose field", () => {
  for (const html of [
    "<div id=here contenteditable=true></div>",
    "<div contenteditable=true><p><b id=here>word</b></p></div>",
    "<textarea id=here></textarea>",
    "<div id=here contenteditable=true spellcheck=false></div>",
    "<div id=here contenteditable=true data-tactful=true></div>",
  ]) {
    it(`is found in ${html}`, () => {
      assert.match(fieldOf(html)?.outerHTML ?? "", /^<(div|textarea)/);
    });
  }

  for (const html of [
    "<p id=here>word</p>",
    "<input id=here>",
    "<textarea id=here readonly></textarea>",
    "<div id=here contenteditable=true aria-multiline=false></div>",
    "<div id=here contenteditable=true data-tactful=false></div>",
    "<div id=here contenteditable=true data-tactful=off></div>",
    "<textarea id=here data-gramm=false></textarea>",
    "<form data-enable-grammarly=false><textarea id=here></textarea></form>",
    "<section data-gramm=false><div contenteditable=true><p id=here></p></div></section>",
  ]) {
    it(`is not found in ${html}`, () => {
      assert.equal(fieldOf(html), null);
    });
  }

  it("is not where a site says that something else is written", () => {
    const html = "<div class=note><textarea id=here></textarea></div>";
    assert.ok(fieldOf(html));
    assert.equal(fieldOf(html, site({ name: "Rowan", never: ".note" })), null);
  });

  it("is no line of a form", () => {
    const page = laidOut("<div id=here contenteditable=true></div>", { width: 600, height: 20 });
    assert.equal(composeField(find(page, "#here"), generic), null);
  });
});

describe("the way out", () => {
  it("leads through shadow roots and frames to the page", () => {
    const page = pageWith("<main><x-editor></x-editor><iframe></iframe></main>");
    const editor = find(page, "x-editor");
    const field = page.createElement("div");
    editor.attachShadow({ mode: "open" }).append(field);
    const names = (from: Node): string[] => [...outward(from)].map((one) => one.localName);
    assert.deepEqual(names(field), ["div", "x-editor", "main", "body", "html"]);
    const inside = (find(page, "iframe") as HTMLIFrameElement).contentDocument!;
    assert.deepEqual(names(inside.body), ["body", "html", "iframe", "main", "body", "html"]);
    assert.equal(outermost(inside), page);
  });
});
