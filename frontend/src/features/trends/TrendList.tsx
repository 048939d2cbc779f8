import { exploreText } from "../../text/explore";
import { Columns } from "../../ui/Columns";
import { Section } from "../../ui/Section";
import type { Trend, Trends } from "./queries";

const text = exploreText.trends;

interface TrendListProps {
  readonly trends: Trends;
  /** Where the articles of a term are. */
  readonly to: (slug: string) => string;
}

/** What rises first, then what is often written about; every figure also stands in a table. */
export function TrendList({ trends, to }: TrendListProps) {
  const rising = trends.items.filter((trend) => trend.rising);
  const rest = trends.items.filter((trend) => !trend.rising);
  return (
    <>
      {rising.length > 0 && (
        <Section title={text.rising}>
          <Rows items={rising} to={to} />
        </Section>
      )}
      {rest.length > 0 && (
        <Section title={text.rest}>
          <Rows items={rest} to={to} />
        </Section>
      )}
      <details class="chart-table trend-table">
        <summary>{text.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
        <section class="scroll" tabIndex={0} aria-label={text.table}>
          <table>
            <thead>
              <tr>
                {text.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {trends.items.map((trend) => (
                <tr key={trend.slug}>
                  <th scope="row">{trend.name}</th>
                  <td class="figure">{trend.articles}</td>
                  <td class="figure">{trend.before}</td>
                  <td class="figure">{trend.expected}</td>
                  <td>{trend.rising ? text.yes : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  );
}

function Rows({ items, to }: { items: readonly Trend[]; to: (slug: string) => string }) {
  return (
    <ol class="trends">
      {items.map((trend) => (
        <li key={trend.slug} class="trend" data-rising={trend.rising}>
          <a href={to(trend.slug)} class="trend-name card-link">
            {trend.name}
          </a>
          <span class="quiet trend-count">
            {text.row(trend.articles, trend.before)}
            {trend.rising && ` ${text.expected(trend.expected)}`}
          </span>
          <span class="trend-days">
            <Columns values={trend.days.map(({ articles }) => articles)} />
          </span>
        </li>
      ))}
    </ol>
  );
}
