/** Links to our own pages: their code is fetched when a reader points at one, and a click draws the page in place. */
import { go } from "../lib/router";
import { STILL } from "../lib/still";
import { isPage, pageAt } from "./routes";

export function followLinks(): void {
  for (const kind of ["pointerover", "focusin", "touchstart"]) {
    document.addEventListener(kind, fetchAhead, { passive: true });
  }
  document.addEventListener("click", follow);
}

/** Fetches the page's code as soon as a reader points at a link to it, so that the click waits for nothing. */
function fetchAhead(event: Event): void {
  const link = ourLink(event);
  // A failure shows itself when the page is opened.
  if (link !== null)
    pageAt(link.pathname)
      .Page.ready()
      .catch(() => undefined);
}

/** A click without a modifier changes the page without loading it anew. Anything else is the browser's. */
function follow(event: MouseEvent): void {
  const link = ourLink(event);
  const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (link === null || elsewhere || event.defaultPrevented) return;
  event.preventDefault();
  go(link.pathname + link.search, link.dataset.still === undefined ? {} : STILL);
}

function ourLink({ target }: Event): HTMLAnchorElement | null {
  const link = target instanceof Element ? target.closest("a") : null;
  return link !== null && isOurs(link) ? link : null;
}

/** Whether a link leads to a page of ours, and not to a place within one or into another window. */
export function isOurs(link: HTMLAnchorElement): boolean {
  return link.origin === location.origin && link.hash === "" && link.target === "" && isPage(link.pathname);
}
