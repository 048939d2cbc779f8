import { defineConfig } from "vitest/config";
import { bareImports } from "./scripts/bare-imports";
import { frame } from "./scripts/frame";

/** Where `npm run dev` finds the service; the built site is served by the service itself. */
const service = process.env.AAINEWS_SERVICE ?? "http://127.0.0.1:8000";

/** What every page needs. The rest comes with the page that needs it. */
const MAIN =
  /node_modules|src\/(main|app\/(?!Menu|KeyHelp|keys|places|frame)|api\/|lib\/(?!richtext|events|offline)|pages\/title|text\/(ja|kinds)|features\/(articles\/(?!filters|weights)\w+\.tsx?|sources\/queries)|ui\/(Icon|Logo|Meter|Moment|Notice|ErrorNotice|PageHeading|Segmented|Sheet)\.tsx)/;

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [bareImports(), frame()],
  build: {
    target: ["chrome111", "firefox115", "safari16.4"],
    // An inlined file would be a data: URL, which the content security policy does not allow.
    assetsInlineLimit: 0,
    // Tells the service which files a page needs, so that the browser asks for them at once.
    manifest: true,
    modulePreload: false,
    rolldownOptions: {
      // The service puts the others into its pages (backend/aainews/pages/shell.py).
      input: ["index.html", "src/first.ts", "src/styles/rest.css"],
      output: {
        // Two files a page: what all share, and its own. Left to itself the bundler would cut what some pages share into
        // many small files.
        codeSplitting: { groups: [{ name: "main", test: (id) => MAIN.test(id) }] },
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
