// Builds the spaces that exist, one after the other: each vite.<entry>.config.ts writes its own folder of dist.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const ENTRIES = ["visits", "committee", "members"];

for (const entry of ENTRIES) {
  const configFile = fileURLToPath(new URL(`vite.${entry}.config.ts`, import.meta.url));
  if (!existsSync(configFile)) continue;
  console.log(`\n${entry}`);
  await build({ configFile });
}
