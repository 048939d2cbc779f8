/** What the directory of tools is narrowed to, as it stands in the address. */
import { paths } from "../../lib/paths";

export const PRICES = ["free", "freemium", "paid", "open_source"] as const;
export type Price = (typeof PRICES)[number];

export interface ToolFilters {
  readonly category: string | null;
  readonly price: Price | null;
  readonly cursor: string | null;
}

export function readToolFilters(search: string): ToolFilters {
  const given = new URLSearchParams(search);
  return {
    category: given.get("category")?.trim() || null,
    price: PRICES.find((price) => price === given.get("price")) ?? null,
    cursor: given.get("cursor") || null,
  };
}

export function toolsAddress(filters: Partial<ToolFilters>): string {
  return withParameters(paths.tools, filters);
}

/** An address with the parameters that are given, in alphabetical order. */
export function withParameters(path: string, given: object): string {
  const pairs = Object.entries(given)
    .filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}
