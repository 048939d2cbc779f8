import { Link } from "wouter-preact";
import { paths } from "../lib/paths";
import { SITE_NAME } from "../lib/site";
import { about } from "../text/about";
import { ja } from "../text/ja";
import { usePageTitle } from "./title";

/** について. */
export function AboutPage() {
  usePageTitle(ja.pages.about);
  return (
    <div class="page page-text">
      <h1 class="page-title" tabIndex={-1}>
        {ja.pages.about}
      </h1>
      {about(SITE_NAME).map((section) => (
        <section key={section.title}>
          <h2 class="section-title">{section.title}</h2>
          {section.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <p>
        <Link href={paths.sources} class="button">
          {ja.pages.sources}
        </Link>
      </p>
    </div>
  );
}
