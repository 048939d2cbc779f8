import { useId } from "preact/hooks";
import { get } from "../../api/request";
import { useAnswer } from "../../api/use-answer";
import { useCopy } from "../../lib/clipboard";
import { paths } from "../../lib/paths";
import { go, useSearch } from "../../lib/router";
import { STILL } from "../../lib/still";
import { KIND_NAMES } from "../../text/kinds";
import { operatorText } from "../../text/operator";
import { FORMS, feedAddress, readWanted } from "./feeds";

type Option = readonly [value: string, text: string];

const words = operatorText.feeds;

/** Choices that make a feed's address. They stand in the page's own address, so that a choice can be shared. */
export function FeedBuilder() {
  const { wanted, form } = readWanted(useSearch());
  const sources = useAnswer(get("/api/v1/sources"))?.data?.items ?? [];
  const companies = useAnswer(get("/api/v1/companies", { query: { limit: 100 } }))?.data?.items ?? [];
  const chosen = (from: HTMLFormElement) => {
    const given = [...new FormData(from)].map(([name, value]): [string, string] => [name, String(value)]);
    go(`${paths.feeds}?${new URLSearchParams(given.filter(([, value]) => value !== ""))}`, STILL);
  };
  return (
    <>
      <form
        class="form"
        onChange={(event) => chosen(event.currentTarget)}
        onSubmit={(event) => {
          event.preventDefault();
          chosen(event.currentTarget);
        }}
      >
        <Select name="company" label={words.company} options={named(companies)} value={wanted.company} any />
        <Select name="source" label={words.source} options={named(sources)} value={wanted.source} any />
        <Select name="kind" label={words.kind} options={Object.entries(KIND_NAMES)} value={wanted.kind} any />
        <TagField value={wanted.tag} />
        <Select
          name="min_importance"
          label={words.importance}
          options={Object.entries(words.levels)}
          value={wanted.min_importance}
          any
        />
        <Select
          name="lang"
          label={words.language}
          options={Object.entries(words.languages)}
          value={wanted.lang}
          any
        />
        <Select name="format" label={words.form} options={FORMS} value={form} />
      </form>
      <Made url={location.origin + feedAddress(wanted, form)} />
    </>
  );
}

const named = (items: readonly { readonly slug: string; readonly name: string }[]) =>
  items.map(({ slug, name }): Option => [slug, name]);

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | undefined;
  readonly any?: boolean;
}

function Select({ name, label, options, value = "", any = false }: SelectProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} class="select" value={value}>
        {any && <option value="">{words.any}</option>}
        {options.map(([known, text]) => (
          <option key={known} value={known}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function TagField({ value = "" }: { value: string | undefined }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.tag}</label>
      <input id={id} name="tag" class="field-input" maxLength={80} value={value} autocomplete="off" />
    </div>
  );
}

function Made({ url }: { url: string }) {
  const [state, copy] = useCopy();
  return (
    <div class="feed-made">
      <p class="feed-label">{words.address}</p>
      <p class="feed-address">
        <a href={url}>{url}</a>
      </p>
      <button type="button" class="button" onClick={() => copy(url)}>
        {words.copy}
      </button>
      <p class="quiet" role="status">
        {state === "done" ? words.copied : state === "failed" ? words.copyFailed : ""}
      </p>
    </div>
  );
}
