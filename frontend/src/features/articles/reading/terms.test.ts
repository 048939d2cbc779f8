import { describe, expect, it } from "vitest";
import type { Segment } from "../../../api/types";
import { type Entry, firstPlaces } from "./terms";

const entry = (ja: string, ...aliases: string[]): Entry => ({ ja, en: [ja], aliases, gloss: "" });
const paragraph = (id: string, ja: string | null): Segment => ({
  id,
  kind: "paragraph",
  ja,
  original: "",
  status: "translated",
  note: null,
});
const placed = (entries: Entry[], segments: Segment[]) =>
  [...firstPlaces(entries, segments)].map(([id, found]) => [id, [...found.keys()]]);

describe("terms", () => {
  it("are explained once, where they first stand", () => {
    const text = [paragraph("a", "推論と<em>学習</em>。"), paragraph("b", "推論と量子化。")];
    expect(placed([entry("推論"), entry("量子化"), entry("学習")], text)).toEqual([
      ["a", ["推論", "学習"]],
      ["b", ["量子化"]],
    ]);
  });

  it("are found by another right form, and not again by their own", () => {
    const text = [paragraph("a", "LLM とは何か。"), paragraph("b", "大規模言語モデルは…")];
    expect(placed([entry("大規模言語モデル", "LLM")], text)).toEqual([["a", ["LLM"]]]);
  });

  it("are the longest that stand there", () => {
    const text = [paragraph("a", "大規模言語モデルの話。")];
    expect(placed([entry("言語モデル"), entry("大規模言語モデル")], text)).toEqual([
      ["a", ["大規模言語モデル"]],
    ]);
  });

  it("are whole words in Latin letters and in katakana", () => {
    const text = [paragraph("a", "RAGTIME とエージェントリー。")];
    expect(placed([entry("RAG"), entry("エージェント")], text)).toEqual([]);
  });

  it("are not looked for in headings, nor where there is no Japanese", () => {
    const heading = { ...paragraph("h", "推論"), kind: "heading", level: 2 } as Segment;
    expect(placed([entry("推論")], [heading, paragraph("a", null)])).toEqual([]);
  });
});
