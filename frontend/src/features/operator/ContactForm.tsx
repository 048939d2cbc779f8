import { useState } from "preact/hooks";
import { post } from "../../api/request";
import { useSearch } from "../../lib/router";
import { operatorText } from "../../text/operator";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { Field } from "../../ui/Field";

const FIELDS = ["name", "email", "subject", "message", "website"] as const;
const words = operatorText.contact;

/** A letter to the operator. */
export function ContactForm({ sent }: { sent: () => void }) {
  const asked = new URLSearchParams(useSearch());
  const about = asked.get("about") ?? "";
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = (form: HTMLFormElement) => {
    const given = new FormData(form);
    setSending(true);
    setError(null);
    post("/api/v1/contact", Object.fromEntries(FIELDS.map((name) => [name, String(given.get(name) ?? "")])))
      .then(sent, setError)
      .finally(() => setSending(false));
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        send(event.currentTarget);
      }}
    >
      <Field name="name" label={words.name} maxLength={80} autocomplete="name" />
      <Field name="email" label={words.email} maxLength={200} type="email" autocomplete="email" />
      <Field
        name="subject"
        label={words.subject}
        maxLength={120}
        required
        value={asked.get("subject") ?? ""}
      />
      <Field
        name="message"
        label={words.message}
        maxLength={5000}
        rows={8}
        required
        value={about && `${about}\n\n`}
      />
      {/* Programs fill every field that they find; people never see this one. */}
      <div class="sr-only" aria-hidden="true">
        <input name="website" tabIndex={-1} autocomplete="off" maxLength={200} />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <button type="submit" class="button button-strong" disabled={sending}>
        {words.send}
      </button>
    </form>
  );
}
