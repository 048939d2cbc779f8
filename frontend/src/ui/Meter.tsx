import { ja } from "../text/ja";

/** How important, as a word and five rising bars: it reads without colour, and the word reads without the bars. */
export function Importance({ level, word }: { level: number | null; word?: string }) {
  const text = word ?? (level === null ? ja.unscored : ja.importance[level]);
  return (
    <span class="importance" data-level={level ?? 0}>
      <Bars level={level ?? 0} />
      <span class="importance-word">{text}</span>
      {level !== null && <span class="sr-only">{`（${ja.outOfFive(level)}）`}</span>}
    </span>
  );
}

/** Rising from left to right, in a box of 22 × 16. */
const BARS = [
  "M.5 10.6h3v4.9h-3z",
  "M5 8.2h3v7.3h-3z",
  "M9.5 5.8h3v9.7h-3z",
  "M14 3.4h3v12.1h-3z",
  "M18.5 1h3v14.5h-3z",
] as const;

/** Five bars, `level` of them filled. For the eye only. */
export function Bars({ level }: { level: number }) {
  return (
    <svg class="bars" viewBox="0 0 22 16" width="22" height="16" aria-hidden="true" focusable="false">
      <path class="bar-on" d={BARS.slice(0, level).join("")} />
      <path class="bar-off" d={BARS.slice(level).join("")} />
    </svg>
  );
}

/** A score of an axis: five cells in a row and the figure. */
export function ScoreBar({ score }: { score: number }) {
  return (
    <span class="score-bar">
      <span class="score-cells" data-score={score} aria-hidden="true" />
      <span class="score-figure">{score}</span>
      <span class="sr-only">{`（${ja.outOfFive(score)}）`}</span>
    </span>
  );
}
