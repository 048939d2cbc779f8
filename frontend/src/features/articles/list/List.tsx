import type { ArticleCard } from "../../../api/types";
import { listText } from "../../../text/list";
import { Notice } from "../../../ui/Notice";
import { countFilters, type Filters } from "../filters";
import { Cards, Days } from "./Days";
import { FrontPage } from "./FrontPage";
import { chooseFront } from "./front";
import { Teaser } from "./Teaser";

interface ListProps {
  readonly items: readonly ArticleCard[];
  readonly filters: Filters;
  /** How many of them came first: only those may lead, so that nothing moves when more are added. */
  readonly firstPage: number;
  readonly now: number;
}

/** The articles as the reader asked for them. */
export function List({ items, filters, firstPage, now }: ListProps) {
  if (items.length === 0) return <Empty filtered={countFilters(filters) > 0} />;
  if (filters.sort === "importance") return <Cards items={items} now={now} heading="h2" />;
  const isFront = countFilters(filters) === 0 && filters.cursor === null;
  const front = isFront ? chooseFront(items.slice(0, firstPage)) : null;
  if (front === null)
    return (
      <>
        {isFront && <Teaser />}
        <Days items={items} now={now} />
      </>
    );
  return (
    <>
      <FrontPage lead={front.lead} beside={front.beside} now={now} />
      <Teaser />
      <Days items={[...front.rest, ...items.slice(firstPage)]} now={now} />
    </>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <Notice title={listText.list.emptyFilteredTitle} role="status">
      <p>{listText.list.emptyFiltered}</p>
    </Notice>
  ) : (
    <Notice title={listText.list.emptyTitle} role="status">
      <p>{listText.list.empty}</p>
    </Notice>
  );
}
