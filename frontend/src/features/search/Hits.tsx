import { paths } from "../../lib/paths";
import { Link } from "../../lib/router";
import { ShortTime } from "../../ui/Moment";
import { Standing } from "../articles/Byline";
import type { Hit, Part } from "./queries";

/** What was found, with the words that were looked for marked. */
export function Hits({ hits, now }: { hits: readonly Hit[]; now: number }) {
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
              <h2 class="card-title">
                <Link href={paths.article(article.id)} class="card-link">
                  <Marked parts={title} />
                </Link>
              </h2>
              <p class="card-gist">
                <Marked parts={extract} />
              </p>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

function Marked({ parts }: { parts: readonly Part[] }) {
  return <>{parts.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text))}</>;
}
