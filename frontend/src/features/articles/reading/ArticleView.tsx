import type { ComponentChild } from "preact";
import { useState } from "preact/hooks";
import type { Article } from "../../../api/types";
import { paths } from "../../../lib/paths";
import { Link } from "../../../lib/router";
import { openSheet } from "../../../lib/sheets";
import { articleText } from "../../../text/article";
import { ja } from "../../../text/ja";
import { Icon } from "../../../ui/Icon";
import { AnalysisPanel } from "./AnalysisPanel";
import { Contents } from "./Contents";
import { Commentary, Gist, KeyPoints } from "./Gist";
import { Head, OpenOriginal } from "./Head";
import { Provenance } from "./Provenance";
import { Companies, Related } from "./Related";
import { Share, shareByDevice } from "./Share";
import { hasBothLanguages, Text, ViewChoice } from "./Text";
import type { View } from "./view";

interface ArticleViewProps {
  readonly article: Article;
  readonly view: View;
  readonly now: number;
}

/**
 * The whole article. On a wide screen the analysis stands beside the text; in the document it comes after the gist, which
 * is where a phone and a screen reader meet it.
 */
export function ArticleView({ article, view, now }: ArticleViewProps) {
  const { analysis } = article;
  const [reporting, report] = useReporting(article.id);
  const url = location.origin + paths.article(article.id);
  return (
    <article class="article" data-view={view}>
      <div class="reading-progress" aria-hidden="true" />
      <div class="article-top">
        <Head article={article} view={view} now={now} />
        {article.tldr !== null && <Gist text={article.tldr} />}
      </div>
      <div class="article-side">
        <div class="article-side-inside">
          <AnalysisPanel article={article} />
          <Contents segments={article.segments} view={view} language={article.language} />
        </div>
      </div>
      <div class="article-points">
        {analysis !== null && <KeyPoints points={analysis.key_points} />}
        {analysis !== null && <Commentary impact={analysis.impact} comment={analysis.comment} />}
      </div>
      <div class="article-text">
        <Text article={article} view={view} report={report} />
      </div>
      <footer class="article-end">
        <Share title={article.title} url={url} />
        <Companies companies={article.companies} />
        <Provenance article={article} />
        <Related articles={article.related} now={now} />
        <div class="article-ways article-ways-end">
          <Link href={paths.home} class="button">
            <Icon name="back" />
            {articleText.article.end}
          </Link>
          {article.segments.length > 0 && <OpenOriginal article={article} strong />}
        </div>
      </footer>
      <Dock article={article} view={view} url={url} />
      {reporting}
    </article>
  );
}

/** On a phone: what a thumb wants while reading. */
function Dock({ article, view, url }: { article: Article; view: View; url: string }) {
  return (
    <div class="dock">
      <button
        type="button"
        class="icon-button"
        aria-label={ja.site.menu}
        aria-haspopup="dialog"
        onClick={() => openSheet("menu")}
      >
        <Icon name="menu" />
      </button>
      {hasBothLanguages(article) ? (
        <ViewChoice article={article} view={view} />
      ) : (
        <OpenOriginal article={article} />
      )}
      {typeof navigator.share === "function" && (
        <button
          type="button"
          class="icon-button"
          aria-label={articleText.share.title}
          onClick={() => shareByDevice(article.title, url)}
        >
          <Icon name="share" />
        </button>
      )}
    </div>
  );
}

type Reporting = [sheet: ComponentChild, report: (segment: string, shown: string) => void];

/** The form for a report; its code comes when somebody has something to report. */
function useReporting(article: string): Reporting {
  const [sheet, setSheet] = useState<ComponentChild>(null);
  const close = () => setSheet(null);
  const report = (segment: string, shown: string) => {
    import("./Report").then(
      ({ Report }) => setSheet(<Report article={article} segment={segment} shown={shown} close={close} />),
      () => undefined,
    );
  };
  return [sheet, report];
}
