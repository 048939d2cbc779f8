import type { ArticleCard } from "../../../api/types";
import { dayText, nearDay } from "../../../lib/jst";
import { listText } from "../../../text/list";
import { Card } from "./Card";
import { byDay } from "./front";

interface ListProps {
  readonly items: readonly ArticleCard[];
  readonly now: number;
}

/** The list by day, as newest first is read. */
export function Days({ items, now }: ListProps) {
  return byDay(items).map(({ day, items: ofDay }) => (
    <section class="day" key={day} aria-label={day === null ? listText.list.undated : dayText(day, now)}>
      <h2 class="day-title">{day === null ? listText.list.undated : <DayTitle day={day} now={now} />}</h2>
      <Cards items={ofDay} now={now} heading="h3" />
    </section>
  ));
}

function DayTitle({ day, now }: { day: string; now: number }) {
  const near = nearDay(day, now);
  const text = dayText(day, now);
  return (
    <time dateTime={day}>
      {near === null ? (
        text
      ) : (
        <>
          {near} <span class="day-date">{text}</span>
        </>
      )}
    </time>
  );
}

/** The list in its own order, as by importance. */
export function Cards({ items, now, heading }: ListProps & { readonly heading: "h2" | "h3" }) {
  return (
    <ol class="cards">
      {items.map((article) => (
        <li key={article.id}>
          <Card article={article} now={now} heading={heading} />
        </li>
      ))}
    </ol>
  );
}
