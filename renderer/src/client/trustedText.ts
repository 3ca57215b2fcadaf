// The page's one Trusted Types policy. The page's rules forbid turning text into markup or script; style sheets that the
// component library writes at run time take the same way, and are all that this policy lets through.

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown
}

/** The text when it can only be a style sheet; null, which the browser turns into an error, when it could be markup. */
export function styleTextOnly(text: string): string | null {
  return text.includes('<') ? null : text
}

/** Puts the policy in force. Browsers without Trusted Types need none. */
export function refuseMarkup(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory }
  trustedTypes?.createPolicy('default', { createHTML: styleTextOnly })
}
