/** What the service wrote, and what becomes of it when the script draws the page over it. */
let kept: Element[] = [];

/** Called before the service's page gives way to ours. */
export function keepServed(page: ParentNode): void {
  kept = [...page.querySelectorAll(".article-end > *")];
  // The other width's filters and the buttons of readers without scripts: not shown here and not drawn by us. Left where
  // they are they would make all that follows them move up, and so be laid out again.
  for (const one of page.querySelectorAll(".list-tools, .listing-side, .without-script")) {
    if (one.getClientRects().length === 0) one.remove();
  }
}

/** The part of an article whose code comes later stands until then, so that nothing moves: its elements, once. */
export const takeServed = () => kept.splice(0);
