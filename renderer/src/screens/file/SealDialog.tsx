// Saves a copy that only a passphrase opens. The passphrase is judged by nothing but its length: more is not known of it.
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import type { Failure } from '../../../../shared/failure'
import type { FileToken } from '../../../../shared/wire'
import { useShell, useWrite } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { focusFirstError } from '../../parts/focusFirstError'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { PassphraseInput } from './PassphraseInput'
import { failureOf } from './tryOpen'
import { useWorkBar } from './WorkBar'

/** As the contract asks of a new passphrase. */
const LEAST = 12

interface Problems {
  passphrase?: string
  repeat?: string
  accept?: string
}

export interface SealDialogProps {
  /** The file name that is proposed. */
  suggestion: string
  onCancel(): void
  onSaved(to: FileToken): void
}

export function SealDialog({ suggestion, onCancel, onSaved }: SealDialogProps) {
  const { t, format, language } = useText()
  const shell = useShell()
  const [passphrase, setPassphrase] = useState('')
  const [repeat, setRepeat] = useState('')
  const [accepted, setAccepted] = useState(false)
  const [problems, setProblems] = useState<Problems>({})
  const [refused, setRefused] = useState<Failure | null>(null)
  const asking = useRef(false)
  const { bar, onProgress } = useWorkBar()
  const seal = useWrite('program.saveSealed', { quiet: true, onProgress })

  const { length } = passphrase
  const count = length < LEAST ? LEAST - length : length
  const hint =
    length === 0
      ? t('file.seal.advice', { least: LEAST })
      : t(length < LEAST ? 'file.seal.short' : 'file.seal.long', { count, number: format.integer(count) })

  const faults = (): Problems => ({
    ...(length < LEAST
      ? {
          passphrase:
            length === 0 ? t('file.passphrase.missing') : `${t('file.seal.tooShort', { least: LEAST })} ${hint}`,
        }
      : {}),
    ...(repeat === passphrase || length < LEAST ? {} : { repeat: t('file.seal.differ') }),
    ...(accepted ? {} : { accept: t('file.seal.acceptMissing') }),
  })
  const save = async () => {
    const to = await shell.pickTarget('sealed', suggestion)
    if (!to) return
    const failure = await failureOf(seal.mutateAsync({ to, passphrase }))
    if (failure) return setRefused(failure)
    await shell.deliver(to)
    onSaved(to)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const found = faults()
    setProblems(found)
    if (Object.keys(found).length > 0) {
      focusFirstError(event.currentTarget)
      return
    }
    if (asking.current) return
    asking.current = true
    setRefused(null)
    void attempt(language, suggestion, save).finally(() => {
      asking.current = false
    })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('file.seal.text')}</Text>
        {refused && <FailureNotice failure={refused} />}
        <PassphraseInput
          label={t('file.passphrase.field')}
          description={problems.passphrase ? undefined : hint}
          value={passphrase}
          onType={(typed) => {
            setPassphrase(typed)
            setProblems({})
          }}
          problem={problems.passphrase ?? null}
          autoComplete="new-password"
          data-autofocus
        />
        <PassphraseInput
          label={t('file.seal.repeat')}
          value={repeat}
          onType={(typed) => {
            setRepeat(typed)
            setProblems({})
          }}
          problem={problems.repeat ?? null}
          autoComplete="new-password"
        />
        <div className="nps-file-lost">
          <IconKey size={20} stroke={1.6} aria-hidden />
          <Text size="sm">{t('file.seal.lost')}</Text>
          <Checkbox
            label={t('file.seal.accept')}
            checked={accepted}
            onChange={(event) => {
              setAccepted(event.currentTarget.checked)
              setProblems({})
            }}
            error={problems.accept}
          />
        </div>
        {seal.isPending && bar}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={seal.isPending}>
            {t(shell.host === 'browser' ? 'file.seal.submitHere' : 'file.seal.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
