// Bundles every editor's page into a folder: node build.mjs FOLDER. esbuild is the extension's.
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const esbuild = createRequire(join(here, "../../../extension/package.json"))("esbuild");
const [, , out] = process.argv;
const PARTS = ["letter.js", "prosemirror-model.js", "build.mjs"];

const page = (name) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <link rel="icon" href="data:," />
  <title>${name}</title>
  <link rel="stylesheet" href="${name}.css" />
  <style>
    body { margin: 40px; font: 16px/1.6 "Liberation Sans", sans-serif; }
    #editor { width: 620px; min-height: 120px; }
  </style>
  <div id="editor"></div>
  <script type="module" src="${name}.js"></script>
</html>
`;

const sources = (await readdir(here)).filter((name) => /\.jsx?$/.test(name) && !PARTS.includes(name));
await mkdir(out, { recursive: true });
const { metafile } = await esbuild.build({
  absWorkingDir: here,
  entryPoints: sources,
  outdir: out,
  bundle: true,
  format: "esm",
  target: "chrome120",
  jsx: "automatic",
  loader: { ".svg": "dataurl", ".woff2": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  logLevel: "error",
  metafile: true,
});
const styled = new Set(
  Object.keys(metafile.outputs)
    .filter((name) => name.endsWith(".css"))
    .map((name) => parse(name).name),
);
for (const name of sources.map((source) => parse(source).name)) {
  const html = styled.has(name) ? page(name) : page(name).replace(/ *<link rel="stylesheet".*\n/, "");
  await writeFile(join(out, `${name}.html`), html);
}
await symlink(join(here, "node_modules", "ckeditor4"), join(out, "ckeditor4"));
