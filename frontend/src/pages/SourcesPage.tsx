import type { Source } from "../api/types";
import { sourceAddress } from "../features/articles/addresses";
import { countByHealth } from "../features/sources/health";
import { useSources } from "../features/sources/queries";
import { HealthMark, SourceTable } from "../features/sources/SourceTable";
import { useNow } from "../lib/now";
import { SITE_NAME } from "../lib/site";
import { ja } from "../text/ja";
import { sourcesText } from "../text/sources";
import { ErrorNotice } from "../ui/ErrorNotice";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { usePageTitle } from "./title";

/** 情報源: what we follow, how fresh each is, what it allows us to show. */
export function SourcesPage() {
  usePageTitle(ja.pages.sources);
  const now = useNow();
  const answer = useSources();
  return (
    <div class="page">
      <PageHead title={ja.pages.sources} lead={sourcesText.lead(SITE_NAME)} />
      {answer?.data ? (
        <Catalogue sources={answer.data.items} now={now} />
      ) : answer?.error ? (
        <ErrorNotice error={answer.error} retry={answer.retry} />
      ) : (
        <div class="skeleton" role="status" aria-label={sourcesText.loading}>
          <span class="bone bone-block bone-tall" />
        </div>
      )}
    </div>
  );
}

function Catalogue({ sources, now }: { sources: readonly Source[]; now: number }) {
  if (sources.length === 0) return <Notice title={sourcesText.empty} />;
  const feeds = sources.reduce((sum, source) => sum + source.feeds.length, 0);
  return (
    <>
      <ul class="source-counts">
        <li>{sourcesText.counts(sources.length, feeds)}</li>
        {[...countByHealth(sources)].map(([health, count]) => (
          <li key={health}>
            <HealthMark health={health} /> {count}
          </li>
        ))}
      </ul>
      <SourceTable sources={sources} now={now} articlesOf={sourceAddress} />
      <section aria-labelledby="rights" class="legend">
        <h2 id="rights" class="section-title">
          {sourcesText.legend}
        </h2>
        <dl>
          {Object.values(ja.rights).map((right) => (
            <div class="fact" key={right.name}>
              <dt>{right.name}</dt>
              <dd>{right.text}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
