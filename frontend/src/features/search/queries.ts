import { get } from "../../api/request";
import type { components } from "../../api/schema";
import { useAnswer } from "../../api/use-answer";
import { paths } from "../../lib/paths";

export type Hit = components["schemas"]["SearchHit"];
export type Part = components["schemas"]["TextPart"];

export interface Question {
  readonly q: string;
  readonly sort: "relevance" | "newest";
  readonly cursor: string | null;
}

export function readQuestion(search: string): Question {
  const given = new URLSearchParams(search);
  return {
    q: given.get("q")?.trim() ?? "",
    sort: given.get("sort") === "newest" ? "newest" : "relevance",
    cursor: given.get("cursor") || null,
  };
}

function parameters({ q, sort, cursor }: Question) {
  return { q, ...(sort !== "relevance" && { sort }), ...(cursor !== null && { cursor }) };
}

export function searchAddress(question: Question): string {
  const given = Object.entries(parameters(question)).sort(([a], [b]) => (a < b ? -1 : 1));
  return question.q === "" ? paths.search : `${paths.search}?${new URLSearchParams(given)}`;
}

/** Nothing is asked without a word. */
export const useSearchAnswer = (question: Question) =>
  useAnswer(question.q === "" ? null : get("/api/v1/search", { query: parameters(question) }));
