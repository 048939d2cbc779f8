import type { ComponentChildren } from "preact";
import { ja } from "../text/ja";

interface ChartFrameProps {
  readonly title: string;
  /** What the picture says, in a sentence: its name for those who do not see it. */
  readonly says: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** The drawing, `aria-hidden`: every figure of it stands in the table. */
  readonly children: ComponentChildren;
}

/** A chart with the figures behind it as a table that anybody can open. */
export function ChartFrame({ title, says, columns, rows, children }: ChartFrameProps) {
  return (
    <figure class="chart">
      <figcaption>
        <span class="chart-title">{title}</span>
        <span class="quiet">{says}</span>
      </figcaption>
      <div class="chart-picture" aria-hidden="true">
        {children}
      </div>
      <details class="chart-table">
        <summary>{ja.chart.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
        <section class="scroll" tabIndex={0} aria-label={title}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...values]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map((value, at) => (
                    <td key={columns[at + 1]} class="figure">
                      {value}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
