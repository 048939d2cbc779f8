import { describe, expect, it } from "vitest";
import { readToolFilters, toolsAddress } from "./filters";

describe("the directory of tools", () => {
  it("is narrowed by its address, and leaves out what it does not know", () => {
    expect(readToolFilters("category=開発&price=paid")).toEqual({
      category: "開発",
      price: "paid",
      cursor: null,
    });
    expect(readToolFilters("price=cheap&category= ")).toEqual({ category: null, price: null, cursor: null });
  });

  it("has one address for one choice", () => {
    expect(toolsAddress({ price: "free", category: "画像" })).toBe(
      "/tools?category=%E7%94%BB%E5%83%8F&price=free",
    );
    expect(toolsAddress({ price: null })).toBe("/tools");
  });
});
