import { Hits, Near } from "../features/search/Hits";
import { type Question, readQuestion, searchAddress, useSearchAnswer } from "../features/search/queries";
import { SearchForm } from "../features/search/SearchForm";
import { useNow } from "../lib/now";
import { paths } from "../lib/paths";
import { useSearch } from "../lib/router";
import { exploreText } from "../text/explore";
import { ja } from "../text/ja";
import { Answered } from "../ui/Answered";
import { NextPage } from "../ui/NextPage";
import { Notice } from "../ui/Notice";
import { PageHead } from "../ui/PageHead";
import { Segmented } from "../ui/Segmented";
import { usePageTitle } from "./title";

const text = exploreText.search;

/** 検索. */
export function SearchPage() {
  const question = readQuestion(useSearch());
  usePageTitle(question.q === "" ? ja.pages.search : text.found(question.q));
  return (
    <div class="page">
      <PageHead title={ja.pages.search} />
      <SearchForm question={question} />
      <p class="quiet search-hint">{text.hint}</p>
      {question.q === "" ? <Examples /> : <Found question={question} />}
    </div>
  );
}

function Examples() {
  return (
    <p class="chips search-examples">
      <span class="quiet">{text.examples}</span>
      {text.exampleWords.map((word) => (
        <a key={word} class="chip" href={paths.searchFor(word)}>
          {word}
        </a>
      ))}
    </p>
  );
}

function Found({ question }: { question: Question }) {
  const now = useNow();
  const answer = useSearchAnswer(question);
  const sorts = (["relevance", "newest"] as const).map((sort) => ({
    href: searchAddress({ ...question, sort, cursor: null }),
    text: text[sort],
    current: sort === question.sort,
  }));
  return (
    <>
      <div class="choices">
        <Segmented label={text.sort} choices={sorts} />
      </div>
      <Answered answer={answer}>
        {(page) => (
          <>
            {page.items.length > 0 ? (
              <>
                <Hits hits={page.items} now={now} />
                <NextPage
                  href={page.next_cursor && searchAddress({ ...question, cursor: page.next_cursor })}
                />
              </>
            ) : (
              <Notice title={text.none(question.q)} role="status">
                <p>{text.noneText}</p>
              </Notice>
            )}
            <Near articles={page.near} now={now} />
          </>
        )}
      </Answered>
    </>
  );
}
