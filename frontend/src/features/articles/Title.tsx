import type { ArticleCard } from "../../api/types";
import { kept } from "../../lib/kept";
import { paths } from "../../lib/paths";
import { ja } from "../../text/ja";

/** A title that leads to its article; the whole card is its target. */
export function TitleLink({ article }: { article: ArticleCard }) {
  return (
    <>
      <a href={paths.article(article.id)} class="card-link" lang={titleLanguage(article)}>
        {article.title}
      </a>
      {kept().read.includes(article.id) && <span class="sr-only">（{ja.saved.read}）</span>}
    </>
  );
}

/** The language of the title as shown, where it is not Japanese, for hyphenation and screen readers. */
export function titleLanguage(article: ArticleCard): string | undefined {
  const kept = article.title_status === "original" || article.title_status === "pending";
  return kept && article.language !== "ja" ? article.language : undefined;
}
