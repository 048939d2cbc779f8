import { useEffect, useReducer } from "preact/hooks";
import { type Entry, entryOf, follow, load } from "./answers";
import type { Request } from "./request";

/** An answer this old is looked at again when a page that shows it is opened. */
const FRESH_FOR = 60_000;

export interface Answer<T> extends Entry<T> {
  readonly retry: () => void;
}

/** The answer to a request, kept current on the page; null asks for nothing. */
export function useAnswer<T>(request: Request<T> | null, freshFor = FRESH_FOR): Answer<T> | null {
  const [entry] = useAnswers(request === null ? [] : [request], freshFor);
  return entry === undefined || request === null ? null : { ...entry, retry: () => load(request) };
}

/** Several at once, in the given order. */
export function useAnswers<T>(requests: readonly Request<T>[], freshFor = FRESH_FOR): Entry<T>[] {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const keys = requests.map((request) => request.key);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a request is its key
  useEffect(() => {
    const stop = follow(keys, () => redraw(undefined));
    for (const request of requests) {
      const { data, error, at } = entryOf(request);
      if (error === null && (data === null || Date.now() - at > freshFor)) load(request);
    }
    return stop;
  }, [keys.join(" ")]);
  return requests.map(entryOf);
}
