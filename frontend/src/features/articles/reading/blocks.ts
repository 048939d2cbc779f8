/**
 * The flat segments of an article put back into their shapes: runs of items become nested lists, runs of cells become
 * tables, runs of quoted paragraphs become one quotation. Decides only; draws nothing.
 */
import type { Segment, SegmentOf } from "../../../api/types";

export type Block =
  | { readonly kind: "heading"; readonly segment: SegmentOf<"heading">; readonly level: number }
  | { readonly kind: "paragraph"; readonly segment: SegmentOf<"paragraph"> }
  | { readonly kind: "figure"; readonly segment: SegmentOf<"figure"> }
  | { readonly kind: "code"; readonly segment: SegmentOf<"code"> }
  | { readonly kind: "math"; readonly segment: SegmentOf<"math"> }
  | { readonly kind: "quote"; readonly segments: readonly SegmentOf<"quote">[] }
  | { readonly kind: "list"; readonly list: List }
  | { readonly kind: "table"; readonly table: Table };

export interface List {
  readonly ordered: boolean;
  /** Where an ordered list goes on after something stood between its items. */
  readonly start: number;
  readonly items: readonly Item[];
}

export interface Item {
  readonly segment: SegmentOf<"list_item">;
  readonly below: readonly List[];
}

export interface Table {
  readonly number: number;
  readonly head: readonly Row[];
  readonly body: readonly Row[];
}

export interface Row {
  readonly index: number;
  readonly cells: readonly SegmentOf<"cell">[];
}

export function blocksOf(segments: readonly Segment[]): Block[] {
  const levels = headingLevels(segments);
  const counted = new Map<number, number>();
  const blocks: Block[] = [];
  let tables = 0;
  for (let at = 0; at < segments.length; ) {
    const segment = segments[at] as Segment;
    const run = runFrom(segments, at);
    at += run.length;
    switch (segment.kind) {
      case "heading":
        blocks.push({ kind: "heading", segment, level: levels.get(segment.id) ?? FIRST_LEVEL });
        break;
      case "list_item":
        blocks.push(...listBlocks(run as SegmentOf<"list_item">[], counted));
        break;
      case "quote":
        blocks.push({ kind: "quote", segments: run as SegmentOf<"quote">[] });
        break;
      case "cell":
        tables += 1;
        blocks.push({ kind: "table", table: tableOf(run as SegmentOf<"cell">[], tables) });
        break;
      default:
        blocks.push({ kind: segment.kind, segment } as Block);
    }
  }
  return blocks;
}

/** The segments from `at` on that share its kind and group; a kind without groups is always alone. */
function runFrom(segments: readonly Segment[], at: number): Segment[] {
  const first = segments[at] as Segment;
  if (!("group" in first)) return [first];
  let end = at + 1;
  for (; end < segments.length; end += 1) {
    const next = segments[end] as Segment;
    if (next.kind !== first.kind || !("group" in next) || next.group !== first.group) break;
  }
  return segments.slice(at, end);
}

/** 本文 is a heading of level 2, so the article's own headings begin one below. */
const FIRST_LEVEL = 3;

/** Levels without gaps, as an outline needs them: a heading is at most one deeper than the one before it. */
export function headingLevels(segments: readonly Segment[]): Map<string, number> {
  const open: number[] = [];
  const levels = new Map<string, number>();
  for (const segment of segments) {
    if (segment.kind !== "heading") continue;
    while (open.length > 0 && (open.at(-1) as number) >= segment.level) open.pop();
    open.push(segment.level);
    levels.set(segment.id, Math.min(6, FIRST_LEVEL + open.length - 1));
  }
  return levels;
}

function listBlocks(items: readonly SegmentOf<"list_item">[], counted: Map<number, number>): Block[] {
  const group = items[0]?.group ?? 0;
  const before = counted.get(group) ?? 0;
  const lists = nest(items, Math.min(...items.map((item) => item.depth)), before);
  counted.set(group, before + lists.reduce((sum, list) => sum + list.items.length, 0));
  return lists.map((list) => ({ kind: "list", list }));
}

/** Items of one depth with the deeper ones under the item before them; a change of numbering begins a new list. */
function nest(items: readonly SegmentOf<"list_item">[], depth: number, before = 0): List[] {
  const lists: { ordered: boolean; start: number; items: Item[] }[] = [];
  for (let at = 0; at < items.length; ) {
    const segment = items[at] as SegmentOf<"list_item">;
    let end = at + 1;
    while (end < items.length && (items[end] as SegmentOf<"list_item">).depth > depth) end += 1;
    const deeper = items.slice(at + 1, end);
    const below = deeper.length > 0 ? nest(deeper, Math.min(...deeper.map((item) => item.depth))) : [];
    const last = lists.at(-1);
    if (last?.ordered === segment.ordered) last.items.push({ segment, below });
    else
      lists.push({
        ordered: segment.ordered,
        start: lists.length === 0 ? before + 1 : 1,
        items: [{ segment, below }],
      });
    at = end;
  }
  return lists;
}

function tableOf(cells: readonly SegmentOf<"cell">[], number: number): Table {
  const rows: { index: number; cells: SegmentOf<"cell">[] }[] = [];
  for (const cell of cells) {
    const last = rows.at(-1);
    if (last?.index === cell.row) last.cells.push(cell);
    else rows.push({ index: cell.row, cells: [cell] });
  }
  const firstBody = rows.findIndex((row) => !row.cells.every((cell) => cell.header));
  const head = firstBody === -1 ? 0 : firstBody;
  return { number, head: rows.slice(0, head), body: rows.slice(head) };
}
