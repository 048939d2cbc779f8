import { articleText } from "../../../text/article";
import type { Row, Table } from "./blocks";
import { Unit } from "./Unit";

/** A table in its own shape; it scrolls by itself where the page is too narrow. */
export function TableBlock({ table }: { table: Table }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-scroll" aria-label={articleText.table(table.number)} tabIndex={0}>
      <table>
        {table.head.length > 0 && (
          <thead>
            <Rows rows={table.head} />
          </thead>
        )}
        <tbody>
          <Rows rows={table.body} />
        </tbody>
      </table>
    </section>
  );
}

function Rows({ rows }: { rows: readonly Row[] }) {
  return rows.map((row) => (
    <tr key={row.index}>
      {row.cells.map((cell) => {
        const Cell = cell.header ? "th" : "td";
        return (
          <Cell key={cell.id} rowSpan={cell.row_span} colSpan={cell.column_span}>
            <Unit segment={cell} as="div" />
          </Cell>
        );
      })}
    </tr>
  ));
}
