import type { ComponentChild, ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Article } from "../../../api/types";
import { paths } from "../../../lib/paths";
import { takeServed } from "../../../lib/served";
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
      <div class="article-top" id="top">
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

/**
 * What follows the text: its code comes after the text is shown. Until then what the service wrote stands in its place;
 * where it wrote nothing the site's footer waits, so that nothing moves.
 */
function Later(props: EndProps) {
  const [held, hold] = useState<{ End: ComponentType<EndProps> } | null>(null);
  const [served] = useState(takeServed);
  useEffect(() => {
    import("./End").then(hold, () => undefined);
  }, []);
  return held === null ? (
    <footer
      key="served"
      class="article-end"
      data-waiting={served.length === 0}
      ref={(end) => end?.append(...served)}
    />
  ) : (
    <footer key="live" class="article-end">
      <held.End {...props} />
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
      <button
        type="button"
        class="icon-button"
        aria-label={articleText.share}
        onClick={() => share(article.title, url)}
      >
        <Icon name="share" />
      </button>
    </div>
  );
}

/** By the device's own sheet, which a reader may close again; where there is none, the places to share are below the text. */
function share(title: string, url: string): void {
  if (navigator.share) navigator.share({ title, url }).catch(() => undefined);
  else document.querySelector(".share")?.scrollIntoView();
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
