import { Link } from "../../lib/router";
import { ja } from "../../text/ja";
import { tagAddress } from "./addresses";

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={ja.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <Link href={tagAddress(tag)} class="tag">
            <span aria-hidden="true">#</span>
            {tag}
          </Link>
        </li>
      ))}
    </ul>
  );
}
