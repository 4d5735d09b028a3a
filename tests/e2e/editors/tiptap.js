import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { asHtml, LETTER, ready } from "./letter.js";
import { fromNodes } from "./prosemirror-model.js";

const editor = new Editor({
  element: document.querySelector("#editor"),
  extensions: [StarterKit.configure({ link: { openOnClick: false } })],
  content: asHtml(LETTER),
});
ready(() => fromNodes(editor.getJSON()));
