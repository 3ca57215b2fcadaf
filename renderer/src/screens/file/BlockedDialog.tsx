// A program that cannot be opened for writing now: who has it, and the ways out: read-only, again, or taking it over.
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import type { Failure } from '../../../../shared/failure'
import type { Translate } from '../../../../shared/text'
import { tell } from '../../../../shared/text/failure'
import type { FileToken } from '../../../../shared/wire'
import { useText } from '../../text'
import { type How, useAttempts } from './tryOpen'

export type Blocked = Extract<Failure, { code: 'program-in-use' | 'program-held-elsewhere' | 'file-read-only' }>
type InUse = Extract<Failure, { code: 'program-in-use' }>

/** Failures after which the file can still be looked at. */
export function isBlocked(failure: Failure): failure is Blocked {
  return ['program-in-use', 'program-held-elsewhere', 'file-read-only'].includes(failure.code)
}

const TITLES = {
  'program-in-use': 'file.blocked.title',
  'program-held-elsewhere': 'file.blocked.heldTitle',
  'file-read-only': 'file.blocked.readOnlyTitle',
} as const

export function blockedTitle(t: Translate, { code, facts }: Blocked): string {
  return t(TITLES[code], { file: facts.file })
}

/** Who has the file open, where and since when. */
function Holder({ facts }: { facts: InUse['facts'] }) {
  const { t, format } = useText()
  return (
    <dl className="nps-file-facts">
      <dt>{t('file.blocked.who')}</dt>
      <dd>{facts.who}</dd>
      <dt>{t('file.blocked.where')}</dt>
      <dd>{facts.here ? t('file.blocked.here', { host: facts.host }) : facts.host}</dd>
      <dt>{t('file.blocked.since')}</dt>
      <dd>{format.dateTime(facts.since)}</dd>
    </dl>
  )
}

/** Said before a mark of another computer is set aside: only the user can know whether the window there is closed. */
function TakeOver({ facts, busy, onBack, onConfirm }: TakeOverProps) {
  const { t, format } = useText()
  return (
    <Stack gap="md">
      <Text size="sm">{t('file.takeOver.text', { who: facts.who, since: format.dateTime(facts.since) })}</Text>
      <Alert color="red" icon={<IconAlertTriangle aria-hidden />}>
        {t('file.takeOver.warning')}
      </Alert>
      <Text size="sm">{t('file.takeOver.cases')}</Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onBack} autoFocus>
          {t('file.takeOver.back')}
        </Button>
        <Button color="red" loading={busy} onClick={onConfirm}>
          {t('file.takeOver.confirm')}
        </Button>
      </Group>
    </Stack>
  )
}

interface TakeOverProps {
  facts: InUse['facts']
  busy: boolean
  onBack(): void
  onConfirm(): void
}

export interface BlockedDialogProps {
  file: FileToken
  failure: Blocked
  onTitle(title: string): void
  /** The program is open. */
  onDone(): void
  /** Something else stands in the way now. */
  onOther(failure: Failure): void
}

export function BlockedDialog({ file, failure: first, onTitle, onDone, onOther }: BlockedDialogProps) {
  const { t, format, language } = useText()
  const { tryOpen, busy } = useAttempts()
  const [failure, setFailure] = useState(first)
  const [takingOver, setTakingOver] = useState(false)
  /** When the same answer came again, so that pressing the button shows that something happened. */
  const [again, setAgain] = useState<string | null>(null)

  const step = (over: boolean) => {
    setTakingOver(over)
    const { file: name } = failure.facts
    if (over && failure.code === 'program-in-use')
      onTitle(t('file.takeOver.title', { file: name, host: failure.facts.host }))
    else onTitle(blockedTitle(t, failure))
  }
  const attempt = async (how: How) => {
    const next = await tryOpen(file, how)
    if (next === null) return onDone()
    if (!isBlocked(next)) return onOther(next)
    setFailure(next)
    setTakingOver(false)
    onTitle(blockedTitle(t, next))
    setAgain(format.time(new Date().toISOString()))
  }

  if (takingOver && failure.code === 'program-in-use') {
    return (
      <TakeOver
        facts={failure.facts}
        busy={busy}
        onBack={() => step(false)}
        onConfirm={() => void attempt({ takeOver: true })}
      />
    )
  }
  const inUse = failure.code === 'program-in-use'
  const { message, next } = tell(failure, language)
  return (
    <Stack gap="md">
      {inUse ? <Holder facts={failure.facts} /> : <Text size="sm">{message}</Text>}
      <Text size="sm">{inUse ? t('file.blocked.text') : next}</Text>
      <div role="status" className="nps-file-again">
        {again !== null && t(inUse ? 'file.blocked.still' : 'file.blocked.stillOther', { time: again })}
      </div>
      <Group justify="flex-end" gap="xs">
        {inUse && !failure.facts.here && (
          <Button className="nps-file-aside" variant="subtle" color="red" disabled={busy} onClick={() => step(true)}>
            {t('file.blocked.closed')}
          </Button>
        )}
        <Button variant="default" disabled={busy} onClick={() => void attempt({})}>
          {t('common.retry')}
        </Button>
        <Button
          leftSection={<IconEye size={16} aria-hidden />}
          disabled={busy}
          onClick={() => void attempt({ readOnly: true })}
          data-autofocus
        >
          {t('file.blocked.look')}
        </Button>
      </Group>
    </Stack>
  )
}
