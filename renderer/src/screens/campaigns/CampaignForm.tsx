// Creates or changes a campaign: its name, whether it measures the relationship or one moment, and what it aims at.
import { Button, Group, Radio, Select, Stack, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { CampaignKind, CampaignSummary, Touchpoint } from '../../../../shared/contract/campaign'
import { useWrite } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { focusFirstError } from '../../parts/focusFirstError'
import { useText } from '../../text'
import { PlanningFields } from './PlanningFields'
import { type PlanningDraft, planningFields, planningOf, wrongInPlanning } from './planningDraft'

/** In the order of a customer's way. The type keeps the list complete without carrying the schemas into the page. */
const TOUCHPOINTS: Record<Touchpoint, true> = {
  onboarding: true,
  'first-value': true,
  purchase: true,
  delivery: true,
  support: true,
  renewal: true,
}
const KINDS: readonly CampaignKind[] = ['relational', 'transactional']

const isTouchpoint = (value: string | null): value is Touchpoint => value !== null && Object.hasOwn(TOUCHPOINTS, value)

/** `campaign` null: a new one. */
export function CampaignForm({ campaign }: { campaign: CampaignSummary | null }) {
  const { t } = useText()
  const [, navigate] = useLocation()
  const [name, setName] = useState(campaign?.name ?? '')
  const [kind, setKind] = useState<CampaignKind>(campaign?.kind ?? 'relational')
  const [touchpoint, setTouchpoint] = useState<Touchpoint | null>(campaign?.touchpoint ?? null)
  const [planning, setPlanning] = useState<PlanningDraft>(() => planningOf(campaign))
  const [checked, setChecked] = useState(false)
  const create = useWrite('campaign.create', {
    quiet: true,
    onSuccess: ({ id }) => {
      modals.closeAll()
      navigate(`/campaigns/${id}`)
    },
  })
  const update = useWrite('campaign.update', { quiet: true, onSuccess: () => modals.closeAll() })
  const failure = (create.error ?? update.error)?.failure

  const wrong = wrongInPlanning(planning)
  const fields = {
    name: name.trim(),
    kind,
    touchpoint: kind === 'transactional' ? touchpoint : null,
    ...planningFields(planning),
  }
  const nameMissing = fields.name === ''
  const touchpointMissing = kind === 'transactional' && touchpoint === null
  const nameTaken = failure?.code === 'name-taken' && failure.facts.name === fields.name

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setChecked(true)
    focusFirstError(event.currentTarget)
    if (nameMissing || touchpointMissing || wrong.size > 0) return
    if (campaign) update.mutate({ campaign: campaign.id, ...fields })
    else create.mutate(fields)
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('campaigns.form.name')}
          placeholder={t('campaigns.form.nameExample')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={
            (checked && nameMissing && t('campaigns.form.nameMissing')) ||
            (nameTaken && t('campaigns.form.nameTaken')) ||
            null
          }
          maxLength={200}
          data-autofocus
          required
        />
        <Radio.Group
          label={t('campaigns.form.kind')}
          description={t('campaigns.form.apart')}
          value={kind}
          onChange={(value) => setKind(value === 'transactional' ? 'transactional' : 'relational')}
        >
          <Stack gap="xs" mt="xs">
            {KINDS.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`campaigns.kind.${one}`)}
                description={t(
                  one === 'relational' ? 'campaigns.kind.relationalText' : 'campaigns.kind.transactionalText',
                )}
              />
            ))}
          </Stack>
        </Radio.Group>
        {kind === 'transactional' && (
          <Select
            label={t('campaigns.form.touchpoint')}
            data={Object.keys(TOUCHPOINTS)
              .filter(isTouchpoint)
              .map((value) => ({ value, label: t(`campaigns.touchpoint.${value}`) }))}
            value={touchpoint}
            onChange={(value) => setTouchpoint(isTouchpoint(value) ? value : null)}
            error={checked && touchpointMissing ? t('campaigns.form.touchpointMissing') : null}
            required
          />
        )}
        <PlanningFields draft={planning} wrong={wrong} onChange={setPlanning} />
        {failure && !nameTaken && failure.code !== 'name-taken' && <FailureNotice failure={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {t(campaign ? 'campaigns.form.save' : 'campaigns.form.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
