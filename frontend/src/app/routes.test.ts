import { describe, expect, it } from "vitest";
import { pageAt, paramsOf, stands } from "./routes";

describe("paramsOf", () => {
  it.each([
    ["/", "/", {}],
    ["/articles/:id", "/articles/a%2F1", { id: "a/1" }],
    ["/articles/:id", "/articles/%E0%A4%A", { id: "%E0%A4%A" }],
    ["/articles/:id", "/articles/", null],
    ["/articles/:id", "/articles/a/b", null],
    ["/articles", "/article", null],
  ])("%s against %s", (pattern, path, params) => expect(paramsOf(pattern, path)).toEqual(params));
});

describe("pageAt", () => {
  it("knows the front page under both of its addresses", () => {
    expect(pageAt("/").Page).toBe(pageAt("/articles").Page);
  });

  it("has a page for what is not there", () => {
    expect(pageAt("/nothing").Page).not.toBe(pageAt("/").Page);
    expect(stands("/nothing")).toBe(false);
  });
});
