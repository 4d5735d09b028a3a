// CKEditor 4 loads its parts by itself from beside its script, so it is served as it is and not bundled.
import { asHtml, fromHtml, LETTER, ready } from "./letter.js";

const script = document.createElement("script");
script.src = "ckeditor4/ckeditor.js";
script.addEventListener("load", () => {
  const editor = window.CKEDITOR.replace("editor", {
    versionCheck: false,
    removePlugins: "exportpdf",
  });
  editor.on("instanceReady", () => {
    editor.setData(asHtml(LETTER), () => {
      editor.resetUndo();
      ready(() => fromHtml(editor.getData()));
    });
  });
});
document.head.append(script);
