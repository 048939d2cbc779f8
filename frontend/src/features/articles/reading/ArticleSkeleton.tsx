import { ja } from "../../../text/ja";

/** The article's shape while it loads. */
export function ArticleSkeleton() {
  return (
    <div class="article skeleton" role="status" aria-label={ja.loadingArticles}>
      <div class="article-top">
        <span class="bone bone-line bone-half" />
        <span class="bone bone-headline" />
        <span class="bone bone-headline bone-half" />
        <span class="bone bone-block" />
      </div>
      <div class="article-side">
        <span class="bone bone-block bone-tall" />
      </div>
      <div class="article-points">
        <span class="bone bone-line" />
        <span class="bone bone-line" />
        <span class="bone bone-line bone-half" />
      </div>
    </div>
  );
}
