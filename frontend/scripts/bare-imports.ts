// Vite wraps each `import()` in a helper that first fetches the chunk's stylesheets and reports failures. This site has
// one stylesheet and its own answer to a failure (`app/lazily.tsx`), so the helper, a kilobyte of every first load, is
// replaced by one that only imports.
import type { Plugin } from "vite";

const HELPER = "\0vite/preload-helper.js";

export function bareImports(): Plugin {
  return {
    name: "bare-imports",
    apply: "build",
    enforce: "pre",
    load: (id) => (id === HELPER ? "export const __vitePreload = (load) => load();" : null),
  };
}
