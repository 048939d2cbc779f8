/** How much each axis counts, as it stands in an address: `depth:40,relevance:30,practicality:20,novelty:10`. */

export const AXES = ["depth", "relevance", "practicality", "novelty"] as const;
export type Axis = (typeof AXES)[number];
export type Weights = Readonly<Record<Axis, number>>;

/** Ours, as `backend/aainews/domain/scores.py` has them. */
export const OURS: Weights = { depth: 40, relevance: 30, practicality: 20, novelty: 10 };

/** null where it cannot be used, and where it says what holds anyway. */
export function readWeights(text: string | null): Weights | null {
  if (text === null) return null;
  const weights: Record<Axis, number> = { depth: 0, relevance: 0, practicality: 0, novelty: 0 };
  for (const part of text.split(",")) {
    const [name, figure = ""] = part.split(":");
    const axis = AXES.find((one) => one === name);
    if (axis === undefined || !/^\d{1,3}$/.test(figure) || Number(figure) > 100) return null;
    weights[axis] = Number(figure);
  }
  const sum = AXES.reduce((all, axis) => all + weights[axis], 0);
  return sum === 0 || AXES.every((axis) => weights[axis] === OURS[axis]) ? null : weights;
}

export function writeWeights(weights: Weights): string {
  return AXES.map((axis) => `${axis}:${weights[axis]}`).join(",");
}

/** What each axis counts in whole percent, so that a reader sees what a slider does. */
export function percent(weights: Weights): Weights {
  const sum = AXES.reduce((all, axis) => all + weights[axis], 0) || 1;
  return Object.fromEntries(AXES.map((axis) => [axis, Math.round((weights[axis] / sum) * 100)])) as Record<
    Axis,
    number
  >;
}
