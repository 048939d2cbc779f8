import { pageAt } from "./routes";

/** Fetches the code of a page as soon as a reader points at a link to it, so that the click waits for nothing. */
export function aheadOfClicks(): () => void {
  const point = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.origin !== location.origin || /^\/(api|feeds)\//.test(link.pathname)) return;
    // A failure shows itself when the page is opened.
    pageAt(link.pathname)
      .Page.ready()
      .catch(() => undefined);
  };
  const kinds = ["pointerover", "focusin", "touchstart"] as const;
  for (const kind of kinds) document.addEventListener(kind, point, { passive: true });
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, point);
  };
}
