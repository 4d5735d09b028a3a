import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { $createLinkNode, LinkNode } from "@lexical/link";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { joined, LETTER, LINK, ready } from "./letter.js";

const root = document.querySelector("#editor");
root.contentEditable = "true";
const editor = createEditor({
  nodes: [LinkNode],
  onError: (error) => {
    throw error;
  },
});
editor.setRootElement(root);
registerRichText(editor);

function run([words, kind]) {
  const text = $createTextNode(words);
  if (kind === "bold") text.setFormat("bold");
  return kind === "link" ? $createLinkNode(LINK).append(text) : text;
}

editor.update(
  () => {
    for (const paragraph of LETTER) $getRoot().append($createParagraphNode().append(...paragraph.map(run)));
  },
  { discrete: true },
);
registerHistory(editor, createEmptyHistoryState(), 300);

const BOLD = 1;
const runs = ({ type, text = "", format, children = [] }, inLink = false) =>
  type === "text"
    ? [[text, inLink ? "link" : format & BOLD ? "bold" : ""]]
    : children.flatMap((child) => runs(child, type === "link"));
ready(() =>
  editor
    .getEditorState()
    .toJSON()
    .root.children.map((block) => joined(runs(block))),
);
