import { ja } from "../../../text/ja";

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The list's shape while it loads. */
export function ListSkeleton() {
  return (
    <div class="skeleton" role="status" aria-label={ja.loadingArticles}>
      {ROWS.map((row) => (
        <div class="card" key={row}>
          <span class="bone bone-mark" />
          <div class="card-text">
            <span class="bone bone-line bone-short" />
            <span class="bone bone-title" />
            <span class="bone bone-line" />
            <span class="bone bone-line bone-half" />
          </div>
        </div>
      ))}
    </div>
  );
}
