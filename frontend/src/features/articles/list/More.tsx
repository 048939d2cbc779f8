import { ja } from "../../../text/ja";
import { listText } from "../../../text/list";

interface MoreProps {
  /** The address of the next page; null at the end of the list. */
  readonly href: string | null;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly load: () => void;
}

/** A link that adds the next page below; opened in a new tab it is that page. */
export function More({ href, loading, failed, load }: MoreProps) {
  if (href === null) return <p class="list-end">{listText.list.end}</p>;
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    if (!loading) load();
  };
  return (
    <div class="more">
      {failed && <p role="alert">{ja.errors.more}</p>}
      <a class="button button-wide" href={href} onClick={follow} aria-busy={loading}>
        {loading ? listText.list.loadingMore : failed ? ja.errors.retry : listText.list.more}
      </a>
    </div>
  );
}
