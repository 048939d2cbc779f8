import type { ArticleCard } from "../../api/types";
import { paths } from "../../lib/paths";
import { exploreText } from "../../text/explore";
import { ShortTime } from "../../ui/Moment";
import { Section } from "../../ui/Section";
import { Standing } from "../articles/Byline";
import type { Hit, Part } from "./queries";

const text = exploreText.search;

interface HitsProps {
  readonly hits: readonly Hit[];
  readonly now: number;
  readonly heading?: "h2" | "h3";
}

/** What was found, with the words that were looked for marked. */
export function Hits({ hits, now, heading: Heading = "h2" }: HitsProps) {
  return (
    <ol class="cards">
      {hits.map(({ article, title, extract }) => (
        <li key={article.id}>
          <article class="card" data-article={article.id}>
            <Standing article={article} />
            <div class="card-text">
              <p class="byline">
                <span class="byline-source">{article.source.name}</span>
                <ShortTime
                  at={
                    article.published_at ??
                    (article.published_date === null ? article.first_published_at : null)
                  }
                  date={article.published_date}
                  now={now}
                />
              </p>
              <Heading class="card-title">
                <a href={paths.article(article.id)} class="card-link">
                  <Marked parts={title} />
                </a>
              </Heading>
              {extract.length > 0 && (
                <p class="card-gist">
                  <Marked parts={extract} />
                </p>
              )}
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

/** What is near in meaning and has not the words: never among the hits, and without marks. */
export function Near({ articles, now }: { articles: readonly ArticleCard[]; now: number }) {
  if (articles.length === 0) return null;
  const hits = articles.map((article) => ({
    article,
    title: plain(article.title),
    extract: article.tldr ? plain(article.tldr) : [],
  }));
  return (
    <Section title={text.near}>
      <p class="quiet">{text.nearNote}</p>
      <Hits hits={hits} now={now} heading="h3" />
    </Section>
  );
}

const plain = (words: string): Part[] => [{ text: words, hit: false }];

function Marked({ parts }: { parts: readonly Part[] }) {
  return <>{parts.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text))}</>;
}
