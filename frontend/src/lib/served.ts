/** What the service wrote of a part whose code comes later: it stands until then, so that nothing moves. */
let kept: Element[] = [];

/** Called before the service's page gives way to ours. */
export function keepServed(page: ParentNode): void {
  kept = [...page.querySelectorAll(".article-end > *")];
}

/** The elements, once; they belong to the page that was sent. */
export const takeServed = () => kept.splice(0);
