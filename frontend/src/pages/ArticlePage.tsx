import { useEffect } from "preact/hooks";
import { ArticleSkeleton } from "../features/articles/reading/ArticleSkeleton";
import { ArticleView } from "../features/articles/reading/ArticleView";
import { useArticle } from "../features/articles/reading/queries";
import { readView } from "../features/articles/reading/view";
import { markRead } from "../lib/kept";
import { useNow } from "../lib/now";
import { paths } from "../lib/paths";
import { useSearch } from "../lib/router";
import { ja } from "../text/ja";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Notice } from "../ui/Notice";
import { PageHeading } from "../ui/PageHeading";
import { usePageTitle } from "./title";

/** 記事. */
export function ArticlePage({ id }: { id: string }) {
  const view = readView(useSearch());
  const now = useNow();
  const answer = useArticle(id);
  const article = answer?.data ?? null;
  const gone = answer?.error?.status === 404;
  useEffect(() => {
    if (article !== null) markRead(article.id);
  }, [article]);
  usePageTitle(gone ? ja.errors.articleGone : (article?.title ?? null));
  if (gone) return <Gone />;
  if (article !== null) return <ArticleView article={article} view={view} now={now} />;
  if (answer?.error) return <ErrorNotice error={answer.error} retry={answer.retry} />;
  return <ArticleSkeleton />;
}

function Gone() {
  return (
    <>
      <PageHeading class="page-title">{ja.errors.articleGone}</PageHeading>
      <Notice>
        <p>{ja.errors.articleGoneText}</p>
        <a href={paths.home} class="button">
          {ja.errors.toList}
        </a>
      </Notice>
    </>
  );
}
