import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isTyping } from "../src/fields/authorship";
import { CITED, Desk, SHAPES } from "./desk";
import { find, pageWith } from "./page";

for (const [name, html] of Object.entries(SHAPES)) {
  describe(`a letter that quotes as ${name}`, () => {
    it("is the author's where an answer is typed between the customer's lines, exactly there", () => {
      const desk = new Desk(html);
      desk.typeIn(desk.newLineAfter("We were cut."), "You are wrong.");
      assert.equal(desk.own(), "Thanks.\n\nYou are wrong.");
      assert.deepEqual([...desk.answers], [desk.words("You are wrong.")]);
      const quoted = desk.quoted();
      assert.match(quoted, /We were cut\.\s+One year only\./);
      assert.doesNotMatch(quoted, /wrong/);
    });

    it("keeps an answer while it is corrected, put right by a program, and undone", () => {
      const desk = new Desk(html);
      const line = desk.newLineAfter("One year only.");
      desk.typeIn(line, "You are wrong.");
      const words = desk.words("You are wrong.");
      for (const now of [
        "You are mistaken.",
        "You are wrong.",
        "You are.",
        "We see it otherwise.",
        "You are wrong.",
      ]) {
        desk.change(() => {
          words.data = now;
        });
        assert.equal(desk.own(), `Thanks.\n\n${now}`);
      }
      desk.change(() => {
        line.remove();
      });
      assert.equal(desk.own(), "Thanks.");
    });

    it("is the customer's in a line that has both hands in it", () => {
      const desk = new Desk(html);
      desk.typeInto(desk.words("We were cut."), 12, " You are wrong.");
      desk.typeInto(desk.words("One year only."), 0, "Nonsense. ");
      assert.equal(desk.own(), "Thanks.");
    });

    it("is the customer's where it is only deleted from", () => {
      const desk = new Desk(html);
      const words = desk.words("We were cut.");
      for (const rest of ["We were", "We cut.", "e", ""]) {
        desk.change(() => {
          words.data = rest;
        });
        assert.equal(desk.own(), "Thanks.");
      }
    });

    it("is the customer's where Enter divides a line, wherever the caret goes", () => {
      const desk = new Desk(html);
      desk.change(() => {
        const second = desk.words("We were cut.").splitText(7);
        const line = desk.page.createElement("div");
        second.parentElement?.after(line);
        line.append(second);
      });
      assert.equal(desk.own(), "Thanks.");
      const quoted = desk.words("We were");
      desk.typeIn(desk.newLineAfter("We were"), "No.");
      assert.equal(desk.own(), "Thanks.\n\nNo.");
      assert.ok(!desk.answers.has(quoted));
    });

    it("is the customer's where a line is undone that stood there, though the author had typed over it", () => {
      const desk = new Desk(html);
      const words = desk.words("We were cut.");
      desk.change(() => {
        words.data = "";
      });
      desk.typeInto(words, 0, "Nonsense.");
      assert.equal(desk.own(), "Thanks.\n\nNonsense.");
      desk.change(() => {
        words.data = "We were cut.";
      });
      assert.equal(desk.own(), "Thanks.");
    });

    it("is the customer's in what a program puts there, and in what is pasted as lines of its own", () => {
      const desk = new Desk(html);
      const line = desk.newLineAfter("We were cut.");
      desk.change(() => {
        line.textContent = "You never answer.";
      });
      assert.equal(desk.own(), "Thanks.");
    });

    it("is the author's where a quote comes late, answers in it too, and nothing else in it", () => {
      const desk = new Desk("<div>Thanks.</div>");
      desk.typeInto(desk.words("Thanks."), 7, " Kim");
      desk.change(() => {
        desk.page.body.insertAdjacentHTML("beforeend", html.replace("Thanks.", ""));
      });
      assert.equal(desk.own(), "Thanks. Kim");
      desk.typeIn(desk.newLineAfter("We were cut."), "You are wrong.");
      assert.equal(desk.own(), "Thanks. Kim\n\nYou are wrong.");
    });

    it("is the customer's still when an editor draws all of it anew", () => {
      const desk = new Desk(html);
      desk.typeIn(desk.newLineAfter("We were cut."), "You are wrong.");
      desk.change(() => {
        desk.page.body.innerHTML = desk.page.body.innerHTML;
      });
      assert.equal(desk.own(), "Thanks.\n\nYou are wrong.");
    });

    it("is the customer's in a line that is moved out of the quote", () => {
      const desk = new Desk(html);
      desk.change(() => {
        const line = desk.words("We were cut.").parentElement;
        if (line) desk.words("Thanks.").parentElement?.after(line);
      });
      assert.doesNotMatch(desk.own(), /cut/);
    });
  });
}

it("a rewrite is the author's, even where the customer, or an earlier mail, said the same", () => {
  const desk = new Desk(CITED);
  desk.rewrite(desk.words("Thanks."), "One year only.");
  assert.equal(desk.own(), "One year only.");
});

describe("a quote that the editor splits", () => {
  it("leaves the line between to the author and both halves to the customer", () => {
    const desk = new Desk(CITED);
    const quote = find(desk.page, "blockquote");
    const line = desk.page.createElement("div");
    desk.change(() => {
      const rest = quote.cloneNode() as HTMLElement;
      rest.append(...[...quote.childNodes].slice(1));
      quote.after(line, rest);
    });
    desk.typeIn(line, "You are wrong.");
    assert.equal(desk.own(), "Thanks.\n\nYou are wrong.");
  });

  it("leaves a line to the customer whose border is taken away", () => {
    const desk = new Desk(CITED);
    desk.change(() => {
      const quote = find(desk.page, "blockquote");
      quote.replaceWith(...quote.childNodes);
    });
    assert.match(desk.own(), /^Thanks\.[\s\uFFFC]+$/);
  });

  it("leaves a line to the customer that was once made a quote", () => {
    const desk = new Desk(`${CITED}<div id=late>They said so.</div>`);
    const late = find(desk.page, "#late");
    const quote = desk.page.createElement("blockquote");
    desk.change(() => {
      late.replaceWith(quote);
      quote.append(late);
    });
    desk.change(() => {
      quote.replaceWith(late);
    });
    assert.match(desk.own(), /^Thanks\.[\s\uFFFC]+$/);
  });

  it("leaves the customer's words to them where they are joined to a line of the author's", () => {
    const desk = new Desk(CITED);
    desk.change(() => {
      desk.words("We were cut.").data = "";
      desk.words("Thanks.").data += "We were cut.";
    });
    desk.typeInto(desk.words("Thanks."), 7, " Fine.");
    assert.equal(desk.own(), `Thanks. Fine.${"\uFFFC".repeat(12)}`);
  });
});

it("what is quoted and nothing else is taken for typing only when the keyboard says so", () => {
  const page = pageWith("");
  const view = page.defaultView;
  assert.ok(view);
  const typed = new view.KeyboardEvent("keydown", { key: "a" });
  assert.equal(isTyping(typed), false, "a page's own event");
  const trusted = (event: object): Event => ({ isTrusted: true, ...event }) as Event;
  for (const [event, expected] of [
    [{ type: "keydown", key: "a" }, true],
    [{ type: "keydown", key: "v", ctrlKey: true }, false],
    [{ type: "keydown", key: "Backspace" }, false],
    [{ type: "beforeinput", inputType: "insertText" }, true],
    [{ type: "beforeinput", inputType: "insertCompositionText" }, true],
    [{ type: "beforeinput", inputType: "insertFromPaste" }, false],
    [{ type: "beforeinput", inputType: "historyUndo" }, false],
    [{ type: "compositionend" }, true],
  ] as const) {
    assert.equal(isTyping(trusted(event)), expected, JSON.stringify(event));
  }
});
