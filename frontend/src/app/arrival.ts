import { useEffect, useRef } from "preact/hooks";
import { arrive } from "../lib/arriving";
import { usePath, useSearch } from "../lib/router";
import { staysHere } from "../lib/still";

/**
 * What a full page load would do and a change of address by script does not: begin at the top and put the focus on the
 * page's heading. Going back keeps the place where the reader was (the browser restores it), and a change that only sets
 * a filter or a reading mode is no arrival.
 */
export function useArrival(): void {
  const path = usePath();
  const search = useSearch();
  const first = useRef(true);
  const returning = useRef(false);
  const here = useRef(address());
  useEffect(() => {
    const back = () => {
      // A jump within the page, as the skip link's, is reported like going back.
      returning.current = address() !== here.current;
    };
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is what arriving means
  useEffect(() => {
    const stays = first.current || returning.current || staysHere();
    first.current = false;
    returning.current = false;
    here.current = address();
    if (stays) return;
    scrollTo(0, 0);
    arrive();
  }, [path, search]);
}

function address(): string {
  return location.pathname + location.search;
}
