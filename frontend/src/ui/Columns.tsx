const HEIGHT = 64;
const STEP = 10;

/** Values over time as columns, the oldest first. For the eye only: the figures stand in a table beside it. */
export function Columns({ values }: { values: readonly number[] }) {
  const most = Math.max(1, ...values);
  return (
    <svg
      class="columns"
      viewBox={`0 0 ${values.length * STEP} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {values.map((value, at) => {
        const height = value === 0 ? 1 : Math.max(2, (value / most) * (HEIGHT - 4));
        return (
          <rect
            key={at}
            class={value === 0 ? "column-none" : "column"}
            x={at * STEP + 1}
            y={HEIGHT - height}
            width={STEP - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
