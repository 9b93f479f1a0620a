// Builds web/static: hashed files, and manifest.json from the names that templates use to those files.
import { copyFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const assets = dirname(fileURLToPath(import.meta.url));
const target = join(assets, "..", "static");
const inter = join(assets, "..", "..", "node_modules", "@fontsource-variable", "inter");

await rm(target, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: assets,
  entryPoints: ["styles/public.css", "styles/desk.css", "scripts/public.ts", "scripts/desk.ts", "icon.svg"],
  outdir: target,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  charset: "utf8",
  // The styles use light-dark() and nesting as they stand; these are the first browsers with both.
  target: ["chrome123", "firefox120", "safari17.5"],
  loader: { ".woff2": "file", ".svg": "copy" },
  logLevel: "warning",
});

const manifest = {};
for (const [path, output] of Object.entries(metafile.outputs)) {
  const source = output.entryPoint ?? Object.keys(output.inputs)[0];
  manifest[basename(source).replace(/\.ts$/, ".js")] = basename(path);
}
// The font's licence asks to travel with the font.
await copyFile(join(inter, "LICENSE"), join(target, "inter-license.txt"));
await writeFile(join(target, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
