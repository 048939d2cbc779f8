import { describe, expect, it } from "vitest";
import { tagAddress } from "./addresses";
import { apiFilters, changed, countFilters, listAddress, NO_FILTERS, readFilters } from "./filters";

describe("filters in the address", () => {
  it("come back as they were written", () => {
    const filters = {
      tag: "推論 & R&D",
      source: "openai",
      company: "anthropic",
      model: "claude-opus-4",
      kind: "lab",
      minImportance: 4,
      lang: "en",
      since: "2026-11-19",
      until: "2026-11-26",
      sort: "importance",
      weights: null,
      cursor: "abc=",
    } as const;
    expect(readFilters(listAddress(filters).split("?")[1] ?? "")).toEqual(filters);
  });

  it("are nothing on the front page", () => {
    expect(listAddress(NO_FILTERS)).toBe("/");
    expect(readFilters("")).toEqual(NO_FILTERS);
    expect(apiFilters(NO_FILTERS)).toEqual({});
  });

  it.each([
    "min_importance=9",
    "min_importance=x",
    "min_importance=1",
    "kind=nonsense",
    "sort=worst",
    "tag=%20",
  ])("leave out what cannot be used: %s", (search) => expect(readFilters(search)).toEqual(NO_FILTERS));

  it("begin at the top when they change", () => {
    const deep = { ...NO_FILTERS, cursor: "abc" };
    expect(changed(deep, { kind: "lab" }).cursor).toBeNull();
  });

  it("count what narrows, not the order or the place", () => {
    expect(countFilters({ ...NO_FILTERS, sort: "importance", cursor: "x" })).toBe(0);
    expect(countFilters({ ...NO_FILTERS, tag: "a", minImportance: 3 })).toBe(2);
  });

  it("escape a tag", () => {
    expect(tagAddress("C++/推論")).toBe("/articles?tag=C%2B%2B%2F%E6%8E%A8%E8%AB%96");
  });
});
