import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { headingDrawn } from "../lib/arriving";

interface PageHeadingProps {
  readonly class: string;
  readonly lang?: string | undefined;
  readonly children: ComponentChildren;
}

/** The one h1 of a page: where the focus goes when a reader arrives. */
export function PageHeading({ class: name, lang, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current) headingDrawn(heading.current);
  }, []);
  return (
    <h1 ref={heading} class={name} lang={lang} tabIndex={-1}>
      {children}
    </h1>
  );
}
