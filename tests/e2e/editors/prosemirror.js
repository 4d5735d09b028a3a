import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { DOMParser as ModelParser } from "prosemirror-model";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import "prosemirror-view/style/prosemirror.css";
import { asHtml, LETTER, ready } from "./letter.js";
import { fromNodes } from "./prosemirror-model.js";

const page = new DOMParser().parseFromString(asHtml(LETTER), "text/html");
const view = new EditorView(document.querySelector("#editor"), {
  state: EditorState.create({
    doc: ModelParser.fromSchema(schema).parse(page.body),
    plugins: [history(), keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap)],
  }),
});
ready(() => fromNodes(view.state.doc.toJSON()));
