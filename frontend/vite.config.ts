import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the service; the built site is served by the service itself. */
const service = process.env.AAINEWS_SERVICE ?? "http://127.0.0.1:8000";

/** Code of pages that most visits never open. */
const RARER = /src\/(pages\/(Sources|About)Page|features\/sources\/(SourceTable|health)|text\/about)/;

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: ["chrome111", "firefox115", "safari16.4"],
    // An inlined file would be a data: URL, which the content security policy does not allow.
    assetsInlineLimit: 0,
    // One stylesheet: a second request would hold up the first paint for less than a kilobyte.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Reading is one file; what only a rarer page needs comes with that page. Left to itself the bundler would cut
        // what both share into files of its own, three requests instead of one.
        codeSplitting: { groups: [{ name: "main", test: (id) => !RARER.test(id) }] },
      },
    },
  },
  server: { proxy: { "/api": service } },
  test: {
    environment: "happy-dom",
    silent: "passed-only",
    include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts"],
  },
});
