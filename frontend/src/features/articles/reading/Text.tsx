import { useEffect, useState } from "preact/hooks";
import type { Article } from "../../../api/types";
import { paths } from "../../../lib/paths";
import { articleText } from "../../../text/article";
import { Segmented } from "../../../ui/Segmented";
import { Body } from "./Body";
import { OpenOriginal } from "./Head";
import { asItIs, type Explain, type Reading, ReadingContext, VIEWS, type View, viewAddress } from "./view";

/** Milliseconds that a reader has the text before terms are looked up. */
const TERMS_AFTER = 300;

interface TextProps {
  readonly article: Article;
  readonly view: View;
}

/** The body with its modes, or, where rights or progress allow no body, what there is instead and why. */
export function Text({ article, view, report }: TextProps & Pick<Reading, "report">) {
  const explain = useTerms(article);
  return (
    <section class="text" aria-labelledby="text">
      <div class="text-head">
        <h2 id="text" class="section-title">
          {articleText.article.body}
        </h2>
        {hasBothLanguages(article) && <ViewChoice article={article} view={view} />}
      </div>
      {article.provenance.segments_pending > 0 && (
        <p class="pending-note" role="status">
          {articleText.article.pendingBody}
        </p>
      )}
      {article.segments.length === 0 ? (
        <NoBody article={article} />
      ) : (
        <ReadingContext.Provider value={{ view, language: article.language, report, explain }}>
          {view === "ja" && hasBothLanguages(article) && <Hint />}
          <Body segments={article.segments} />
        </ReadingContext.Provider>
      )}
    </section>
  );
}

/** The glossary comes when the text stands and the browser has nothing else to do. */
function useTerms({ segments }: Article): Explain {
  const [explain, take] = useState<Explain>(() => asItIs);
  useEffect(() => {
    if (segments.length === 0) return;
    const timer = setTimeout(() => {
      import("./terms").then(
        ({ explaining }) => explaining(segments).then((made) => take(() => made)),
        () => undefined,
      );
    }, TERMS_AFTER);
    return () => clearTimeout(timer);
  }, [segments]);
  return explain;
}

export function hasBothLanguages(article: Article): boolean {
  return article.language !== "ja" && article.segments.some((segment) => segment.status === "translated");
}

export function ViewChoice({ article, view }: TextProps) {
  const path = paths.article(article.id);
  return (
    <Segmented
      label={articleText.view.label}
      choices={VIEWS.map((choice) => ({
        href: viewAddress(path, choice),
        text: articleText.view[choice],
        current: choice === view,
      }))}
    />
  );
}

function Hint() {
  return (
    <p class="quiet hint">
      <span class="hint-touch">{articleText.view.hintTouch}</span>
      <span class="hint-mouse">{articleText.view.hintMouse}</span>
    </p>
  );
}

function NoBody({ article }: { article: Article }) {
  const reason = {
    full: articleText.article.noBody,
    summary: articleText.article.summaryOnly,
    link: articleText.article.linkOnly,
  };
  return (
    <div class="no-body">
      <p>{reason[article.rights]}</p>
      {article.excerpt !== null && (
        <figure class="excerpt">
          <figcaption class="quiet">{articleText.article.excerpt}</figcaption>
          <blockquote lang={article.language} cite={article.url}>
            {article.excerpt}
          </blockquote>
        </figure>
      )}
      <OpenOriginal article={article} strong />
    </div>
  );
}
