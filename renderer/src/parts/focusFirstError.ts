// After a form was refused, the keyboard stands where something has to be corrected.

/** Focuses the first field that is marked as wrong, once the marks have been drawn. */
export function focusFirstError(form: HTMLElement): void {
  requestAnimationFrame(() => {
    const wrong = form.querySelector<HTMLElement>('[aria-invalid="true"]')
    // The mark of a passphrase stands on the frame around the field and its button, which takes no keys itself.
    const field = wrong?.matches('input, textarea, select, button') ? wrong : wrong?.querySelector('input')
    ;(field ?? wrong)?.focus()
  })
}
