// Builds the volunteer space, served under /visites/ with its own service worker (design 2, 11).
import { fileURLToPath } from "node:url";
import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";

/** The release, as the rest of Grillon says it. */
const release = /^version = "([^"]+)"/m.exec(readFileSync(new URL("../pyproject.toml", import.meta.url), "utf8"))?.[1] ?? "";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Chunks that come later lean on what is loaded already, and have no styles of their own: nothing to ask for ahead of them. */
const loadPlainly: Plugin = {
  name: "load-plainly",
  enforce: "pre",
  load: (id) => (id.includes("vite/preload-helper") ? "export const __vitePreload = (load) => load();" : null),
};

export default defineConfig({
  root: at("visits"),
  define: { __RELEASE__: JSON.stringify(release) },
  base: "/visites/",
  build: {
    outDir: at("dist/visites"),
    emptyOutDir: true,
    target: ["chrome111", "safari16.4"],
    modulePreload: { polyfill: false },
    // Nothing inline: the content security policy has no data: and no unsafe-*.
    assetsInlineLimit: 0,
  },
  worker: { format: "es" },
  plugins: [
    loadPlainly,
    VitePWA({
      strategies: "injectManifest",
      srcDir: "../src/visits",
      filename: "sw.ts",
      registerType: "prompt",
      injectRegister: false,
      injectManifest: {
        globPatterns: ["**/*.{html,js,css,svg,png,webmanifest}"],
        rollupFormat: "iife",
        // Its caches are its own: two spaces of one origin never clean up after each other.
        minify: true,
      },
      manifest: {
        id: "/visites/",
        name: "Grillon, les visites",
        short_name: "Grillon",
        description: "Remplir la grille d'une visite, même sans réseau.",
        lang: "fr",
        dir: "ltr",
        start_url: "/visites/",
        scope: "/visites/",
        display: "standalone",
        background_color: "#fbf9f4",
        theme_color: "#14432b",
        icons: [
          { src: "icons/grillon.svg", sizes: "any", type: "image/svg+xml" },
          { src: "icons/grillon-192.png", sizes: "192x192", type: "image/png" },
          { src: "icons/grillon-512.png", sizes: "512x512", type: "image/png" },
          { src: "icons/grillon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
        ],
      },
    }),
  ],
});
