import type { Analysis } from "../../../api/types";
import { articleText } from "../../../text/article";

/** TL;DR, right below the title. */
export function Gist({ text }: { text: string }) {
  return (
    <section class="gist" aria-labelledby="gist">
      <h2 id="gist" class="gist-title">
        {articleText.article.tldr}
        <span class="sr-only">（{articleText.article.tldrReading}）</span>
      </h2>
      <p>{text}</p>
    </section>
  );
}

/** キーポイント, numbered. */
export function KeyPoints({ points }: { points: Analysis["key_points"] }) {
  if (points.length === 0) return null;
  return (
    <section class="points" aria-labelledby="points">
      <h2 id="points" class="section-title">
        {articleText.article.keyPoints}
      </h2>
      <ol>
        {points.map((point) => (
          <li key={point.heading} class="point">
            <h3 class="point-title">{point.heading}</h3>
            <p>{point.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 影響分析 and 編集コメント, folded. */
export function Commentary({ impact, comment }: { impact: string; comment: string }) {
  if (impact === "" && comment === "") return null;
  return (
    <details class="commentary">
      <summary>
        <span class="when-closed">{articleText.article.commentary}</span>
        <span class="when-open">{articleText.article.commentaryOpen}</span>
      </summary>
      <Part title={articleText.article.impact} text={impact} />
      <Part title={articleText.article.comment} text={comment} />
    </details>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  if (text === "") return null;
  return (
    <section>
      <h2 class="commentary-title">{title}</h2>
      <p>{text}</p>
    </section>
  );
}
