import type { ComponentChild, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Article } from "../../../api/types";
import { paths } from "../../../lib/paths";
import { openSheet } from "../../../lib/sheets";
import { articleText } from "../../../text/article";
import { ja } from "../../../text/ja";
import { Icon } from "../../../ui/Icon";
import { AnalysisPanel } from "./AnalysisPanel";
import { Contents } from "./Contents";
import type { EndProps } from "./End";
import { Commentary, Gist, KeyPoints } from "./Gist";
import { Head, OpenOriginal } from "./Head";
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
      <Later article={article} now={now} url={url} report={report} />
      <Dock article={article} view={view} url={url} />
      {reporting}
    </article>
  );
}

/** What follows the text: its code comes after the text is shown. The site's footer waits for it, so that nothing moves. */
function Later(props: EndProps) {
  const [held, hold] = useState<{ End: ComponentType<EndProps> } | null>(null);
  useEffect(() => {
    import("./End").then(hold, () => undefined);
  }, []);
  return (
    <footer class="article-end" data-waiting={held === null}>
      {held !== null && <held.End {...props} />}
    </footer>
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
          aria-label={articleText.share}
          onClick={() => navigator.share({ title: article.title, url }).catch(() => undefined)}
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
