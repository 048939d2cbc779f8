import { useId } from "preact/hooks";

interface OptionsProps<T extends string> {
  readonly label: string;
  readonly values: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: T;
  readonly choose: (value: T) => void;
}

/** A few values of which one holds on this device. What can be shared is `Segmented`, whose choices are addresses. */
export function Options<T extends string>({ label, values, names, chosen, choose }: OptionsProps<T>) {
  const name = useId();
  return (
    <fieldset class="options">
      <legend class="filter-label">{label}</legend>
      <div class="segmented">
        {values.map((value) => (
          <label key={value} class="segment">
            <input
              type="radio"
              name={name}
              class="sr-only"
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            {names[value]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
