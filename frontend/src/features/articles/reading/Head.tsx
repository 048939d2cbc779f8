import type { Article } from "../../../api/types";
import { paths } from "../../../lib/paths";
import { articleText } from "../../../text/article";
import { Icon } from "../../../ui/Icon";
import { LongTime } from "../../../ui/Moment";
import { PageHeading } from "../../../ui/PageHeading";
import { sourceAddress } from "../addresses";
import { Badges } from "../Badges";
import { Published, ReadingTime } from "../Byline";
import { SaveButton } from "../SaveButton";
import { Tags } from "../Tags";
import { titleLanguage } from "../Title";
import type { View } from "./view";

interface HeadProps {
  readonly article: Article;
  readonly view: View;
  readonly now: number;
}

/** Where from, when, how long; title in both languages; tags. */
export function Head({ article, view, now }: HeadProps) {
  return (
    <header class="article-head">
      <div class="article-ways">
        <a href={paths.home} class="way">
          <Icon name="back" />
          {articleText.article.back}
        </a>
        <span class="ways-end">
          <SaveButton article={article} />
          <OpenOriginal article={article} />
        </span>
      </div>
      <p class="byline article-byline">
        <a href={sourceAddress(article.source.slug)} class="byline-source">
          {article.source.name}
        </a>
        <PublishedLong article={article} now={now} />
        {article.reading_minutes > 0 && <ReadingTime minutes={article.reading_minutes} />}
      </p>
      <Titles article={article} view={view} />
      {article.authors.length > 0 && (
        <p class="quiet authors">{articleText.article.authors(article.authors.join("、"))}</p>
      )}
      <Badges article={article} />
      <Tags tags={article.tags} />
    </header>
  );
}

function PublishedLong({ article, now }: { article: Article; now: number }) {
  const known = article.published_at !== null || article.published_date !== null;
  return known ? (
    <LongTime at={article.published_at} date={article.published_date} />
  ) : (
    <Published article={article} now={now} />
  );
}

function Titles({ article, view }: { article: Article; view: View }) {
  const foreign = article.language === "ja" ? undefined : article.language;
  const translated = article.title !== article.title_original;
  const original = view === "original" && translated;
  return (
    <>
      <PageHeading class="article-title" lang={original ? foreign : titleLanguage(article)}>
        {original ? article.title_original : article.title}
      </PageHeading>
      {translated && (
        <p class="article-original-title" lang={original ? undefined : foreign}>
          {original ? article.title : article.title_original}
        </p>
      )}
    </>
  );
}

export function OpenOriginal({ article, strong = false }: { article: Article; strong?: boolean }) {
  return (
    <a
      class={strong ? "button button-strong" : "way"}
      href={article.url}
      target="_blank"
      rel="noopener noreferrer"
    >
      {strong ? articleText.article.read : articleText.article.open}
      <Icon name="external" />
    </a>
  );
}
