// Opens a protected program: asks for its passphrase, then where the ordinary file is to be kept that it becomes.
import { Button, Group, Stack, Text } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Failure } from '../../../../shared/failure'
import { splitName } from '../../../../shared/fileNames'
import { tell } from '../../../../shared/text/failure'
import type { FileToken } from '../../../../shared/wire'
import { useShell, useWrite } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { focusFirstError } from '../../parts/focusFirstError'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { fileNameFor } from '../shell/places'
import { PassphraseInput } from './PassphraseInput'
import { failureOf } from './tryOpen'
import { useWorkBar } from './WorkBar'

export function PassphraseDialog({ file, onDone }: { file: FileToken; onDone(): void }) {
  const { t, language } = useText()
  const shell = useShell()
  const [, navigate] = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<Failure | null>(null)
  /** Chosen once: a wrong passphrase must not ask for the place again. */
  const place = useRef<FileToken | null>(null)
  const [placed, setPlaced] = useState(false)
  const asking = useRef(false)
  const { bar, onProgress } = useWorkBar()
  const open = useWrite('program.openSealed', { quiet: true, onProgress, onSuccess: () => navigate('/campaigns') })

  const complain = (sentence: string) => {
    setProblem(sentence)
    if (form.current) focusFirstError(form.current)
  }
  const decrypt = async () => {
    place.current ??= await shell.pickTarget('program', fileNameFor(splitName(file.name).stem))
    const to = place.current
    setPlaced(to !== null)
    if (!to) return
    const failure = await failureOf(open.mutateAsync({ file, passphrase, to }))
    if (failure === null) return onDone()
    if (failure.code === 'wrong-passphrase') {
      const { message, next } = tell(failure, language)
      return complain(`${message} ${next}`)
    }
    setRefused(failure)
    // Another place is chosen the next time.
    place.current = null
    setPlaced(false)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (passphrase === '') return complain(t('file.passphrase.missing'))
    if (asking.current) return
    asking.current = true
    setRefused(null)
    void attempt(language, file.name, decrypt).finally(() => {
      asking.current = false
    })
  }

  const here = shell.host === 'browser'
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('file.unseal.text')}</Text>
        {refused && <FailureNotice failure={refused} />}
        <PassphraseInput
          label={t('file.passphrase.field')}
          value={passphrase}
          onType={(typed) => {
            setPassphrase(typed)
            setProblem(null)
          }}
          problem={problem}
          autoComplete="off"
          data-autofocus
        />
        {open.isPending && bar}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={open.isPending}>
            {t(here ? 'file.unseal.submitHere' : placed ? 'file.unseal.retry' : 'file.unseal.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
