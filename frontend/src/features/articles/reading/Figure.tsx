import { useState } from "preact/hooks";
import type { SegmentOf } from "../../../api/types";
import { safeUrl } from "../../../lib/richtext";
import { articleText } from "../../../text/article";
import { Icon } from "../../../ui/Icon";
import { Unit } from "./Unit";

/**
 * A picture of the source. It lies on somebody else's server, so it is fetched only when the reader asks: until then no
 * other site learns that the page was opened.
 */
export function Figure({ segment }: { segment: SegmentOf<"figure"> }) {
  const src = safeUrl(segment.src);
  return (
    <figure class="picture">
      {src !== null && <Picture src={src} segment={segment} />}
      {segment.original !== "" && (
        <figcaption>
          <Unit segment={segment} as="div" />
        </figcaption>
      )}
    </figure>
  );
}

type Stage = "asked-for" | "shown" | "failed";

function Picture({ src, segment }: { src: string; segment: SegmentOf<"figure"> }) {
  const [stage, setStage] = useState<Stage | null>(null);
  const { alt, width, height } = segment;
  if (stage === "asked-for" || stage === "shown") {
    return (
      <img
        class="picture-image"
        src={src}
        alt={alt}
        width={width ?? undefined}
        height={height ?? undefined}
        referrerpolicy="no-referrer"
        decoding="async"
        onLoad={() => setStage("shown")}
        onError={() => setStage("failed")}
      />
    );
  }
  return (
    <div class="picture-place">
      <p class="picture-alt">{alt || articleText.figure.unnamed}</p>
      {stage === "failed" ? (
        <p role="alert">{articleText.figure.failed}</p>
      ) : (
        <button type="button" class="button" onClick={() => setStage("asked-for")}>
          <Icon name="image" />
          {articleText.figure.show}
        </button>
      )}
      <a
        class="picture-link"
        href={src}
        target="_blank"
        rel="noopener noreferrer"
        referrerpolicy="no-referrer"
      >
        {stage === "failed" ? articleText.figure.open : articleText.figure.from(new URL(src).host)}
      </a>
    </div>
  );
}
