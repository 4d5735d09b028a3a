import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist", "build", "src/api.d.ts"] },
  {
    files: ["src/**/*.ts", "test/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", 350],
      "max-lines-per-function": ["error", 50],
      complexity: ["error", 12],
      // Numbers in messages to people read best as they are.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    // The code that touches the page gets the browser's API as functions.
    files: ["src/**/*.ts"],
    ignores: ["src/chrome/**", "src/background/**", "src/popup/**", "src/options/**", "src/content.ts"],
    rules: { "no-restricted-globals": ["error", "chrome", "browser", "fetch"] },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "max-lines-per-function": "off", // a describe block is a list of tests
      "@typescript-eslint/no-floating-promises": "off", // node:test's describe and it return promises nobody waits for
      "@typescript-eslint/no-non-null-assertion": "off", // a missing node fails the test, as it should
    },
  },
);
