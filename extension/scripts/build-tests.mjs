// Bundles test/*.test.ts into build/test, where `node --test` runs them.
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
await rm(join(root, "build", "test"), { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ["test/*.test.ts"],
  outdir: "build/test",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  packages: "external",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  loader: { ".css": "text" },
  logLevel: "warning",
});
