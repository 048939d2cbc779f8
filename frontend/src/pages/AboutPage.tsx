import { paths } from "../lib/paths";
import { Link } from "../lib/router";
import { SITE_NAME } from "../lib/site";
import { about } from "../text/about";
import { ja } from "../text/ja";
import { PageHeading } from "../ui/PageHeading";
import { usePageTitle } from "./title";

/** について. */
export function AboutPage() {
  usePageTitle(ja.pages.about);
  return (
    <div class="page page-text">
      <PageHeading class="page-title">{ja.pages.about}</PageHeading>
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
