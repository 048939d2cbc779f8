import type { ArticleCard } from "../../../api/types";
import { dayText, jstDay } from "../../../lib/jst";
import { ja } from "../../../text/ja";
import { listText } from "../../../text/list";
import { ShortTime } from "../../../ui/Moment";
import { PageHeading } from "../../../ui/PageHeading";
import { changed, countFilters, type Filters, listAddress } from "../filters";

interface MastheadProps {
  readonly filters: Filters;
  readonly newest: ArticleCard | null;
  readonly now: number;
}

/** The head of the paper: what it is, today's date, and how fresh it is. */
export function Masthead({ filters, newest, now }: MastheadProps) {
  return (
    <div class="masthead">
      <PageHeading class="masthead-title">{ja.pages.articles}</PageHeading>
      <p class="masthead-day">
        <time dateTime={jstDay(now)}>{dayText(jstDay(now), now)}</time>
        {newest !== null && countFilters(filters) === 0 && (
          <ShortTime at={newest.first_published_at} date={null} now={now} wording={listText.front.updated} />
        )}
      </p>
      {filters.cursor !== null && (
        <p class="quiet masthead-note">
          {listText.filters.continued}{" "}
          <a href={listAddress(changed(filters, {}))}>{listText.filters.toNewest}</a>
        </p>
      )}
    </div>
  );
}
