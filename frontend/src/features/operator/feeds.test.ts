import { describe, expect, it } from "vitest";
import { feedAddress, readWanted } from "./feeds";

describe("the address of a feed", () => {
  it.each([
    ["", "/feeds/articles.rss"],
    ["company=&tag=&format=atom", "/feeds/articles.atom"],
    ["tag=RAG&company=anthropic&format=json&utm_source=x", "/feeds/articles.json?company=anthropic&tag=RAG"],
    ["tag=%E6%8E%A8%E8%AB%96&format=exe", "/feeds/articles.rss?tag=%E6%8E%A8%E8%AB%96"],
  ])("%s", (search, address) => {
    const { wanted, form } = readWanted(search);
    expect(feedAddress(wanted, form)).toBe(address);
  });
});
