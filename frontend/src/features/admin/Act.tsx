import { useState } from "preact/hooks";

interface ActProps {
  readonly text: string;
  readonly done: string;
  readonly act: () => Promise<unknown>;
  readonly strong?: boolean;
}

/** A button that does one thing and says how it went. */
export function Act({ text, done, act, strong = false }: ActProps) {
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const press = () => {
    setBusy(true);
    setSaid(null);
    act()
      .then(
        () => setSaid(done),
        (error: Error) => setSaid(error.message),
      )
      .finally(() => setBusy(false));
  };
  return (
    <span class="act">
      <button
        type="button"
        class={strong ? "button button-strong" : "button"}
        disabled={busy}
        onClick={press}
      >
        {text}
      </button>
      <span role="status" class="quiet">
        {said}
      </span>
    </span>
  );
}
