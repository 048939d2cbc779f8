import type { ComponentChild, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

export interface LazyPage {
  (): ComponentChild | null;
  /** Fetches the page's code, so that it can be drawn at once. */
  readonly ready: () => Promise<void>;
}

/** A page whose code comes when it is opened: readers of articles do not pay for it. */
export function lazily(fetchPage: () => Promise<ComponentType>): LazyPage {
  let Page: ComponentType | null = null;
  const ready = async () => {
    Page = await fetchPage();
  };
  const Lazy = () => {
    const [, setReady] = useState(Page !== null);
    useEffect(() => {
      // A page that could not be fetched is most often one of an older release: loading anew gets the present one.
      if (Page === null)
        ready().then(
          () => setReady(true),
          () => location.reload(),
        );
    }, []);
    return Page === null ? null : <Page />;
  };
  return Object.assign(Lazy, { ready });
}
