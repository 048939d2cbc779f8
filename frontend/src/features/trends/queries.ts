import { get } from "../../api/request";
import type { components } from "../../api/schema";
import { useAnswer } from "../../api/use-answer";

export type Trends = components["schemas"]["Trends"];
export type Trend = components["schemas"]["Trend"];
export const KINDS = ["tag", "company", "model"] as const;
export const WINDOWS = ["7d", "30d", "90d"] as const;
export type Kind = (typeof KINDS)[number];
export type Window = (typeof WINDOWS)[number];

export interface TrendView {
  readonly kind: Kind;
  readonly window: Window;
}

export function readTrendView(search: string): TrendView {
  const given = new URLSearchParams(search);
  return {
    kind: KINDS.find((kind) => kind === given.get("kind")) ?? "tag",
    window: WINDOWS.find((window) => window === given.get("window")) ?? "7d",
  };
}

/** Without what is the default. */
export function trendParameters({ kind, window }: TrendView) {
  return { ...(kind !== "tag" && { kind }), ...(window !== "7d" && { window }) };
}

export const useTrends = (view: TrendView) =>
  useAnswer(get("/api/v1/trends", { query: trendParameters(view) }));
