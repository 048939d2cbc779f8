/** Whether a reader has just come to a page whose heading is not there yet, because its answer is still on the way. */
let waiting = false;

/** Focuses the page's heading, now or as soon as it is drawn. */
export function arrive(): void {
  const heading = document.querySelector<HTMLElement>("main h1");
  waiting = heading === null;
  heading?.focus({ preventScroll: true });
}

/** Called by a heading that has just been drawn. */
export function headingDrawn(heading: HTMLElement): void {
  if (waiting) heading.focus({ preventScroll: true });
  waiting = false;
}
