import "./styles/index.css";
import { render } from "preact";
import { keepPageData } from "./api/page-data";
import { App } from "./app/App";
import { enliven } from "./app/alive";
import { followLinks } from "./app/links";
import { pageAt } from "./app/routes";
import { SHEETS, Sheets } from "./app/Sheets";
import { keepServed } from "./lib/served";

/** The element of the frame with this id. */
function place(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

function start(): void {
  const main = place("main");
  keepServed(main);
  // Drawn over what the service wrote: what is the same stays as it is, so little has to be laid out again.
  render(<App />, main);
  render(<Sheets />, place(SHEETS));
  place("app").dataset.live = "";
}

// The service adds both to the built pages.
if (import.meta.env.DEV) {
  import("./first");
  import("./styles/rest.css");
}
keepPageData(document);
enliven();
followLinks();
document.addEventListener("keydown", pressed);

// The service wrote the readable page in here for those without scripts. It stays until ours can take its place within
// one frame, so nothing flashes.
// No top-level await: the awaited page's code imports from this very file, which would wait for itself.
Promise.all([pageAt(location.pathname).Page.ready(), painted()]).finally(start);

/** When what the service wrote has been painted: a reader has the text before we draw it again. */
function painted(): Promise<unknown> {
  if (document.hidden) return Promise.resolve();
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** What keys do is fetched with the first one that is pressed: most readers touch or point. */
function pressed(event: KeyboardEvent): void {
  import("./app/keys").then(
    (keys) => keys.pressed(event),
    () => undefined,
  );
}

// This may come after all else has.
if (document.readyState === "complete") keepOffline();
else addEventListener("load", keepOffline);

function keepOffline(): void {
  import("./lib/offline").then(
    (offline) => offline.readOffline(),
    () => undefined,
  );
}
