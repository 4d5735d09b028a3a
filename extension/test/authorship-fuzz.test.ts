import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Desk, SHAPES } from "./desk";

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe("whatever happens to a letter, in whatever order", () => {
  // The customer's words are of other letters than what is typed, and of the author's first words.
  const THEIRS = "abc bead. cab dig hid; feed a kid. Jade led him: a black badge";
  const TYPED = ["nor ", "zoo ", "Py, ", "n", "xx"];

  for (let seed = 1; seed <= 30; seed += 1) {
    it(`none of the customer's words is read as the author's (${seed})`, () => {
      const below = chance(seed);
      const [line = "", next = ""] = THEIRS.split(". ");
      const shapes = Object.values(SHAPES).map((html) =>
        html
          .replace("Thanks.", "TOUT")
          .replace("We were cut.", line)
          .replace("One year only.", next)
          .replace(/Dana wrote:|From: Dana/, "OUR:"),
      );
      const desk = new Desk(shapes[below(shapes.length)] ?? "");
      const steps: ((text: Text) => void)[] = [
        (text) => {
          desk.typeInto(text, below(text.length + 1), TYPED[below(TYPED.length)] ?? "");
        },
        (text) => {
          if (text.data.trim()) desk.typeIn(desk.newLineAfter(text.data), TYPED[below(3)] ?? "");
        },
        (text) => {
          const at = below(text.length + 1);
          desk.change(() => {
            text.deleteData(at, below(text.length - at + 1));
          });
        },
        (text) => {
          desk.change(() => {
            const line = desk.page.createElement("div");
            text.parentElement?.after(line);
            line.append(text.splitText(below(text.length + 1)));
          });
        },
        () => {
          const html = desk.page.body.innerHTML;
          desk.change(() => {
            desk.page.body.innerHTML = html;
          });
        },
        () => {
          desk.change(() => {
            const late = `<blockquote type=cite><div>${next} ${line}</div></blockquote>`;
            desk.page.body.insertAdjacentHTML("beforeend", late);
          });
        },
        () => {
          desk.change(() => {
            const quote = desk.page.querySelector("blockquote");
            quote?.replaceWith(...quote.childNodes);
          });
        },
      ];
      for (let step = 0; step < 25; step += 1) {
        const all = desk.texts();
        const text = all[below(all.length)];
        if (text) steps[below(steps.length)]?.(text);
        assert.doesNotMatch(desk.own(), /[a-m]{3}/, desk.page.body.innerHTML);
      }
    });
  }
});
