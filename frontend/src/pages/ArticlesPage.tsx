import { useEffect, useRef } from "preact/hooks";
import { get } from "../api/request";
import { useAnswer } from "../api/use-answer";
import { changed, countFilters, type Filters, listAddress, readFilters } from "../features/articles/filters";
import { ActiveFilters } from "../features/articles/list/ActiveFilters";
import { FilterForm, SortChoice } from "../features/articles/list/FilterForm";
import { FilterSheet } from "../features/articles/list/FilterSheet";
import { FreshHint } from "../features/articles/list/FreshHint";
import { commonTags, withoutRepeats } from "../features/articles/list/front";
import { List } from "../features/articles/list/List";
import { ListSkeleton } from "../features/articles/list/ListSkeleton";
import { Masthead } from "../features/articles/list/Masthead";
import { More } from "../features/articles/list/More";
import { type ListAnswer, useArticleList } from "../features/articles/list/queries";
import { useSources } from "../features/sources/queries";
import { announce } from "../lib/announce";
import { useMedia, WIDE } from "../lib/media";
import { useNow } from "../lib/now";
import { useSearch } from "../lib/router";
import { ja } from "../text/ja";
import { listText } from "../text/list";
import { ErrorNotice } from "../ui/ErrorNotice";
import { usePageTitle } from "./title";

const TAGS = 12;

/** 最新ニュース: the front page, and every narrowed list. */
export function ArticlesPage() {
  const filters = readFilters(useSearch());
  const now = useNow();
  const list = useArticleList(filters);
  const items = withoutRepeats(list.pages);
  const added = useFocusOnAdded(items.map((item) => item.id));
  usePageTitle(filters.tag === null ? ja.pages.articles : `#${filters.tag}`);
  return (
    <div class="listing">
      <Masthead filters={filters} newest={items[0] ?? null} now={now} />
      <Narrowing now={now} filters={filters} tags={commonTags(items, TAGS)} ready={list.pages.length > 0} />
      <div class="listing-main" ref={added.root} aria-busy={list.previous}>
        {list.pages[0] === undefined ? (
          <Waiting list={list} />
        ) : (
          <>
            {filters.sort === "newest" && filters.cursor === null && (
              <FreshHint filters={filters} first={list.pages[0]} renew={() => renew(list)} />
            )}
            <List items={items} filters={filters} firstPage={list.pages[0].items.length} now={now} />
            {items.length > 0 && (
              <More
                href={nextAddress(filters, list.next)}
                loading={list.loading}
                failed={list.error !== null}
                load={() => {
                  added.expect();
                  if (list.error === null) list.more();
                  else list.retry();
                }}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Waiting({ list }: { list: ListAnswer }) {
  return list.error === null ? <ListSkeleton /> : <ErrorNotice error={list.error} retry={list.retry} />;
}

function renew(list: ListAnswer): void {
  list.renew();
  scrollTo({ top: 0 });
}

function nextAddress(filters: Filters, cursor: string | null): string | null {
  return cursor === null ? null : listAddress(changed(filters, { cursor }));
}

/** After 「もっと読む」: the focus goes to the first article that was added, and a screen reader hears how many came. */
function useFocusOnAdded(ids: readonly string[]) {
  const root = useRef<HTMLDivElement>(null);
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const known = before.current;
    if (known === null || ids.length <= known.size) return;
    before.current = null;
    announce(listText.list.added(ids.length - known.size));
    const added = ids.find((id) => !known.has(id));
    root.current?.querySelector<HTMLElement>(`[data-article="${added}"] a`)?.focus({ preventScroll: true });
  });
  return {
    root,
    expect: () => {
      before.current = new Set(ids);
    },
  };
}

interface NarrowingProps {
  readonly now: number;
  readonly filters: Filters;
  readonly tags: readonly string[];
  readonly ready: boolean;
}

/** The filters: beside the list where there is room, in a sheet on a phone. */
function Narrowing({ filters, tags, ready, now }: NarrowingProps) {
  const wide = useMedia(WIDE);
  // The names of the sources are not needed for the first view, so they wait until it stands.
  const sources = useSources(ready)?.data?.items ?? [];
  const { source, company: slug } = filters;
  const company = useAnswer(slug === null ? null : get("/api/v1/companies/{slug}", { path: { slug } }));
  const names = {
    source: sources.find((known) => known.slug === source)?.name ?? source,
    company: company?.data?.name ?? slug,
  };
  const form = (
    <FilterForm filters={filters} sources={sources} tags={tags} id={wide ? "side" : "sheet"} now={now} />
  );
  return (
    <>
      <ActiveFilters filters={filters} names={names} now={now} />
      {wide ? (
        <aside class="listing-side" aria-label={listText.filters.title}>
          {form}
        </aside>
      ) : (
        <div class="list-tools">
          <SortChoice filters={filters} />
          <FilterSheet count={countFilters(filters)}>{form}</FilterSheet>
        </div>
      )}
    </>
  );
}
