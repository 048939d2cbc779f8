import type { ComponentType } from "preact";
import { useState } from "preact/hooks";
import type { Article } from "../../../api/types";
import { afterText } from "../../../text/after";

/** How the page was made: by which model, with which prompt, what the checks found. Comes when it is unfolded. */
export function Provenance({ article }: { article: Article }) {
  const [held, hold] = useState<{ Facts: ComponentType<{ article: Article }> } | null>(null);
  const unfolded = () => {
    import("./Facts").then(hold, () => undefined);
  };
  return (
    <details class="provenance" onToggle={held === null ? unfolded : undefined}>
      <summary>{afterText.provenance}</summary>
      {held !== null && <held.Facts article={article} />}
    </details>
  );
}
