import { ContactForm } from "../features/operator/ContactForm";
import { OperatorText } from "../features/operator/OperatorText";
import { paths } from "../lib/paths";
import { go, useSearch } from "../lib/router";
import { STILL } from "../lib/still";
import { ja } from "../text/ja";
import { operatorText } from "../text/operator";
import { Notice } from "../ui/Notice";
import { usePageTitle } from "./title";

/** お問い合わせ. That a letter was taken stands in the address: the form of readers without scripts leads there too. */
export function ContactPage() {
  usePageTitle(ja.pages.contact);
  const sent = new URLSearchParams(useSearch()).get("sent") === "1";
  return (
    <OperatorText name="contact" title={ja.pages.contact}>
      {sent ? (
        <Notice title={operatorText.contact.sentTitle} role="status">
          <p>{operatorText.contact.sent}</p>
        </Notice>
      ) : (
        <ContactForm sent={() => go(`${paths.contact}?sent=1`, STILL)} />
      )}
    </OperatorText>
  );
}
