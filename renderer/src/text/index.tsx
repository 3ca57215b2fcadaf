// The reader's language on every screen: sentences through `t`, figures and dates through `format`.
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { bestLanguage, type Language } from '../../../shared/model/language'
import { type Translate, translator } from '../../../shared/text'
import { createFormat, type Format } from '../../../shared/text/format'

export interface Text {
  t: Translate
  format: Format
  language: Language
}

/** Sentences and formats of one language, for places that stand outside the window's own language. */
export function textIn(language: Language, currency?: string): Text {
  return { t: translator(language), format: createFormat(language, undefined, currency), language }
}

/** The system's language, as the window knows it: in force until the reader chooses one. */
export function browserLanguage(): Language {
  return bestLanguage(navigator.languages)
}

const TextContext = createContext<Text | null>(null)

interface Props {
  language: Language
  /** The open program's; undefined: none is open. */
  currency: string | undefined
  children: ReactNode
}

/** Puts a language and a currency in force; changing one draws the window again, without a restart. */
export function TextProvider({ language, currency, children }: Props) {
  const text = useMemo(() => textIn(language, currency), [language, currency])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <TextContext.Provider value={text}>{children}</TextContext.Provider>
}

/** The translator, the formats and the language in force. */
export function useText(): Text {
  const text = useContext(TextContext)
  if (!text) throw new Error('useText() was called outside TextProvider.')
  return text
}
