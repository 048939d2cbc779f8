import type { Segment, SegmentOf } from "../../../api/types";
import { WIDE } from "../../../lib/media";
import { plainText } from "../../../lib/richtext";
import { articleText } from "../../../text/article";
import { anchorOf } from "./Body";
import { headingLevels } from "./blocks";
import type { View } from "./view";

/** Below this a table of contents is longer than its use. */
const ENOUGH = 4;

interface ContentsProps {
  readonly segments: readonly Segment[];
  readonly view: View;
  readonly language: string;
}

/** The headings of a long piece. */
export function Contents({ segments, view, language }: ContentsProps) {
  const headings = segments.filter((segment): segment is SegmentOf<"heading"> => segment.kind === "heading");
  if (headings.length < ENOUGH) return null;
  const levels = headingLevels(segments);
  return (
    <details class="contents" open={matchMedia(WIDE).matches}>
      <summary>{articleText.article.contents}</summary>
      <ol>
        {headings.map((heading) => (
          <li key={heading.id} data-level={levels.get(heading.id)}>
            <a href={`#${anchorOf(heading.id)}`} lang={view === "original" ? language : undefined}>
              {plainText((view === "original" ? null : heading.ja) ?? heading.original)}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}
