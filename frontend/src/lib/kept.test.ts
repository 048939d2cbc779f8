import { beforeEach, describe, expect, it } from "vitest";
import { forgetRead, isSavedId, kept, MOST_READ, markRead, parsed, takeIn, toggleSaved } from "./kept";

const article = (id: string) => ({ id, title: `題 ${id}`, source: "媒体" });

beforeEach(() => {
  for (const { id, title, source } of kept().saved) toggleSaved({ id, title, source });
  forgetRead();
});

describe("あとで読む", () => {
  it("is put in, newest first, and taken out again", () => {
    toggleSaved(article("a"));
    toggleSaved(article("b"));
    expect(kept().saved.map(({ id }) => id)).toEqual(["b", "a"]);
    expect(toggleSaved(article("b"))).toBe(false);
    expect(isSavedId("b")).toBe(false);
  });

  it("of another device joins what is here", () => {
    toggleSaved(article("a"));
    takeIn({
      saved: [
        { ...article("a"), at: "2020-01-01" },
        { ...article("c"), at: "2020-01-01" },
      ],
      read: ["x"],
    });
    expect(kept().saved.map(({ id }) => id)).toEqual(["a", "c"]);
    expect(kept().read).toEqual(["x"]);
  });
});

describe("既読", () => {
  it("remembers each article once, the latest last, and not without end", () => {
    for (const id of ["a", "b", "a"]) markRead(id);
    expect(kept().read).toEqual(["b", "a"]);
    takeIn({ saved: [], read: Array.from({ length: MOST_READ }, (_, n) => `n${n}`) });
    expect(kept().read).toHaveLength(MOST_READ);
    expect(kept().read.at(-1)).toBe("a");
  });
});

describe("a file", () => {
  it.each(["", "{}", "[]", "null", '{"saved":1,"read":[]}'])("that is not ours is refused: %s", (text) =>
    expect(parsed(text)).toBeNull(),
  );

  it("loses what does not belong in it", () => {
    const text = '{"saved":[{"id":"a","title":"t","source":"s","at":"x","evil":1},{"id":2}],"read":["a",3]}';
    expect(parsed(text)).toEqual({ saved: [{ id: "a", title: "t", source: "s", at: "x" }], read: ["a"] });
  });
});
