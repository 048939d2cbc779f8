import type { Article } from "../../../api/types";
import { paths } from "../../../lib/paths";
import { afterText } from "../../../text/after";
import { Icon } from "../../../ui/Icon";
import { OpenOriginal } from "./Head";
import { Provenance } from "./Provenance";
import { Companies, Related } from "./Related";
import { Share } from "./Share";
import type { Reading } from "./view";

export interface EndProps extends Pick<Reading, "report"> {
  readonly article: Article;
  readonly now: number;
  readonly url: string;
}

/** What a reader may want when he has read: to share, to report, to know how it was made, to go on. */
export function End({ article, now, url, report }: EndProps) {
  const reported = article.title !== article.title_original || article.tldr !== null;
  return (
    <>
      <Share title={article.title} url={url} />
      <Companies companies={article.companies} />
      {reported && <Reports article={article} report={report} />}
      <Provenance article={article} />
      <Related title={afterText.otherReports} articles={article.other_reports} now={now} />
      <Related title={afterText.related} articles={article.related} now={now} />
      <div class="article-ways article-ways-end">
        <a href={paths.home} class="button">
          <Icon name="back" />
          {afterText.toList}
        </a>
        <a href={paths.daily} class="button">
          {afterText.toDaily}
        </a>
        {article.segments.length > 0 && <OpenOriginal article={article} strong />}
      </div>
    </>
  );
}

/** Of what stands above the text; a paragraph is reported where it stands. */
function Reports({ article, report }: Pick<EndProps, "article" | "report">) {
  return (
    <section class="share" aria-labelledby="reports">
      <h2 id="reports" class="section-title">
        {afterText.reports.title}
      </h2>
      <ul class="share-list">
        {article.title !== article.title_original && (
          <li>
            <button type="button" class="button" onClick={() => report("title", article.title)}>
              {afterText.reports.headline}
            </button>
          </li>
        )}
        {article.tldr !== null && (
          <li>
            <button type="button" class="button" onClick={() => report("tldr", article.tldr ?? "")}>
              {afterText.reports.gist}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
