import { describe, expect, it } from "vitest";
import type { ArticleCard } from "../../../api/types";
import { byDay, chooseFront, commonTags, countNewer, withoutRepeats } from "./front";

const HOUR = 3600_000;
const START = Date.parse("2026-05-05T03:00:00Z");

function card(
  id: string,
  hoursAgo: number,
  overall: number | null,
  change: Partial<ArticleCard> = {},
): ArticleCard {
  const at = new Date(START - hoursAgo * HOUR).toISOString();
  const part = Math.round(overall ?? 3);
  return {
    id,
    title: id,
    title_original: id,
    title_status: "translated",
    url: `https://example.com/${id}`,
    source: { slug: "s", name: "S", kind: "blog" },
    language: "en",
    rights: "full",
    state: "published",
    published_at: at,
    published_date: null,
    first_published_at: at,
    updated_at: at,
    tldr: "要約。",
    score:
      overall === null
        ? null
        : {
            importance: part,
            word: "注目",
            overall,
            depth: part,
            relevance: part,
            practicality: part,
            novelty: part,
          },
    tags: [],
    reading_minutes: 1,
    lead_image: null,
    model_label: null,
    story: null,
    ...change,
  };
}

const ids = (items: readonly ArticleCard[]) => items.map((item) => item.id);

describe("chooseFront", () => {
  const plain = [1, 2, 3, 4].map((n) => card(`p${n}`, n, 2));

  it("lets the most important of the newest lead, the next three beside it, the rest in order below", () => {
    const front = chooseFront([card("a", 0, 3), card("b", 1, 4.6), ...plain, card("c", 5, 4)]);
    expect(front?.lead.id).toBe("b");
    expect(ids(front?.beside ?? [])).toEqual(["c", "a", "p1"]);
    expect(ids(front?.rest ?? [])).toEqual(["p2", "p3", "p4"]);
  });

  it("does not let an old story lead over a fresh one of nearly the same weight", () => {
    expect(chooseFront([card("new", 0, 4), ...plain, card("old", 30, 4.9)])?.lead.id).toBe("new");
  });

  it("never lets 未評価 or an article without a gist lead", () => {
    const front = chooseFront([card("x", 0, null), card("y", 0, 5, { tldr: null }), ...plain]);
    expect(front?.lead.id).toBe("p1");
  });

  it("is not kept from leading by any number of links without a score", () => {
    const links = Array.from({ length: 25 }, (_, n) =>
      card(`link${n}`, 0, null, { tldr: null, rights: "link" }),
    );
    const front = chooseFront([...links, card("a", 1, 3), card("b", 2, 4)]);
    expect([front?.lead.id, front?.beside.map(({ id }) => id)]).toEqual(["b", ["a"]]);
  });

  it("makes no front page of a handful", () => {
    expect(chooseFront(plain)).toBeNull();
  });
});

describe("byDay", () => {
  it("puts a date alone under its day, and undated articles last", () => {
    const undated = card("u", 0, 3, { published_at: null, published_date: null });
    const dated = card("d", 0, 3, { published_at: null, published_date: "2026-05-04" });
    const days = byDay([undated, card("a", 0, 3), dated, card("b", 1, 3), card("c", 20, 3)]);
    expect(days.map(({ day, items }) => [day, ids(items)])).toEqual([
      ["2026-05-05", ["a", "b"]],
      ["2026-05-04", ["d", "c"]],
      [null, ["u"]],
    ]);
  });
});

describe("lists", () => {
  it("show an article that moved between two pages once", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) => card(id, 0, 3)) as [ArticleCard, ArticleCard, ArticleCard];
    expect(ids(withoutRepeats([{ items: [a, b] }, { items: [b, c] }]))).toEqual(["a", "b", "c"]);
  });

  it("offer the tags that occur more than once, most common first", () => {
    const tagged = [["x", "y"], ["y"], ["x", "y"], ["z"]].map((tags, n) => card(`t${n}`, n, 3, { tags }));
    expect(commonTags(tagged, 5)).toEqual(["y", "x"]);
    expect(commonTags(tagged, 1)).toEqual(["y"]);
  });

  it("count what is newer than what is known", () => {
    const known = [card("a", 1, 3), card("b", 2, 3)];
    expect(countNewer([card("n", 0, 3), ...known], known)).toBe(1);
    expect(countNewer(known, known)).toBe(0);
    expect(countNewer([card("n", 0, 3)], known)).toBe(1);
  });
});
