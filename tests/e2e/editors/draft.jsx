import {
  CompositeDecorator,
  ContentState,
  convertFromHTML,
  convertToRaw,
  Editor,
  EditorState,
  getDefaultKeyBinding,
  RichUtils,
} from "draft-js";
import "draft-js/dist/Draft.css";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { asHtml, joined, LETTER, ready } from "./letter.js";

const links = new CompositeDecorator([
  {
    strategy: (block, found, content) => {
      block.findEntityRanges((one) => {
        const key = one.getEntity();
        return key !== null && content.getEntity(key).getType() === "LINK";
      }, found);
    },
    component: ({ contentState, entityKey, children }) => (
      <a href={contentState.getEntity(entityKey).getData().url}>{children}</a>
    ),
  },
]);

function start() {
  const { contentBlocks, entityMap } = convertFromHTML(asHtml(LETTER));
  return EditorState.createWithContent(ContentState.createFromBlockArray(contentBlocks, entityMap), links);
}

let latest;

function Letter() {
  const [state, setState] = useState(start);
  latest = state;
  const command = (name) => {
    const next = RichUtils.handleKeyCommand(state, name);
    if (next) setState(next);
    return next ? "handled" : "not-handled";
  };
  return (
    <Editor
      editorState={state}
      onChange={setState}
      handleKeyCommand={command}
      keyBindingFn={getDefaultKeyBinding}
    />
  );
}

createRoot(document.querySelector("#editor")).render(<Letter />);

/** A block's runs, unit by unit. */
function runs({ text, inlineStyleRanges, entityRanges }) {
  const covers =
    (at) =>
    ({ offset, length }) =>
      offset <= at && at < offset + length;
  return [...text].map((unit, at) => [
    unit,
    entityRanges.some(covers(at)) ? "link" : inlineStyleRanges.some(covers(at)) ? "bold" : "",
  ]);
}
ready(() => convertToRaw(latest.getCurrentContent()).blocks.map((block) => joined(runs(block))));
