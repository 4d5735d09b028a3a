import { joined } from "./letter.js";

/** The letter that a ProseMirror document (as JSON) is. */
export function fromNodes({ content }) {
  const kind = (marks = []) => {
    const types = marks.map(({ type }) => type);
    return types.includes("link")
      ? "link"
      : types.some((type) => ["bold", "strong"].includes(type))
        ? "bold"
        : "";
  };
  return content.map((block) =>
    joined((block.content ?? []).map(({ text = "", marks }) => [text, kind(marks)])),
  );
}
