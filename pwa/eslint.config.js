// What the linter refuses: unsafe types, inaccessible markup, and imports that climb the layers
// screens -> state -> sync, store -> domain.
import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import tseslint from "typescript-eslint";

const forbid = (files, patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: patterns.map((group) => ({ group: [group] })) }] },
});

export default tseslint.config(
  { ignores: ["dist", "node_modules", "src/api/types.d.ts", "*.mjs", "*.config.*"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-syntax": ["error", { selector: "ExportDefaultDeclaration", message: "Use a named export." }],
    },
  },
  { files: ["**/*.tsx"], ...jsxA11y.flatConfigs.strict },
  forbid(["src/domain/**"], ["**/store/**", "**/sync/**", "**/state/**", "**/visits/**", "**/committee/**", "**/members/**", "**/ui/**", "preact*", "@preact/*"]),
  forbid(["src/store/**"], ["**/sync/**", "**/state/**", "**/visits/**", "**/committee/**", "**/members/**", "**/ui/**"]),
  forbid(["src/sync/**"], ["**/state/**", "**/visits/**", "**/committee/**", "**/members/**", "**/ui/**"]),
  forbid(["src/ui/**"], ["**/store/**", "**/sync/**", "**/state/**", "**/visits/**", "**/committee/**", "**/members/**"]),
);
