import { useId } from "preact/hooks";
import { ja } from "../text/ja";

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly maxLength: number;
  /** More than one: a box of so many lines. */
  readonly rows?: number;
  readonly type?: "text" | "email";
  readonly autocomplete?: string;
  readonly value?: string;
}

/** A named field of a form. The browser says what is missing, in the reader's language. */
export function Field({
  name,
  label,
  required = false,
  maxLength,
  rows = 1,
  type = "text",
  autocomplete,
  value = "",
}: FieldProps) {
  const id = useId();
  const shared = { id, name, required, maxLength, class: "field-input", defaultValue: value };
  return (
    <div class="field">
      <label for={id}>
        {label}
        {required && <span class="field-required">{ja.required}</span>}
      </label>
      {rows > 1 ? (
        <textarea {...shared} rows={rows} />
      ) : (
        <input {...shared} type={type as "text"} autocomplete={autocomplete ?? "off"} />
      )}
    </div>
  );
}
