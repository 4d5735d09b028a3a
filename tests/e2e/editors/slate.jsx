import { useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor, Editor } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { joined, LETTER, LINK, ready } from "./letter.js";

const value = LETTER.map((paragraph) => ({
  type: "paragraph",
  children: paragraph.map(([text, kind]) =>
    kind === "link"
      ? { type: "link", url: LINK, children: [{ text }] }
      : kind
        ? { text, [kind]: true }
        : { text },
  ),
}));

function withLinks(editor) {
  const { isInline } = editor;
  editor.isInline = (element) => element.type === "link" || isInline(element);
  return editor;
}

function element({ attributes, children, element: { type, url } }) {
  return type === "link" ? (
    <a {...attributes} href={url}>
      {children}
    </a>
  ) : (
    <p {...attributes}>{children}</p>
  );
}

const leaf = ({ attributes, children, leaf: { bold } }) => (
  <span {...attributes}>{bold ? <strong>{children}</strong> : children}</span>
);

const editor = withLinks(withHistory(withReact(createEditor())));

function Letter() {
  const [initialValue] = useState(value);
  return (
    <Slate editor={editor} initialValue={initialValue}>
      <Editable renderElement={element} renderLeaf={leaf} />
    </Slate>
  );
}

createRoot(document.querySelector("#editor")).render(<Letter />);

const runs = ({ text, bold, type, children = [] }, inLink = false) =>
  text === undefined
    ? children.flatMap((child) => runs(child, type === "link"))
    : [[text, inLink ? "link" : bold ? "bold" : ""]];
ready(() => editor.children.map((block) => joined(runs(block))), {
  caretAtEnd: () => editor.selection !== null && Editor.isEnd(editor, editor.selection.focus, []),
});
