import { describe, expect, it } from "vitest";
import type { Segment } from "../../../api/types";
import { blocksOf, headingLevels, type List } from "./blocks";

let serial = 0;
const base = () => ({ id: `s${serial++}`, status: "translated", note: null }) as const;
const text = (ja: string) => ({ ...base(), ja, original: ja });
const paragraph = (ja: string): Segment => ({ ...text(ja), kind: "paragraph" });
const heading = (level: number): Segment => ({ ...text(`h${level}`), kind: "heading", level });
const item = (ja: string, depth = 1, ordered = false, group = 0): Segment => ({
  ...text(ja),
  kind: "list_item",
  group,
  depth,
  ordered,
});
const cell = (row: number, column: number, header = false, group = 0): Segment => ({
  ...text(`${row}/${column}`),
  kind: "cell",
  group,
  row,
  column,
  header,
  row_span: 1,
  column_span: 1,
});
const code: Segment = { ...base(), kind: "code", text: "x", language: null };

const outline = (list: List): unknown => [
  list.ordered ? `${list.start}.` : "•",
  ...list.items.map(({ segment, below }) => [segment.ja, ...below.map(outline)]),
];
const lists = (segments: Segment[]) =>
  blocksOf(segments).flatMap((block) => (block.kind === "list" ? [outline(block.list)] : []));

describe("lists", () => {
  it("nest by depth", () => {
    const given = [item("a"), item("b", 2), item("c", 3), item("d", 2), item("e")];
    expect(lists(given)).toEqual([["•", ["a", ["•", ["b", ["•", ["c"]]], ["d"]]], ["e"]]]);
  });

  it("keep every item where depths jump or begin deep", () => {
    expect(lists([item("a", 3), item("b", 1), item("c", 4)])).toEqual([["•", ["a"], ["b", ["•", ["c"]]]]]);
  });

  it("end where another list begins", () => {
    expect(lists([item("a"), item("b", 1, false, 1)])).toHaveLength(2);
  });

  it("go on counting after code between two steps", () => {
    const given = [item("a", 1, true), item("b", 1, true), code, item("c", 1, true)];
    expect(lists(given)).toEqual([
      ["1.", ["a"], ["b"]],
      ["3.", ["c"]],
    ]);
  });

  it("number a nested list by itself", () => {
    expect(lists([item("a"), item("b", 2, true), item("c", 2, true)])).toEqual([
      ["•", ["a", ["1.", ["b"], ["c"]]]],
    ]);
  });
});

describe("tables", () => {
  it("have rows, and a head of the leading rows that are all headers", () => {
    const [block] = blocksOf([cell(0, 0, true), cell(0, 1, true), cell(1, 0, true), cell(1, 1)]);
    if (block?.kind !== "table") throw new Error("no table");
    expect(block.table.head.map((row) => row.cells.length)).toEqual([2]);
    expect(block.table.body.map((row) => row.cells.length)).toEqual([2]);
  });

  it("never are all head", () => {
    const [block] = blocksOf([cell(0, 0, true), cell(0, 1, true)]);
    expect(block?.kind === "table" && block.table.body.length).toBe(1);
  });
});

describe("blocks", () => {
  it("keep the order and lose nothing", () => {
    const given = [heading(2), paragraph("a"), code, item("b"), paragraph("c")];
    expect(blocksOf(given).map((block) => block.kind)).toEqual([
      "heading",
      "paragraph",
      "code",
      "list",
      "paragraph",
    ]);
  });

  it("gather a quotation's paragraphs", () => {
    const quote = (group: number): Segment => ({ ...text("q"), kind: "quote", group });
    expect(blocksOf([quote(0), quote(0), quote(1)])).toHaveLength(2);
  });
});

describe("headingLevels", () => {
  it.each([
    [
      [2, 3, 2],
      [3, 4, 3],
    ],
    [
      [4, 2, 6],
      [3, 3, 4],
    ],
    [
      [2, 4, 3],
      [3, 4, 4],
    ],
    [
      [2, 3, 4, 5, 6],
      [3, 4, 5, 6, 6],
    ],
  ])("%j becomes %j", (given, levels) => {
    expect([...headingLevels(given.map(heading)).values()]).toEqual(levels);
  });
});
