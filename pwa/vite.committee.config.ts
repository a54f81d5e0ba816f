// Builds the committee space, served under /comite/: an online application, without a service worker (design 2, 11).
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at("committee"),
  base: "/comite/",
  build: {
    outDir: at("dist/comite"),
    emptyOutDir: true,
    target: ["chrome111", "safari16.4"],
    modulePreload: { polyfill: false },
    // Nothing inline: the content security policy has no unsafe-*.
    assetsInlineLimit: 0,
  },
});
