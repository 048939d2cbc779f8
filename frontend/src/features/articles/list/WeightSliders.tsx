import { useState } from "preact/hooks";
import { go } from "../../../lib/router";
import { STILL } from "../../../lib/still";
import { ja } from "../../../text/ja";
import { listText } from "../../../text/list";
import { changed, type Filters, listAddress } from "../filters";
import { AXES, OURS, percent, type Weights } from "../weights";

interface WeightSlidersProps {
  readonly filters: Filters;
  readonly id: string;
}

/** What counts for this reader. The list follows when a slider is let go; the address holds the weights, so they can be shared. */
export function WeightSliders({ filters, id }: WeightSlidersProps) {
  const [moving, setMoving] = useState<Weights | null>(null);
  const weights = moving ?? filters.weights ?? OURS;
  const shares = percent(weights);
  const settle = (next: Weights | null) => {
    setMoving(null);
    const sort = next === null ? "newest" : "importance";
    go(listAddress(changed(filters, { weights: next, sort })), STILL);
  };
  return (
    <details class="weights" open={filters.weights !== null}>
      <summary>{listText.weights.title}</summary>
      {AXES.map((axis) => (
        <div key={axis} class="weight">
          <label for={`${id}-${axis}`}>{ja.axes[axis]}</label>
          <input
            id={`${id}-${axis}`}
            type="range"
            min="0"
            max="100"
            step="10"
            value={weights[axis]}
            aria-valuetext={`${shares[axis]}%`}
            onInput={(event) => setMoving({ ...weights, [axis]: Number(event.currentTarget.value) })}
            onChange={(event) => settle({ ...weights, [axis]: Number(event.currentTarget.value) })}
          />
          <span class="weight-share">{shares[axis]}%</span>
        </div>
      ))}
      {filters.weights !== null && (
        <button type="button" class="button" onClick={() => settle(null)}>
          {listText.weights.ours}
        </button>
      )}
    </details>
  );
}
