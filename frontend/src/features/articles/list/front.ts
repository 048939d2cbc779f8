/** How a list becomes a front page. Decides only; draws nothing. */
import type { ArticleCard } from "../../../api/types";
import { dayOf, type Moment } from "../../../lib/jst";

/** Below this a front page would leave no list under it. */
const ENOUGH = 6;
const BESIDE = 3;
/** Only the freshest entries compete: what leads must also be new. */
const CANDIDATES = 20;

export interface Front {
  readonly lead: ArticleCard;
  readonly beside: readonly ArticleCard[];
  readonly rest: readonly ArticleCard[];
}

/** The most important of the newest leads, the next three stand beside it; null where there is too little to choose from. */
export function chooseFront(items: readonly ArticleCard[]): Front | null {
  // Headlines that may only be linked to are not judged; however many stand first, they keep nothing from leading.
  const scored = items.filter((item) => item.score !== null && item.tldr !== null).slice(0, CANDIDATES);
  const newest = Math.max(...scored.map(timeOf));
  const weighed = scored.map((item) => ({ item, weight: weight(item, newest) }));
  const [lead, ...others] = weighed.sort((a, b) => b.weight - a.weight).map(({ item }) => item);
  if (items.length < ENOUGH || lead === undefined) return null;
  const beside = others.slice(0, BESIDE);
  const taken = new Set([lead.id, ...beside.map((item) => item.id)]);
  return { lead, beside, rest: items.filter((item) => !taken.has(item.id)) };
}

/** A day of age costs 1.2 points: yesterday's best leads only where today has nothing of weight. */
const POINTS_PER_HOUR = 0.05;

function weight(item: ArticleCard, newest: number): number {
  return (item.score?.overall ?? 0) - POINTS_PER_HOUR * Math.max(0, (newest - timeOf(item)) / 3600_000);
}

/** For ordering only: a date alone counts as its noon, an undated article as published when we listed it. */
function timeOf(item: ArticleCard): number {
  if (item.published_at !== null) return Date.parse(item.published_at);
  return Date.parse(
    item.published_date === null ? item.first_published_at : `${item.published_date}T12:00+09:00`,
  );
}

/** When an article came out, or, where nobody knows, nothing. */
export function momentOf(item: ArticleCard): Moment {
  return { at: item.published_at, date: item.published_date };
}

export interface Day {
  readonly day: string | null;
  readonly items: readonly ArticleCard[];
}

/**
 * Items under the day they came out, newest day first, each day in the given order. An article with a date alone may
 * stand anywhere among those with a time, hence buckets rather than runs. Undated ones come last.
 */
export function byDay(items: readonly ArticleCard[]): Day[] {
  const days = new Map<string | null, ArticleCard[]>();
  for (const item of items) {
    const day = dayOf(momentOf(item));
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days]
    .map(([day, of]) => ({ day, items: of }))
    .sort((a, b) => (b.day ?? "").localeCompare(a.day ?? ""));
}

/** The tags that occur most in what is shown, at least twice; the first seen wins a tie. */
export function commonTags(items: readonly ArticleCard[], limit: number): string[] {
  const counts = new Map<string, number>();
  for (const tag of items.flatMap((item) => item.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([tag]) => tag);
}

/** Pages put one after another; an article that moved between two requests is shown once. */
export function withoutRepeats(pages: readonly { readonly items: readonly ArticleCard[] }[]): ArticleCard[] {
  const seen = new Map(pages.flatMap((page) => page.items).map((item) => [item.id, item]));
  return [...seen.values()];
}

/** How many items of a newer first page stand before the first one that the reader already has. */
export function countNewer(newer: readonly ArticleCard[], known: readonly ArticleCard[]): number {
  const seen = new Set(known.map((item) => item.id));
  const first = newer.findIndex((item) => seen.has(item.id));
  return first === -1 ? newer.length : first;
}
