// What `npm start` says on the way to a window. start.mjs is plain JavaScript that runs before anything is built and so
// cannot read shared/text by itself.
import { bestLanguage } from '../../shared/model/language'
import { translator } from '../../shared/text'
import { systemLanguages } from './places'

export interface StartSentences {
  runtimeComing: string
  runtimeMissing: string
  runtimeFailed: string
  openAddress: string
  stop: string
  portTaken(port: number): string
  badPort: string
  unknownOption(option: string): string
  idleClosed: string
}

/** The sentences in the system's language. */
export function startSentences(): StartSentences {
  const t = translator(bestLanguage(systemLanguages()))
  return {
    runtimeComing: t('host.start.runtimeComing'),
    runtimeMissing: t('host.start.runtimeMissing'),
    runtimeFailed: t('host.start.runtimeFailed'),
    openAddress: t('host.start.openAddress'),
    stop: t('host.start.stop'),
    portTaken: (port) => t('host.start.portTaken', { port }),
    badPort: t('host.start.badPort'),
    unknownOption: (option) => t('host.start.unknownOption', { option }),
    idleClosed: t('host.start.idleClosed'),
  }
}
