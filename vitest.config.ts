import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [
    {
      name: "shell-text",
      // As esbuild's `loader: { ".sh": "text" }` in scripts/build.mjs.
      transform(source, id) {
        return id.endsWith(".sh") ? `export default ${JSON.stringify(source)};` : undefined;
      },
    },
  ],
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/command-line/bundle.ts"],
    // Generous, for machines that are busy: whatever hangs has limits of its own.
    testTimeout: 60_000,
  },
});
