import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface SectionProps {
  readonly title: string;
  readonly class?: string;
  /** Beside the title: a count, a way to all of them. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a page under its own heading of level 2. */
export function Section({ title, class: name = "", aside, children }: SectionProps) {
  const id = useId();
  return (
    <section class={`section ${name}`.trimEnd()} aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id} class="section-title">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
