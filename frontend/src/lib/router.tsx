/**
 * Addresses as the browser keeps them: what is asked of a router here fits on one page, so no library does it.
 * A link is a plain link; a click without a modifier changes the page without loading it anew.
 */
import type { ComponentProps } from "preact";
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

function useAddress(): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const changed = () => redraw(undefined);
    addEventListener("popstate", changed);
    addEventListener(CHANGED, changed);
    return () => {
      removeEventListener("popstate", changed);
      removeEventListener(CHANGED, changed);
    };
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

type LinkProps = ComponentProps<"a"> & Going & { readonly href: string };

export function Link({ replace, state, onClick, ...rest }: LinkProps) {
  const follow: LinkProps["onClick"] = (event) => {
    onClick?.call(event.currentTarget, event);
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    go(rest.href, { replace: replace ?? false, state });
  };
  // biome-ignore lint/a11y/useValidAnchor lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: it has an address; Enter clicks a link
  return <a {...rest} onClick={follow} />;
}
