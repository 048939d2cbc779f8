import { renderToString } from "preact-render-to-string";
import { Frame } from "./Frame";

/**
 * Everything around a page's content as HTML. It is drawn once, when the site is built (`scripts/frame.ts`), and never
 * again: what lives in it is in `app/alive.ts`, so that no reader downloads how to draw it.
 */
export function frame(content: string): string {
  return renderToString(<Frame>{content}</Frame>);
}
