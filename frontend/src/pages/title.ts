import { useEffect } from "preact/hooks";
import { SITE_NAME } from "../lib/site";

/** Names the page in the browser's tab; null while the name is not known yet. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = title === "" ? SITE_NAME : `${title} | ${SITE_NAME}`;
  }, [title]);
}
