import type { ComponentChildren } from "preact";
import { PageHeading } from "./PageHeading";

interface PageHeadProps {
  readonly title: string;
  /** One or two sentences on what stands here. */
  readonly lead?: ComponentChildren;
  /** What belongs to the whole page: a date, a choice, a button. Stands at the right where there is room. */
  readonly children?: ComponentChildren;
}

/** The head of every page that is not an article: its heading over a rule, and what a reader should know first. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <div class="masthead">
      <PageHeading class="masthead-title">{title}</PageHeading>
      {children}
      {lead !== undefined && <p class="page-lead masthead-note">{lead}</p>}
    </div>
  );
}
