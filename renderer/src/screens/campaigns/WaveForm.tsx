// Creates or changes a wave: its name, its two days, and how many people are invited.
import { Button, Group, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type FormEvent, useState } from 'react'
import type { CampaignSummary, WaveSummary } from '../../../../shared/contract/campaign'
import { useWrite } from '../../client'
import { DayInput } from '../../parts/DayInput'
import { FailureNotice } from '../../parts/FailureNotice'
import { focusFirstError } from '../../parts/focusFirstError'
import { useText } from '../../text'
import { nextWaveDays } from './nextWave'
import { WaveWarnings } from './WaveWarnings'

const MOST_INVITED = 100_000_000

/** Today on this computer's calendar, as an ISO day. */
function today(): string {
  const now = new Date()
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10)
}

/** `wave` null: a new one of this campaign. */
export function WaveForm({ campaign, wave }: { campaign: CampaignSummary; wave: WaveSummary | null }) {
  const { t } = useText()
  const [proposed] = useState(() => wave ?? nextWaveDays(campaign.waves, today()))
  const [name, setName] = useState(wave?.name ?? '')
  const [opensOn, setOpensOn] = useState<string | null>(proposed.opensOn)
  const [closesOn, setClosesOn] = useState<string | null>(proposed.closesOn)
  const [invited, setInvited] = useState<number | string>(wave?.invited ?? '')
  const [checked, setChecked] = useState(false)
  const written = { quiet: true, onSuccess: () => modals.closeAll() }
  const create = useWrite('wave.create', written)
  const update = useWrite('wave.update', written)
  const failure = (create.error ?? update.error)?.failure

  const nameMissing = name.trim() === ''
  const nameTaken = failure?.code === 'name-taken' && failure.facts.name === name.trim()
  const reversed = opensOn !== null && closesOn !== null && closesOn < opensOn
  const people = invited === '' ? null : Number(invited)
  const peopleWrong = people !== null && !(Number.isInteger(people) && people >= 1 && people <= MOST_INVITED)
  const ownFailure = failure && failure.code !== 'name-taken' && failure.code !== 'dates-reversed' ? failure : null

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    focusFirstError(event.currentTarget)
    if (nameMissing || opensOn === null || closesOn === null || reversed || peopleWrong) return
    const fields = { name: name.trim(), opensOn, closesOn, invited: people }
    if (wave) update.mutate({ wave: wave.id, ...fields })
    else create.mutate({ campaign: campaign.id, ...fields })
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('campaigns.wave.name')}
          placeholder={t('campaigns.wave.nameExample')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={
            (checked && nameMissing && t('campaigns.wave.nameMissing')) ||
            (nameTaken && t('campaigns.wave.nameTaken')) ||
            null
          }
          maxLength={200}
          data-autofocus
          required
        />
        <div>
          <SimpleGrid cols={2} spacing="sm">
            <DayInput
              label={t('campaigns.wave.opens')}
              value={opensOn}
              onChange={setOpensOn}
              error={checked && opensOn === null ? t('campaigns.wave.dayMissing') : null}
              required
            />
            <DayInput
              label={t('campaigns.wave.closes')}
              value={closesOn}
              onChange={setClosesOn}
              error={
                (reversed && t('campaigns.wave.reversed')) ||
                (checked && closesOn === null && t('campaigns.wave.dayMissing')) ||
                null
              }
              required
            />
          </SimpleGrid>
          {wave === null && opensOn !== null && closesOn !== null && !reversed && (
            <WaveWarnings campaign={campaign} opensOn={opensOn} closesOn={closesOn} />
          )}
        </div>
        <NumberInput
          label={t('campaigns.wave.invited')}
          description={t('campaigns.wave.invitedText')}
          value={invited}
          onChange={setInvited}
          error={peopleWrong ? t('campaigns.wave.invitedWrong') : null}
          allowedDecimalSeparators={[',', '.']}
          clampBehavior="none"
          hideControls
        />
        {ownFailure && <FailureNotice failure={ownFailure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t(wave ? 'campaigns.wave.save' : 'campaigns.wave.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
