import "./styles/index.css";
import { render } from "preact";
import { keepPageData } from "./api/page-data";
import { App } from "./app/App";
import { pageAt } from "./app/routes";
import { keepServed } from "./lib/served";

function start(root: HTMLElement): void {
  keepServed(root);
  root.replaceChildren();
  render(<App />, root);
  root.dataset.live = "";
}

const root = document.getElementById("app");
if (root === null) throw new Error("the page has no #app");

keepPageData(document);

// The service wrote the readable page in here for those without scripts. It stays until ours can take its place within
// one frame, so nothing flashes.
// No top-level await: the awaited page's code imports from this very file, which would wait for itself.
Promise.all([pageAt(location.pathname).Page.ready(), painted()]).finally(() => start(root));

/** When what the service wrote has been painted: a reader has the text before we draw it again. */
function painted(): Promise<unknown> {
  if (document.hidden) return Promise.resolve();
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

addEventListener("load", () => {
  import("./lib/offline").then(
    (offline) => offline.readOffline(),
    () => undefined,
  );
});
