/**
 * Addresses as the browser keeps them: what is asked of a router here fits on one page, so no library does it.
 * A link is a plain `<a>`; `app/links.ts` follows it. With `data-still` it leaves the reader where they are.
 */
import { useEffect, useReducer } from "preact/hooks";

export interface Going {
  readonly replace?: boolean;
  readonly state?: unknown;
}

const CHANGED = "address-changed";

/** Changes the address. Every part of the page that follows it is drawn anew. */
export function go(to: string, { replace = false, state = null }: Going = {}): void {
  history[replace ? "replaceState" : "pushState"](state, "", to);
  dispatchEvent(new Event(CHANGED));
}

/** Calls `changed` after each change of the address, until the returned function is called. */
export function onAddress(changed: () => void): () => void {
  addEventListener("popstate", changed);
  addEventListener(CHANGED, changed);
  return () => {
    removeEventListener("popstate", changed);
    removeEventListener(CHANGED, changed);
  };
}

function useAddress(): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    return onAddress(() => redraw(undefined));
  }, []);
}

export function usePath(): string {
  useAddress();
  return location.pathname;
}

/** Without the question mark. */
export function useSearch(): string {
  useAddress();
  return location.search.slice(1);
}
