import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/themes/silver";
import "tinymce/skins/ui/oxide/skin.js";
import "tinymce/skins/ui/oxide/content.js";
import "tinymce/skins/content/default/content.js";
import { asHtml, fromHtml, LETTER, ready } from "./letter.js";

const [editor] = await tinymce.init({
  selector: "#editor",
  license_key: "gpl",
  height: 300,
  init_content_sync: new URLSearchParams(location.search).has("sync"),
});
editor.setContent(asHtml(LETTER));
editor.undoManager.clear();
editor.undoManager.add();
ready(() => fromHtml(editor.getContent()));
