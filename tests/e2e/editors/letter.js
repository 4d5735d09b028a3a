// One letter and one shape for what an editor's own model says of it, so that one test holds for every editor.
// A letter is a list of paragraphs, a paragraph a list of runs, a run its words and "", "bold" or "link".

export const LINK = "https://shop.example/";

/** The phrase that is found, in several formats; `?phrase=` chooses one. */
const PHRASES = {
  mixed: [
    ["you're ", ""],
    ["wrong", "bold"],
    [" about the ", ""],
    ["renewal date", "link"],
  ],
  bold: [["you're wrong about the renewal date", "bold"]],
  link: [["you're wrong about the renewal date", "link"]],
};

export const LETTER = [
  [
    ["Dear Dana", "bold"],
    [", ", ""],
    ...PHRASES[new URLSearchParams(location.search).get("phrase") ?? "mixed"],
    [". See ", ""],
    ["our terms", "link"],
    [".", ""],
  ],
];

const TAGS = {
  "": (words) => words,
  bold: (words) => `<strong>${words}</strong>`,
  link: (words) => `<a href="${LINK}">${words}</a>`,
};

export const asHtml = (letter) =>
  letter
    .map((paragraph) => `<p>${paragraph.map(([words, kind]) => TAGS[kind](words)).join("")}</p>`)
    .join("");

/** Joins neighbours of one kind and drops what is empty, as editors differ in how they split their runs. */
export function joined(paragraph) {
  const runs = [];
  for (const [raw, kind] of paragraph) {
    const words = raw.replaceAll("\u00a0", " ").replace(/[\u200b\u2060\ufeff]/g, "");
    if (words && runs.at(-1)?.[1] === kind) runs.at(-1)[0] += words;
    else if (words) runs.push([words, kind]);
  }
  return runs;
}

/** The letter that some HTML is. */
export function fromHtml(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...page.body.children].map((block) => {
    const texts = page.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const runs = [];
    while (texts.nextNode()) {
      const around = texts.currentNode.parentElement;
      runs.push([
        texts.currentNode.data,
        around.closest("a") ? "link" : around.closest("b, strong") ? "bold" : "",
      ]);
    }
    return joined(runs);
  });
}

/**
 * Says that the editor stands, and how to ask its model; a test waits for this.
 *
 * @param rest ends what undo takes back in one go, as a pause in typing does.
 * @param caretAtEnd whether the editor has heard that the caret is at the end of the letter; some hear of it late.
 */
export function ready(model, { rest = () => undefined, caretAtEnd = () => true } = {}) {
  Object.assign(window, { model, rest, caretAtEnd });
}
