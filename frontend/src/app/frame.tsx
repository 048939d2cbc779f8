import { renderToString } from "preact-render-to-string";
import { Layout } from "./Layout";

/**
 * Everything around a page's content as HTML, made once when the site is built (`scripts/frame.ts`): readers without
 * scripts, and all readers until the script has come, see the very same header, menus and footer.
 */
export function frame(content: string): string {
  return renderToString(<Layout>{content}</Layout>);
}
