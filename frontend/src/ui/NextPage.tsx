import { exploreText } from "../text/explore";

/** On to what follows; nothing at the end. */
export function NextPage({ href }: { href: string | null }) {
  if (!href) return null;
  return (
    <p class="more">
      <a class="button button-wide" rel="next" href={href}>
        {exploreText.more}
      </a>
    </p>
  );
}
