import { Bold, ClassicEditor, Essentials, Link, Paragraph } from "ckeditor5";
import "ckeditor5/ckeditor5.css";
import { asHtml, fromHtml, LETTER, ready } from "./letter.js";

const editor = await ClassicEditor.create({
  attachTo: document.querySelector("#editor"),
  licenseKey: "GPL",
  plugins: [Essentials, Paragraph, Bold, Link],
  root: { initialData: asHtml(LETTER) },
});
ready(() => fromHtml(editor.getData()));
