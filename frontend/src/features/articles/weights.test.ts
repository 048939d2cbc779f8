import { describe, expect, it } from "vitest";
import { listAddress, NO_FILTERS, readFilters } from "./filters";
import { OURS, percent, readWeights, writeWeights } from "./weights";

describe("weights in the address", () => {
  const mine = { depth: 100, relevance: 0, practicality: 50, novelty: 50 };

  it("come back as they were written, with the order that they make", () => {
    const filters = { ...NO_FILTERS, sort: "importance", weights: mine } as const;
    const search = listAddress(filters).split("?")[1] ?? "";
    expect(search).toBe("weights=depth%3A100%2Crelevance%3A0%2Cpracticality%3A50%2Cnovelty%3A50");
    expect(readFilters(search)).toEqual(filters);
    expect(readFilters(`${search}&sort=newest`).sort).toBe("newest");
  });

  it("of ours are none", () => expect(readWeights(writeWeights(OURS))).toBeNull());

  it.each(["", "depth", "depth:x", "depth:101", "depth:0", "width:3", "depth:-1"])("leave out %s", (text) =>
    expect(readWeights(text)).toBeNull(),
  );

  it("add up to a hundred for the eye", () =>
    expect(percent(mine)).toEqual({ depth: 50, relevance: 0, practicality: 25, novelty: 25 }));
});
