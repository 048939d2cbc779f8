import { ja } from "../text/ja";
import { Icon } from "./Icon";

interface Neighbour {
  readonly href: string;
  readonly text: string;
}

interface PagerProps {
  readonly previous: Neighbour | null;
  readonly next: Neighbour | null;
}

/** To the edition before and the one after. Each side keeps its place where the other is missing. */
export function Pager({ previous, next }: PagerProps) {
  return (
    <nav class="pager" aria-label={ja.pager.label}>
      {previous === null ? (
        <span />
      ) : (
        <a class="button" rel="prev" href={previous.href}>
          <Icon name="back" />
          <span class="sr-only">{ja.pager.previous}: </span>
          {previous.text}
        </a>
      )}
      {next !== null && (
        <a class="button" rel="next" href={next.href}>
          <span class="sr-only">{ja.pager.next}: </span>
          {next.text}
          <Icon name="forward" />
        </a>
      )}
    </nav>
  );
}
