import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import { forget, load } from "../../../api/answers";
import { get } from "../../../api/request";
import type { ArticlePage } from "../../../api/types";
import { useAnswers } from "../../../api/use-answer";
import { onPublished } from "../../../lib/events";
import { apiFilters, type Filters } from "../filters";
import { countNewer } from "./front";

/** A list is shown as it was for this long: looking again would move it under the reader's eyes. */
const LIST_FRESH_FOR = 15 * 60_000;
/** How often an open list asks whether something new has come. */
const NEWS_EVERY = 3 * 60_000;

const pageRequest = (filters: Filters, cursor: string | null) =>
  get("/api/v1/articles", { query: apiFilters({ ...filters, cursor }) });

/** Per list, the pages that were opened after the first; kept, so that going back shows them all again. */
const opened = new Map<string, readonly string[]>();

export interface ListAnswer {
  /** Pages that have come, first page first. Of the list before, until the first page of this one has come. */
  readonly pages: readonly ArticlePage[];
  readonly previous: boolean;
  readonly loading: boolean;
  readonly error: Error | null;
  readonly next: string | null;
  readonly more: () => void;
  readonly retry: () => void;
  /** From the top, with what is new. */
  readonly renew: () => void;
}

/** The list that the filters ask for, as far as it was opened. */
export function useArticleList(filters: Filters): ListAnswer {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const first = pageRequest(filters, filters.cursor);
  const requests = [first, ...(opened.get(first.key) ?? []).map((cursor) => pageRequest(filters, cursor))];
  const entries = useAnswers(requests, LIST_FRESH_FOR);
  const pages = entries.flatMap((entry) => entry.data ?? []);
  const shown = useRef<readonly ArticlePage[]>([]);
  if (pages.length > 0) shown.current = pages;
  const next = pages.at(-1)?.next_cursor ?? null;
  const open = (cursors: readonly string[]) => {
    opened.set(first.key, cursors);
    redraw(undefined);
  };
  return {
    pages: shown.current,
    previous: pages.length === 0,
    loading: entries.some((entry) => entry.data === null && entry.error === null),
    error: entries.find((entry) => entry.error !== null)?.error ?? null,
    next,
    more: () => next !== null && open([...(opened.get(first.key) ?? []), next]),
    retry: () => {
      for (const [at, entry] of entries.entries())
        if (entry.error !== null && requests[at]) load(requests[at]);
    },
    renew: () => {
      forget(requests.map((request) => request.key));
      open([]);
      load(first);
    },
  };
}

/** How many articles have come since the list was opened. Asks only while somebody looks. */
export function useNewer(filters: Filters, first: ArticlePage): number {
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page begins anew
  useEffect(() => {
    setCount(0);
    const look = () => {
      if (document.visibilityState === "hidden") return;
      pageRequest(filters, null)
        .ask()
        .then((page) => setCount(countNewer(page.items, first.items)))
        .catch(() => undefined); // The next look may fare better; the list is whole without it.
    };
    const timer = setInterval(look, NEWS_EVERY);
    const stop = onPublished(look);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [first]);
  return count;
}
