/** What a table of sources counts and how it is ordered. Decides only. */
import type { Source } from "../../api/types";

export type Health = Source["health"];

/** What needs attention first. */
const ORDER: readonly Health[] = ["failing", "waiting", "never", "fresh"];

export function countByHealth(sources: readonly Source[]): ReadonlyMap<Health, number> {
  const counts = new Map<Health, number>();
  for (const health of ORDER) {
    const count = sources.filter((source) => source.health === health).length;
    if (count > 0) counts.set(health, count);
  }
  return counts;
}

/** Those in trouble first; else as the service has them, by name. */
export function inOrder(sources: readonly Source[]): Source[] {
  return [...sources].sort((a, b) => ORDER.indexOf(a.health) - ORDER.indexOf(b.health));
}

/** The feed whose trouble explains the source's: the one that has failed most. */
export function worstFeed(source: Source): Source["feeds"][number] | null {
  const failed = source.feeds.filter((feed) => feed.error !== null);
  return failed.reduce<Source["feeds"][number] | null>(
    (worst, feed) => (worst === null || feed.failures > worst.failures ? feed : worst),
    null,
  );
}
