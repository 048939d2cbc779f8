/** Answers that the service sent together with the page, so that the first view asks for nothing. */
import { keep } from "./answers";

export const PAGE_DATA = "page-data";

export function keepPageData(page: Document): void {
  for (const [key, answer] of Object.entries(sentAnswers(page))) keep(key, answer);
}

function sentAnswers(page: Document): Record<string, unknown> {
  const text = page.getElementById(PAGE_DATA)?.textContent;
  if (!text) return {};
  try {
    return (JSON.parse(text) as { queries?: Record<string, unknown> }).queries ?? {};
  } catch {
    return {}; // A page that was cut off on its way: the answers are asked for instead.
  }
}
