// Builds the volunteer space as a next release: every script and the page carry another version id.
// node tests/browser/build_next.mjs FOLDER VERSION
import { fileURLToPath } from "node:url";
import { createRequire } from "node:module";

const [outDir, version] = process.argv.slice(2);
const pwa = fileURLToPath(new URL("../../pwa/", import.meta.url));
process.chdir(pwa);
const { build } = await import(createRequire(`${pwa}package.json`).resolve("vite"));

const mark = {
  name: "version-id",
  transform: (code, id) => (id.endsWith("src/visits/main.tsx") ? `${code}\nglobalThis.releaseId = ${JSON.stringify(version)};` : null),
  transformIndexHtml: () => [{ tag: "meta", attrs: { name: "release", content: version }, injectTo: "head" }],
};
await build({ configFile: "vite.visits.config.ts", logLevel: "warn", plugins: [mark], build: { outDir, emptyOutDir: true } });
