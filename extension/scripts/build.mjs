// Builds dist/chrome and dist/firefox: `npm run build`, or `npm run watch` while developing.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

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
  target: browser === "chrome" ? "chrome120" : "firefox140",
  loader: { ".css": "text" },
  legalComments: "none",
  logLevel: "warning",
});

for (const [browser, overlay] of Object.entries(BROWSERS)) {
  await lay(browser, overlay);
  if (process.argv.includes("--watch")) await (await esbuild.context(options(browser))).watch();
  else await esbuild.build(options(browser));
}
