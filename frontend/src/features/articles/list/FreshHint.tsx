import type { ArticlePage } from "../../../api/types";
import { listText } from "../../../text/list";
import type { Filters } from "../filters";
import { useNewer } from "./queries";

interface FreshHintProps {
  readonly filters: Filters;
  readonly first: ArticlePage;
  readonly renew: () => void;
}

/** Says that newer articles have come; the list moves only when the reader asks for them. */
export function FreshHint({ filters, first, renew }: FreshHintProps) {
  const count = useNewer(filters, first);
  return (
    <div class="fresh" role="status">
      {count > 0 && (
        <button type="button" class="fresh-button" onClick={renew}>
          {listText.list.fresh(count)}
        </button>
      )}
    </div>
  );
}
