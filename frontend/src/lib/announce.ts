/** One polite live region for the whole site; screen readers read what is put into it. */

export const LIVE_REGION = "live";

export function announce(text: string): void {
  const region = document.getElementById(LIVE_REGION);
  if (region) region.textContent = text;
}
