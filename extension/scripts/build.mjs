// Builds dist/chrome and dist/firefox, and a zip of each for its store: `npm run build`, or `npm run watch` while developing.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import { zipSync } from "fflate";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const version = JSON.parse(await readFile(join(root, "package.json"), "utf8")).version;

/** What each browser gets, by where it comes from. */
const FILES = {
  "popup.html": "src/popup/popup.html",
  "popup.css": "src/popup/popup.css",
  "options.html": "src/options/options.html",
  "options.css": "src/options/options.css",
  "pages.css": "src/pages.css",
  "marks.css": "src/marks/marks.css",
  "icons/16.png": "icons/16.png",
  "icons/32.png": "icons/32.png",
  "icons/48.png": "icons/48.png",
  "icons/128.png": "icons/128.png",
  "icons/icon.svg": "icons/icon.svg",
};

const SCRIPTS = {
  worker: "src/background/worker.ts",
  content: "src/content.ts",
  popup: "src/popup/popup.ts",
  options: "src/options/options.ts",
};

const BROWSERS = { chrome: null, firefox: "manifest.firefox.json" };

const readJson = async (name) => JSON.parse(await readFile(join(root, name), "utf8"));

/** The manifest as written, with a browser's own keys laid over it; null takes a key away. */
async function manifest(overlay) {
  const merged = {
    ...(await readJson("manifest.json")),
    ...(overlay ? await readJson(overlay) : {}),
    version,
  };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

async function lay(browser, overlay) {
  const out = join(root, "dist", browser);
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, "icons"), { recursive: true });
  await Promise.all(Object.entries(FILES).map(([to, from]) => cp(join(root, from), join(out, to))));
  await writeFile(join(out, "manifest.json"), `${JSON.stringify(await manifest(overlay), null, 2)}\n`);
}

const options = (browser) => ({
  absWorkingDir: root,
  entryPoints: SCRIPTS,
  outdir: join(root, "dist", browser),
  bundle: true,
  format: "iife",
  target: browser === "chrome" ? "chrome120" : "firefox142",
  loader: { ".css": "text" },
  legalComments: "none",
  logLevel: "warning",
});

/** The same files give the same bytes, whenever they are zipped. */
const LONG_AGO = new Date(2000, 0, 1);

/** Zips what a store gets: all that was built, but the key, which pins the id of unpacked extensions and stores refuse. */
async function zip(browser) {
  const folder = join(root, "dist", browser);
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = {};
  for (const path of paths.sort()) {
    const name = relative(folder, path).split(sep).join("/");
    const bytes = await readFile(path);
    files[name] = [name === "manifest.json" ? withoutKey(bytes) : bytes, { mtime: LONG_AGO }];
  }
  await writeFile(join(root, "dist", `tactful-${browser}-${version}.zip`), zipSync(files, { level: 9 }));
}

function withoutKey(bytes) {
  const { key: _, ...rest } = JSON.parse(bytes.toString("utf8"));
  return Buffer.from(`${JSON.stringify(rest, null, 2)}\n`);
}

for (const [browser, overlay] of Object.entries(BROWSERS)) {
  await lay(browser, overlay);
  if (process.argv.includes("--watch")) await (await esbuild.context(options(browser))).watch();
  else {
    await esbuild.build(options(browser));
    await zip(browser);
  }
}
