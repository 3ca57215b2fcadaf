// After a form was refused, the keyboard stands where something has to be corrected.

/** Focuses the first field that is marked as wrong, once the marks have been drawn. */
export function focusFirstError(form: HTMLElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
