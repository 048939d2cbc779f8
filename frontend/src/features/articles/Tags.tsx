import { ja } from "../../text/ja";
import { tagAddress } from "./addresses";

export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul class="tags" aria-label={ja.tags}>
      {tags.map((tag) => (
        <li key={tag}>
          <a href={tagAddress(tag)} class="tag">
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}
