import Quill from "quill";
import "quill/dist/quill.snow.css";
import { joined, LETTER, LINK, ready } from "./letter.js";

const quill = new Quill("#editor", { theme: "snow" });
quill.setContents(
  LETTER.flatMap((paragraph) => [
    ...paragraph.map(([insert, kind]) => ({
      insert,
      attributes: kind === "link" ? { link: LINK } : kind ? { [kind]: true } : {},
    })),
    { insert: "\n" },
  ]),
);
quill.history.clear();
function model() {
  const letter = [[]];
  for (const { insert, attributes } of quill.getContents().ops) {
    for (const [index, words] of insert.split("\n").entries()) {
      if (index > 0) letter.push([]);
      letter.at(-1).push([words, attributes?.link ? "link" : attributes?.bold ? "bold" : ""]);
    }
  }
  return letter.slice(0, -1).map(joined); // a document ends with a line break
}
ready(model, { rest: () => quill.history.cutoff() });
