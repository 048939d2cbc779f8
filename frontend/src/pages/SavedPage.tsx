import { useState } from "preact/hooks";
import { forgetRead, kept, parsed, type Saved, takeIn, toggleSaved, useKept } from "../lib/kept";
import { useNow } from "../lib/now";
import { paths } from "../lib/paths";
import { ja } from "../text/ja";
import { savedText } from "../text/saved";
import { Icon } from "../ui/Icon";
import { ShortTime } from "../ui/Moment";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { Section } from "../ui/Section";
import { usePageTitle } from "./title";

/** あとで読む: what the reader put aside on this device. */
export function SavedPage() {
  usePageTitle(ja.pages.saved);
  const { saved } = useKept();
  return (
    <div class="page">
      <PageHead title={ja.pages.saved} lead={savedText.lead} />
      {saved.length === 0 ? (
        <Notice title={savedText.empty}>
          <p>{savedText.emptyText}</p>
        </Notice>
      ) : (
        <ol class="cards">
          {saved.map((one) => (
            <SavedRow key={one.id} one={one} />
          ))}
        </ol>
      )}
      <Data />
    </div>
  );
}

function SavedRow({ one }: { one: Saved }) {
  const now = useNow();
  return (
    <li class="saved">
      <article>
        <p class="byline">
          <span class="byline-source">{one.source}</span>
          <ShortTime at={one.at} date={null} now={now} wording={savedText.savedAt} />
        </p>
        <h2 class="card-title">
          <a href={paths.article(one.id)}>{one.title}</a>
        </h2>
      </article>
      <button
        type="button"
        class="icon-button"
        aria-label={savedText.remove(one.title)}
        onClick={() => toggleSaved(one)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** Out to a file and in again: the only way that what is kept here leaves the device. */
function Data() {
  const { saved, read } = useKept();
  const [said, say] = useState("");
  const take = async (file: File | undefined) => {
    const other = file === undefined ? null : parsed(await file.text());
    if (other !== null) takeIn(other);
    say(other === null ? savedText.refused : savedText.imported);
  };
  return (
    <Section title={savedText.data}>
      <p class="quiet">{savedText.counts(saved.length, read.length)}</p>
      <div class="button-row">
        <button type="button" class="button" onClick={download}>
          {savedText.exportIt}
        </button>
        <label class="button">
          {savedText.importIt}
          <input
            type="file"
            class="sr-only"
            accept="application/json"
            onChange={(event) => take(event.currentTarget.files?.[0])}
          />
        </label>
        {read.length > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => {
              forgetRead();
              say(savedText.forgotten);
            }}
          >
            {savedText.forget}
          </button>
        )}
      </div>
      <p role="status">{said}</p>
    </Section>
  );
}

function download(): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(kept(), null, 1)], { type: "application/json" }));
  link.download = "yomimono.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
