import type { SegmentOf } from "../../../api/types";
import { articleText } from "../../../text/article";

/** A formula as its TeX. */
export function MathBlock({ segment }: { segment: SegmentOf<"math"> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="math-block" tabIndex={0}>
      <span class="sr-only">{articleText.math}: </span>
      <code>{segment.text}</code>
    </div>
  );
}
