import { joined, LETTER, ready } from "./letter.js";

const editor = document.createElement("textarea");
editor.style.cssText = "width: 620px; height: 160px; font: inherit";
editor.value = LETTER.map((paragraph) => paragraph.map(([words]) => words).join("")).join("\n");
document.querySelector("#editor").append(editor);
ready(() => editor.value.split("\n").map((line) => joined([[line, ""]])));
