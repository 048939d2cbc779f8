import type { Source } from "../../api/types";
import { safeUrl } from "../../lib/richtext";
import { ja } from "../../text/ja";
import { KIND_NAMES } from "../../text/kinds";
import { sourcesText } from "../../text/sources";
import { ShortTime } from "../../ui/Moment";
import { type Health, inOrder, worstFeed } from "./health";

const { columns } = sourcesText;

interface SourceTableProps {
  readonly sources: readonly Source[];
  readonly now: number;
  /** Where the articles of a source are listed. */
  readonly articlesOf: (slug: string) => string;
}

/** All that we follow. On a phone each row becomes a card. */
export function SourceTable({ sources, now, articlesOf }: SourceTableProps) {
  return (
    <table class="sources">
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.kind}</th>
          <th scope="col">{columns.rights}</th>
          <th scope="col">{columns.articles}</th>
          <th scope="col">{columns.success}</th>
          <th scope="col">{columns.health}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder(sources).map((source) => (
          <SourceRow key={source.slug} source={source} now={now} articles={articlesOf(source.slug)} />
        ))}
      </tbody>
    </table>
  );
}

function SourceRow({ source, now, articles }: { source: Source; now: number; articles: string }) {
  const site = safeUrl(source.site_url);
  return (
    <tr>
      <th scope="row" class="source-name">
        {site === null ? (
          source.name
        ) : (
          <a href={site} target="_blank" rel="noopener noreferrer">
            {source.name}
          </a>
        )}
        {source.note !== null && <p class="quiet source-note">{source.note}</p>}
      </th>
      <td data-label={columns.kind}>{KIND_NAMES[source.kind] ?? source.kind}</td>
      <td data-label={columns.rights}>{ja.rights[source.rights]?.name ?? source.rights}</td>
      <td data-label={columns.articles} class="figure">
        {source.articles > 0 ? (
          <a href={articles}>{sourcesText.articles(source.articles)}</a>
        ) : (
          sourcesText.articles(0)
        )}
      </td>
      <td data-label={columns.success}>
        {source.last_success_at === null ? (
          <span class="quiet">{sourcesText.never}</span>
        ) : (
          <ShortTime at={source.last_success_at} date={null} now={now} />
        )}
      </td>
      <td data-label={columns.health}>
        <HealthMark health={source.health} />
        <Trouble source={source} now={now} />
      </td>
    </tr>
  );
}

/** A sign and a word: a full disc is well, a ring waits, a cross fails. */
export function HealthMark({ health }: { health: Health }) {
  return (
    <span class="health" data-health={health}>
      <span class="health-sign" aria-hidden="true" />
      {sourcesText.health[health] ?? health}
    </span>
  );
}

function Trouble({ source, now }: { source: Source; now: number }) {
  const feed = worstFeed(source);
  if (feed?.error == null) return null;
  return (
    <p class="quiet trouble">
      {feed.error.text}
      {feed.failures > 0 && `（${sourcesText.failures(feed.failures)}）`}
      <br />
      <ShortTime at={feed.next_check_at} date={null} now={now} wording={sourcesText.next} />
    </p>
  );
}
