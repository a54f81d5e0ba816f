// Builds the members' entry: scripts and styles with fixed names, which maps/site.py copies into the
// published folder. Old phones are in: Chrome 70, Safari 12.1.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { defineConfig, type Plugin } from "vite";

const from = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The folium page takes Leaflet as a plain script; the members' page imports it.
const leafletAsScript: Plugin = {
  name: "leaflet-as-script",
  generateBundle() {
    const source = readFileSync(from("node_modules/leaflet/dist/leaflet.js"), "utf8");
    const withoutMap = source.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, "\n");
    this.emitFile({ type: "asset", fileName: "leaflet.js", source: withoutMap });
  },
};

export default defineConfig({
  root: from("."),
  base: "./",
  publicDir: false,
  plugins: [leafletAsScript],
  resolve: { alias: [{ find: /^leaflet$/, replacement: from("node_modules/leaflet/dist/leaflet-src.esm.js") }] },
  build: {
    outDir: "dist/membres",
    emptyOutDir: true,
    target: ["chrome70", "safari12.1"],
    cssTarget: ["chrome70", "safari12.1"],
    cssCodeSplit: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { members: from("src/members/members.ts"), embed: from("src/members/embed.ts") },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: ({ name }) => (name.startsWith("leaflet") ? "leaflet-module.js" : "[name].js"),
        assetFileNames: ({ names }) => (names[0]?.endsWith(".css") ? "members.css" : "[name][extname]"),
      },
    },
  },
});
