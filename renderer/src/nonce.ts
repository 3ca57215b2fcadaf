// The content security policy lets in only style elements that carry the nonce of this response; here it is handed on.

declare global {
  // Read by react-style-singleton (scroll lock of dialogs), which knows no other way to be told.
  var __webpack_nonce__: string | undefined
}

/** The nonce that the host wrote into the page; empty where there is none. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}

/** Tells libraries that make style elements by themselves which nonce to give them. Called once, before drawing. */
export function allowStyleElements(): void {
  globalThis.__webpack_nonce__ = styleNonce()
}
