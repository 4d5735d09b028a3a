import { asHtml, fromHtml, LETTER, ready } from "./letter.js";

const editor = document.querySelector("#editor");
editor.contentEditable = "true";
editor.innerHTML = asHtml(LETTER);
document.execCommand("defaultParagraphSeparator", false, "p");
ready(() => fromHtml(editor.innerHTML));
