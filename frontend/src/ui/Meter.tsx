import { ja } from "../text/ja";

/** How important, as a word and five rising bars: it reads without colour, and the word reads without the bars. */
export function Importance({ level, word }: { level: number | null; word?: string }) {
  const text = word ?? (level === null ? ja.unscored : ja.importance[level]);
  return (
    <span class="importance" data-level={level ?? 0}>
      <Bars level={level ?? 0} />
      <span class="importance-word">{text}</span>
      {level !== null && <span class="sr-only">（{ja.outOfFive(level)}）</span>}
    </span>
  );
}

const BARS = [1, 2, 3, 4, 5] as const;

/** Five bars, `level` of them filled. For the eye only. */
export function Bars({ level }: { level: number }) {
  return (
    <svg class="bars" viewBox="0 0 22 16" width="22" height="16" aria-hidden="true" focusable="false">
      {BARS.map((bar) => (
        <rect
          key={bar}
          class={bar <= level ? "bar-on" : "bar-off"}
          x={(bar - 1) * 4.5 + 0.5}
          y={13 - bar * 2.4}
          width="3"
          height={bar * 2.4 + 2.5}
        />
      ))}
    </svg>
  );
}

/** A score of an axis: five cells in a row and the figure. */
export function ScoreBar({ score }: { score: number }) {
  return (
    <span class="score-bar">
      <span class="score-cells" aria-hidden="true">
        {BARS.map((cell) => (
          <span key={cell} class={cell <= score ? "cell-on" : "cell-off"} />
        ))}
      </span>
      <span class="score-figure">{score}</span>
      <span class="sr-only">（{ja.outOfFive(score)}）</span>
    </span>
  );
}
