import type { SegmentOf } from "../../../api/types";
import { useCopy } from "../../../lib/clipboard";
import { articleText } from "../../../text/article";
import { Icon } from "../../../ui/Icon";

const WORDS = { idle: articleText.code.copy, done: articleText.code.copied, failed: articleText.code.failed };

/** Code as it was written, with its language and a button that copies it. */
export function Code({ segment }: { segment: SegmentOf<"code"> }) {
  const [state, copy] = useCopy();
  const name = segment.language ?? articleText.code.plain;
  return (
    <figure class="code">
      <figcaption class="code-head">
        <span>{name}</span>
        <button type="button" class="code-copy" onClick={() => copy(segment.text)}>
          <Icon name={state === "done" ? "check" : "copy"} />
          <span aria-live="polite">{WORDS[state]}</span>
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>{segment.text}</code>
      </pre>
    </figure>
  );
}
