// The two languages say the same things: same keys, same facts, whole plural families, and no sentence left untranslated.
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../shared/model/language'
import { en, fr } from '../../shared/text'
import { tell } from '../../shared/text/failure'

type Tree = { readonly [key: string]: string | Tree }

function sentences(tree: Tree, path = ''): [key: string, sentence: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : sentences(value, `${path}${key}.`),
  )
}

const TEXT = { en: new Map(sentences(en)), fr: new Map(sentences(fr)) }
const keys = [...TEXT.en.keys()]

/** Words and names that are the same in both languages. A sentence is never on this list. */
const SAME_IN_BOTH = new Set([
  'segment',
  'Test',
  'Action',
  'Actions',
  'Alchemer',
  'CSV',
  'Budget',
  'Code',
  'Code (nps_id)',
  'Contact',
  'Contacts',
  'Conversion',
  'Ctrl K',
  'Ctrl V',
  'Ctrl+N',
  'Ctrl+O',
  'Ctrl+Z',
  'Dates',
  'Delighted',
  'E-mail',
  'English',
  'Excel (XLSX)',
  'Formbricks',
  'Français',
  'Google Forms',
  'Hotjar',
  'HubSpot',
  'Import',
  'Imports',
  'Invitation',
  'Invitations',
  'LimeSurvey',
  'Microsoft Forms',
  'NPS',
  'NPS Workbench',
  'Neyman',
  'Plan',
  'Plans',
  'Qualtrics',
  'Salesforce',
  'Score',
  'Segment',
  'Segments',
  'Services',
  'SurveyMonkey',
  'Survicate',
  'Ticket',
  'Typeform',
  'UTF-16',
  'UTF-8',
  'Verdict',
  'Version {{version}}',
  'Wald',
  'Windows-1252',
  'action',
  'contact',
  '{{number}} contact',
  '{{number}} contacts',
  '{{number}} invitation',
  '{{number}} invitations',
  '{{number}} points',
  'import',
  'n',
  'n {{number}}',
  'plan',
  '{{change}} · stable',
  '⌘ V',
  '{{number}} action',
  '{{number}} actions',
  '{{number}} import',
  '{{number}} imports',
  '±{{number}} points',
  '⇧⌘S',
  '⌘ K',
  '⌘N',
  '⌘O',
  '⌘Z',
  '⇧⌘Z',
])

/** The command line's help shows commands and JSON, whose quotes are straight. */
const CODE = new Set(['cli.help'])

const placeholders = (sentence: string | undefined) =>
  [...new Set((sentence ?? '').match(/\{\{[^}]*\}\}/g) ?? [])].sort()

/** Only what a reader reads: without placeholders. */
const words = (sentence: string) => sentence.replace(/\{\{[^}]*\}\}/g, 'x')

describe('both languages', () => {
  it('have the same keys', () => {
    expect([...TEXT.fr.keys()].sort()).toEqual([...keys].sort())
    expect(keys.length).toBeGreaterThan(500)
  })

  it('put the same facts into each sentence', () => {
    const different = keys.filter((key) => `${placeholders(TEXT.en.get(key))}` !== `${placeholders(TEXT.fr.get(key))}`)
    expect(different).toEqual([])
  })

  it.each(LANGUAGES)('no sentence is empty or padded with blanks: %s', (language) => {
    expect(
      [...TEXT[language]].filter(([, sentence]) => sentence.trim() === '' || sentence !== sentence.trim()),
    ).toEqual([])
  })

  it.each(LANGUAGES)('plural families are whole: %s', (language) => {
    const family = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
    const plural = keys.filter((key) => family(key) !== key)
    expect(plural.length).toBeGreaterThan(20)
    const torn = plural.filter((key) => !['_one', '_other'].every((form) => TEXT[language].has(family(key) + form)))
    expect(torn).toEqual([])
    // i18next would show the bare key to whoever asks for it without a count.
    expect(plural.filter((key) => TEXT[language].has(family(key)))).toEqual([])
  })

  it('a sentence that is the same in both is a name or a word on the list', () => {
    const same = keys.filter((key) => TEXT.en.get(key) === TEXT.fr.get(key)).map((key) => TEXT.en.get(key) ?? '')
    const untranslated = same.filter(
      (sentence) => !SAME_IN_BOTH.has(sentence) && /\p{L}/u.test(sentence.replace(/\{\{[^}]*\}\}/g, '')),
    )
    expect(untranslated).toEqual([])
    expect([...SAME_IN_BOTH].filter((sentence) => !same.includes(sentence))).toEqual([])
  })
})

describe('French', () => {
  const ENGLISH_WORDS =
    /(?<![\p{L}\d_-])(the|of|and|with|from|this|that|was|were|are|has|have|not|your|into|which)(?![\p{L}\d_-])/iu
  const french = [...TEXT.fr].filter(([key]) => !CODE.has(key))

  it('holds no English words', () => {
    expect(french.filter(([, sentence]) => ENGLISH_WORDS.test(words(sentence)))).toEqual([])
  })

  it('has an unbreakable space before ; : ! ? » % and after «, curly apostrophes and real ellipses', () => {
    const wrong = french.filter(([, sentence]) => {
      const read = words(sentence)
      return / [;:!?»%]|« |[\p{L}\d][;!?»%]|\p{L}:|«[\p{L}\d]|['"]|\.\.\./u.test(read)
    })
    expect(wrong).toEqual([])
  })

  it('is written in composed letters', () => {
    expect([...TEXT.fr].filter(([, sentence]) => sentence !== sentence.normalize('NFC'))).toEqual([])
  })
})

describe('English', () => {
  const english = [...TEXT.en].filter(([key]) => !CODE.has(key))

  it('holds no French words', () => {
    const FRENCH_WORDS = /(?<!\p{L})(le|la|les|des|une|est|et|ou|pour|avec|dans|vous|votre|aucune?)(?!\p{L})/iu
    expect(english.filter(([, sentence]) => FRENCH_WORDS.test(words(sentence)))).toEqual([])
  })

  it('has curly quotes, real ellipses, and no space before a mark', () => {
    expect(english.filter(([, sentence]) => /['"]|\.\.\.|\s[;:!?%]/.test(words(sentence)))).toEqual([])
  })
})

describe('a failure', () => {
  it.each(LANGUAGES)('is told with its facts, lists joined: %s', (language) => {
    const told = tell({ code: 'no-such-sheet', facts: { sheet: 'Données', sheets: ['Feuil1', 'Feuil2'] } }, language)
    expect(told.message).toContain('Données')
    expect(told.message).toContain('Feuil1, Feuil2')
    expect(`${told.message}${told.next}`).not.toMatch(/\{\{|failures\./)
  })

  it.each(LANGUAGES)('its facts are shown as they are, not escaped: %s', (language) => {
    const told = tell({ code: 'file-exists', facts: { file: 'R&D <2026>.npsw' } }, language)
    expect(told.message).toContain('R&D <2026>.npsw')
  })
})
