import type { ComponentChild, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** What a pattern's names stand for in an address: `{ id }` for `/articles/:id`. */
export type Params = Readonly<Record<string, string>>;

export interface LazyPage {
  (props: { readonly params: Params }): ComponentChild | null;
  /** Fetches the page's code, so that it can be drawn at once. */
  readonly ready: () => Promise<void>;
}

/** A page whose code comes when it is opened: nobody pays for pages that he does not read. */
// biome-ignore lint/suspicious/noExplicitAny: each page names the parameters of its own pattern
export function lazily(fetchPage: () => Promise<ComponentType<any>>): LazyPage {
  let Page: ComponentType<Params> | null = null;
  const ready = async () => {
    Page ??= await fetchPage();
  };
  const Lazy = ({ params }: { readonly params: Params }) => {
    const [drawn, setDrawn] = useState(Page !== null);
    useEffect(() => {
      // Not "is it still missing": asked for by a finger on the link, it may have come since this was drawn empty.
      // A page that could not be fetched is most often one of an older release: loading anew gets the present one.
      if (!drawn)
        ready().then(
          () => setDrawn(true),
          () => location.reload(),
        );
    }, [drawn]);
    return Page === null ? null : <Page {...params} />;
  };
  return Object.assign(Lazy, { ready });
}
