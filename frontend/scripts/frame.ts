// Puts the site's frame around the content's marker in index.html, where it stays: the script draws inside <main> only.
// The service fills in the marks.
import { Window } from "happy-dom";
import { type Plugin, runnerImport } from "vite";

const CONTENT = "<!--content-->";
/** Stands for the operator's name of the site; `backend/aainews/pages/shell.py` knows it. */
const SITE_NAME = "%SITE_NAME%";

export function frame(): Plugin {
  return {
    name: "frame",
    transformIndexHtml: { order: "post", handler: async (html) => html.replace(CONTENT, await drawn()) },
  };
}

async function drawn(): Promise<string> {
  const window = new Window({ url: "http://localhost/%PATH%" });
  window.document.head.innerHTML = `<meta name="application-name" content="${SITE_NAME}">`;
  const page = { document: window.document, location: window.location };
  Object.assign(globalThis, page);
  try {
    const { module } = await runnerImport<typeof import("../src/app/frame/index")>(
      "/src/app/frame/index.tsx",
      {
        oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
        logLevel: "error",
      },
    );
    return module.frame("%CONTENT%").replace("%CONTENT%", CONTENT);
  } finally {
    for (const name of Object.keys(page)) Reflect.deleteProperty(globalThis, name);
    await window.happyDOM.close();
  }
}
