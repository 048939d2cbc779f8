export interface Choice {
  readonly href: string;
  readonly text: string;
  readonly current: boolean;
}

/** A few choices of which one holds. Each is a link, so the choice can be shared, opened beside and gone back from. */
export function Segmented({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav class="segmented" aria-label={label}>
      {choices.map((choice) => (
        <a
          key={choice.href}
          href={choice.href}
          class="segment"
          aria-current={choice.current ? "true" : undefined}
          data-still
        >
          {choice.text}
        </a>
      ))}
    </nav>
  );
}
