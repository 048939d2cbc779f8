/** What a list is narrowed to, as it stands in the address: every view can be shared. */
import { paths } from "../../lib/paths";
import { readWeights, type Weights, writeWeights } from "./weights";

export type Sort = "newest" | "importance";
export const KINDS = ["lab", "news", "newsletter", "blog", "tools", "paper", "video", "community"] as const;
export type Kind = (typeof KINDS)[number];

export interface Filters {
  readonly tag: string | null;
  readonly source: string | null;
  readonly company: string | null;
  readonly model: string | null;
  readonly kind: Kind | null;
  readonly minImportance: number | null;
  /** Of the original, BCP 47. */
  readonly lang: string | null;
  /** A day in Japan (`2026-11-19`) or a time: only what came out from then on, */
  readonly since: string | null;
  /** … and before then. */
  readonly until: string | null;
  readonly sort: Sort;
  /** The reader's own weights of the four axes; null: ours. */
  readonly weights: Weights | null;
  /** Where a page that was opened from the middle of a list begins. */
  readonly cursor: string | null;
}

export const NO_FILTERS: Filters = {
  tag: null,
  source: null,
  company: null,
  model: null,
  kind: null,
  minImportance: null,
  lang: null,
  since: null,
  until: null,
  sort: "newest",
  weights: null,
  cursor: null,
};

/** Reads an address. What it does not know or cannot use is left out, so that an old link still shows a list. */
export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const weights = readWeights(given.get("weights"));
  const text = (name: string) => given.get(name)?.trim() || null;
  return {
    tag: text("tag"),
    source: text("source"),
    company: text("company"),
    model: text("model"),
    kind: KINDS.find((kind) => kind === given.get("kind")) ?? null,
    minImportance: readImportance(given.get("min_importance")),
    lang: text("lang"),
    since: text("since"),
    until: text("until"),
    sort: readSort(given.get("sort"), weights),
    weights,
    cursor: text("cursor"),
  };
}

/** With weights of his own a reader wants the order that they make, unless he says otherwise. */
function readSort(given: string | null, weights: Weights | null): Sort {
  if (weights !== null) return given === "newest" ? "newest" : "importance";
  return given === "importance" ? "importance" : "newest";
}

function readImportance(given: string | null): number | null {
  const level = Number(given);
  return Number.isInteger(level) && level >= 2 && level <= 5 ? level : null;
}

/** The parameters of `GET /articles`, without those at their default. The cursor is the reader's place, not a filter. */
export function apiFilters(filters: Filters) {
  return {
    ...(filters.tag !== null && { tag: filters.tag }),
    ...(filters.source !== null && { source: filters.source }),
    ...(filters.company !== null && { company: filters.company }),
    ...(filters.model !== null && { model: filters.model }),
    ...(filters.kind !== null && { kind: filters.kind }),
    ...(filters.minImportance !== null && { min_importance: filters.minImportance }),
    ...(filters.lang !== null && { lang: filters.lang as "en" }),
    ...(filters.since !== null && { since: filters.since }),
    ...(filters.until !== null && { until: filters.until }),
    ...(filters.sort !== (filters.weights === null ? "newest" : "importance") && { sort: filters.sort }),
    ...(filters.weights !== null && { weights: writeWeights(filters.weights) }),
    ...(filters.cursor !== null && { cursor: filters.cursor }),
  };
}

/** The address of a list; the bare one is the front page. */
export function listAddress(filters: Filters): string {
  const given = apiFilters(filters);
  const search = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${paths.articles}?${search}` : paths.home;
}

/** A change of filters always begins at the top of the new list. */
export function changed(filters: Filters, change: Partial<Filters>): Filters {
  return { ...filters, cursor: null, ...change };
}

/** How many things the list is narrowed by; the order is not one. */
export function countFilters({ sort: _, cursor: __, ...narrowing }: Filters): number {
  return Object.values(narrowing).filter((value) => value !== null).length;
}
