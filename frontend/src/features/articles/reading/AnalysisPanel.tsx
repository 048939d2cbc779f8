import { useState } from "preact/hooks";
import type { Article, AxisDetail } from "../../../api/types";
import { WIDE } from "../../../lib/media";
import { articleText } from "../../../text/article";
import { ja } from "../../../text/ja";
import { Bars, ScoreBar } from "../../../ui/Meter";
import { LongTime } from "../../../ui/Moment";

/** AI深層分析: the whole as figure and word, the four axes with weight, score, reason and the words they rest on. */
export function AnalysisPanel({ article }: { article: Article }) {
  const { score, analysis } = article;
  return (
    <section class="analysis" aria-labelledby="analysis">
      <div class="analysis-head">
        <h2 id="analysis" class="section-title">
          {articleText.article.analysis}
        </h2>
        {analysis !== null && (
          <span class="quiet analysis-time">
            <LongTime at={analysis.created_at} date={null} />
          </span>
        )}
      </div>
      {score === null || analysis === null || analysis.axes.length === 0 ? (
        <Unscored article={article} />
      ) : (
        <>
          <p class="overall importance" data-level={score.importance}>
            <span class="overall-figure">{score.importance}</span>
            <span class="overall-text">
              <span class="overall-word">{score.word}</span>
              <span class="quiet">
                {articleText.article.mean} {score.overall.toFixed(1)} / 5
              </span>
            </span>
            <Bars level={score.importance} />
          </p>
          <Axes axes={analysis.axes} />
        </>
      )}
    </section>
  );
}

function Unscored({ article }: { article: Article }) {
  return (
    <div class="unscored">
      <p class="overall-word">{ja.unscored}</p>
      <p class="quiet">{whyUnscored(article)}</p>
    </div>
  );
}

function whyUnscored(article: Article): string {
  if (article.rights === "link") return articleText.unscoredReason.link;
  return article.provenance.analysed_at === null
    ? articleText.unscoredReason.waiting
    : articleText.unscoredReason.failed;
}

function Axes({ axes }: { axes: readonly AxisDetail[] }) {
  // Beside the text there is room for the reasons; above it, on a phone, they would push the text away.
  const [open] = useState(() => matchMedia(WIDE).matches);
  return (
    <ul class="axes">
      {axes.map((axis) => (
        <li key={axis.axis}>
          <details class="axis" open={open}>
            <summary class="axis-row">
              <span class="axis-name">
                {axis.name}
                <span class="axis-weight">{articleText.article.weight(axis.weight)}</span>
              </span>
              <ScoreBar score={axis.score} />
            </summary>
            <Reason axis={axis} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function Reason({ axis }: { axis: AxisDetail }) {
  return (
    <div class="axis-reason">
      <p>{axis.reason || articleText.article.noReason}</p>
      {axis.evidence !== null && (
        <blockquote class="evidence">
          <span class="sr-only">{articleText.article.evidence}: </span>
          {axis.evidence}
        </blockquote>
      )}
    </div>
  );
}
