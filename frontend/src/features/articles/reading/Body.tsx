import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Segment, SegmentOf } from "../../../api/types";
import { type Block, blocksOf, type List } from "./blocks";
import { Code } from "./Code";
import { Figure } from "./Figure";
import { MathBlock } from "./MathBlock";
import { TableBlock } from "./TableBlock";
import { Unit } from "./Unit";

/** The article's text, block by block. */
export function Body({ segments }: { segments: readonly Segment[] }) {
  const blocks = useMemo(() => blocksOf(segments), [segments]);
  return (
    <div class="prose">
      {blocks.map((block) => (
        <BlockView key={keyOf(block)} block={block} />
      ))}
    </div>
  );
}

function keyOf(block: Block): string | undefined {
  switch (block.kind) {
    case "list":
      return block.list.items[0]?.segment.id;
    case "quote":
      return block.segments[0]?.id;
    case "table":
      return `table-${block.table.number}`;
    default:
      return block.segment.id;
  }
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return <BodyHeading segment={block.segment} level={block.level} />;
    case "paragraph":
      return <Unit segment={block.segment} as="p" />;
    case "quote":
      return (
        <blockquote>
          {block.segments.map((segment) => (
            <Unit key={segment.id} segment={segment} as="p" />
          ))}
        </blockquote>
      );
    case "list":
      return <ListView list={block.list} />;
    case "table":
      return <TableBlock table={block.table} />;
    case "figure":
      return <Figure segment={block.segment} />;
    case "code":
      return <Code segment={block.segment} />;
    case "math":
      return <MathBlock segment={block.segment} />;
  }
}

/** The place of a heading in the page's address. */
export const anchorOf = (id: string) => `h-${id}`;

function BodyHeading({ segment, level }: { segment: SegmentOf<"heading">; level: number }) {
  return <Unit segment={segment} as={`h${level}` as "h3"} anchor={anchorOf(segment.id)} />;
}

function ListView({ list }: { list: List }): ComponentChildren {
  const items = list.items.map(({ segment, below }) => (
    <li key={segment.id}>
      <Unit segment={segment} as="div" />
      {below.map((inner) => (
        <ListView key={inner.items[0]?.segment.id} list={inner} />
      ))}
    </li>
  ));
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>;
}
