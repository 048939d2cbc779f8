import type { ArticleCard } from "../../api/types";
import { ja } from "../../text/ja";
import { Importance } from "../../ui/Meter";
import { ShortTime } from "../../ui/Moment";

/** How much weight it carries: its importance, and how many media report the story. */
export function Standing({ article: { score, story } }: { article: ArticleCard }) {
  return (
    <div class="standing">
      <Importance level={score?.importance ?? null} />
      {story !== null && story.sources > 1 && <span>{ja.meta.reported(story.sources)}</span>}
    </div>
  );
}

/** Source · minutes · time: one line, the same everywhere. The time comes last, as its length changes with the hour. */
export function Byline({ article, now }: { article: ArticleCard; now: number }) {
  return (
    <p class="byline">
      <span class="byline-source">{article.source.name}</span>
      {article.reading_minutes > 0 && <ReadingTime minutes={article.reading_minutes} />}
      <Published article={article} now={now} />
    </p>
  );
}

/** When the source published it; where nobody knows, when we did, and said so. */
export function Published({ article, now }: { article: ArticleCard; now: number }) {
  const known = article.published_at !== null || article.published_date !== null;
  return known ? (
    <ShortTime at={article.published_at} date={article.published_date} now={now} />
  ) : (
    <ShortTime at={article.first_published_at} date={null} now={now} wording={ja.meta.listed} />
  );
}

export function ReadingTime({ minutes }: { minutes: number }) {
  return (
    <span>
      <span class="sr-only">{ja.meta.readingTime}</span>
      {ja.meta.reading(minutes)}
    </span>
  );
}
