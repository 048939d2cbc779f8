import { useEffect, useState } from "preact/hooks";

/** Whether a media query holds now, kept true while the page is open. */
export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const follow = () => setMatches(list.matches);
    follow();
    list.addEventListener("change", follow);
    return () => list.removeEventListener("change", follow);
  }, [query]);
  return matches;
}

/** Wide enough for a second column; the same figure as in styles. */
export const WIDE = "(min-width: 64rem)";
