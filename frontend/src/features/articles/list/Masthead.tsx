import type { ArticleCard } from "../../../api/types";
import { dayText, jstDay, shortTime } from "../../../lib/jst";
import { Link } from "../../../lib/router";
import { ja } from "../../../text/ja";
import { listText } from "../../../text/list";
import { PageHeading } from "../../../ui/PageHeading";
import { changed, countFilters, type Filters, listAddress } from "../filters";

interface MastheadProps {
  readonly filters: Filters;
  readonly newest: ArticleCard | null;
  readonly now: number;
}

/** The head of the paper: what it is, today's date, and how fresh it is. */
export function Masthead({ filters, newest, now }: MastheadProps) {
  const updated = newest === null ? null : shortTime({ at: newest.first_published_at, date: null }, now);
  return (
    <div class="masthead">
      <PageHeading class="masthead-title">{ja.pages.articles}</PageHeading>
      <p class="masthead-day">
        <time dateTime={jstDay(now)}>{dayText(jstDay(now), now)}</time>
        {updated !== null && countFilters(filters) === 0 && (
          <span class="quiet">{listText.front.updated(updated)}</span>
        )}
      </p>
      {filters.cursor !== null && (
        <p class="quiet masthead-note">
          {listText.filters.continued}{" "}
          <Link href={listAddress(changed(filters, {}))}>{listText.filters.toNewest}</Link>
        </p>
      )}
    </div>
  );
}
