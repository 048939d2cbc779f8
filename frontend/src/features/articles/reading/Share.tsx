import { useCopy } from "../../../lib/clipboard";
import { afterText } from "../../../text/after";
import { articleText } from "../../../text/article";
import { Icon } from "../../../ui/Icon";

interface ShareProps {
  readonly title: string;
  readonly url: string;
}

const WORDS = {
  idle: afterText.share.copy,
  done: afterText.share.copied,
  failed: afterText.share.failed,
};

/** Plain links to the places where Japanese readers share; no script of theirs runs here. */
export function Share({ title, url }: ShareProps) {
  const [state, copy] = useCopy();
  return (
    <section class="share" aria-labelledby="share">
      <h2 id="share" class="section-title">
        {articleText.share}
      </h2>
      <ul class="share-list">
        {places(title, url).map(({ name, href, label }) => (
          <li key={name}>
            <a class="button" href={href} target="_blank" rel="noopener noreferrer" aria-label={label}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <button type="button" class="button" onClick={() => copy(url)}>
            <Icon name={state === "done" ? "check" : "copy"} />
            <span aria-live="polite">{WORDS[state]}</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

interface Place {
  readonly name: string;
  readonly href: string;
  readonly label?: string;
}

export function places(title: string, url: string): Place[] {
  const [text, address] = [encodeURIComponent(title), encodeURIComponent(url)];
  return [
    {
      name: afterText.share.x,
      href: `https://x.com/intent/post?text=${text}&url=${address}`,
      label: afterText.share.xLong,
    },
    {
      name: afterText.share.hatena,
      href: `https://b.hatena.ne.jp/add?mode=confirm&url=${address}&title=${text}`,
      label: afterText.share.hatenaLong,
    },
    {
      name: afterText.share.line,
      href: `https://social-plugins.line.me/lineit/share?url=${address}`,
      label: afterText.share.lineLong,
    },
  ];
}
