import { describe, expect, it } from "vitest";
import type { Source } from "../../api/types";
import { countByHealth, inOrder, worstFeed } from "./health";

const feed = (failures: number): Source["feeds"][number] => ({
  url: `https://example.com/${failures}`,
  health: failures > 0 ? "failing" : "fresh",
  last_success_at: null,
  last_checked_at: null,
  last_new_entry_at: null,
  next_check_at: "2026-05-05T00:00:00Z",
  failures,
  error: failures > 0 ? { code: "http_status", text: "エラー" } : null,
});
const source = (name: string, health: Source["health"], feeds = [feed(0)]): Source => ({
  slug: name,
  name,
  site_url: null,
  kind: "blog",
  language: "en",
  rights: "summary",
  note: null,
  health,
  last_success_at: null,
  articles: 0,
  feeds,
});

describe("sources", () => {
  it("stand with those in trouble first, then in the given order", () => {
    const given = [source("a", "fresh"), source("b", "fresh"), source("z", "failing"), source("y", "never")];
    expect(inOrder(given).map((one) => one.name)).toEqual(["z", "y", "a", "b"]);
  });

  it("are counted by health, without kinds that do not occur", () => {
    const counts = countByHealth([source("a", "fresh"), source("b", "fresh"), source("c", "waiting")]);
    expect([...counts]).toEqual([
      ["waiting", 1],
      ["fresh", 2],
    ]);
  });

  it("are explained by the feed that failed most", () => {
    expect(worstFeed(source("a", "failing", [feed(0), feed(2), feed(7), feed(1)]))?.failures).toBe(7);
    expect(worstFeed(source("a", "fresh"))).toBeNull();
  });
});
