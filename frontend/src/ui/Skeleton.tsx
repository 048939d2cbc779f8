import { ja } from "../text/ja";

/** The shape of a page of lines while its answer is on the way. */
export function Skeleton({ rows = 6, label = ja.loading }: { rows?: number; label?: string }) {
  return (
    <div class="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div class="skeleton-row" key={row}>
          <span class="bone bone-title" />
          <span class="bone" />
          <span class="bone bone-half" />
        </div>
      ))}
    </div>
  );
}
