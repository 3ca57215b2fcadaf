// Opens the forms and questions about campaigns and waves, from whichever screen or command asks for them.
import { Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { CampaignSummary, WaveSummary } from '../../../../shared/contract/campaign'
import { useWrite } from '../../client'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { CampaignForm } from './CampaignForm'
import { WaveForm } from './WaveForm'

export interface CampaignDialogs {
  createCampaign(): void
  editCampaign(campaign: CampaignSummary): void
  /** Says why instead of asking when the campaign holds responses. `onDone` runs after it has been deleted. */
  removeCampaign(campaign: CampaignSummary, onDone?: () => void): void
  createWave(campaign: CampaignSummary): void
  editWave(campaign: CampaignSummary, wave: WaveSummary): void
  removeWave(wave: WaveSummary): void
}

/** A dialog that only explains, with one way out. */
function explain(title: string, text: string, close: string): void {
  modals.open({
    title,
    children: (
      <Stack gap="md">
        <Text size="sm">{text}</Text>
        <Group justify="flex-end">
          <Button onClick={() => modals.closeAll()} data-autofocus>
            {close}
          </Button>
        </Group>
      </Stack>
    ),
  })
}

export function useCampaignDialogs(): CampaignDialogs {
  const { t, format } = useText()
  const removeCampaign = useWrite('campaign.remove')
  const removeWave = useWrite('wave.remove')

  const holding = (responses: number) => t('common.responses', { count: responses, number: format.integer(responses) })
  const ask = (title: string, text: string, confirm: string, onConfirm: () => void) =>
    modals.openConfirmModal({
      title,
      children: <Text size="sm">{text}</Text>,
      labels: { confirm, cancel: t('common.cancel') },
      confirmProps: { color: 'red' },
      onConfirm,
    })
  const done = (what: string) => void sayUndoable(what)

  return {
    createCampaign: () =>
      modals.open({ title: t('campaigns.form.newTitle'), children: <CampaignForm campaign={null} /> }),
    editCampaign: (campaign) =>
      modals.open({ title: t('campaigns.form.editTitle'), children: <CampaignForm campaign={campaign} /> }),
    removeCampaign: (campaign, onDone) => {
      const { id, name, waves } = campaign
      const title = t('campaigns.removeCampaign.title', { name })
      const responses = waves.reduce((sum, wave) => sum + wave.score.n, 0)
      if (responses > 0) {
        const refused = t('campaigns.removeCampaign.refused', { name, responses: holding(responses) })
        return explain(title, refused, t('common.close'))
      }
      const number = format.integer(waves.length)
      const text =
        waves.length === 0
          ? t('campaigns.removeCampaign.none')
          : t('campaigns.removeCampaign.text', { count: waves.length, number })
      ask(title, text, t('campaigns.removeCampaign.confirm'), () =>
        removeCampaign.mutate(
          { campaign: id },
          {
            onSuccess: () => {
              done(t('campaigns.removeCampaign.done', { name }))
              onDone?.()
            },
          },
        ),
      )
    },
    createWave: (campaign) =>
      modals.open({
        title: t('campaigns.wave.newTitle', { campaign: campaign.name }),
        children: <WaveForm campaign={campaign} wave={null} />,
      }),
    editWave: (campaign, wave) =>
      modals.open({ title: t('campaigns.wave.editTitle'), children: <WaveForm campaign={campaign} wave={wave} /> }),
    removeWave: ({ id, name, score }) => {
      const title = t('campaigns.removeWave.title', { name })
      if (score.n > 0) {
        const refused = t('campaigns.removeWave.refused', { name, responses: holding(score.n) })
        return explain(title, refused, t('common.close'))
      }
      ask(title, t('campaigns.removeWave.text'), t('campaigns.removeWave.confirm'), () =>
        removeWave.mutate({ wave: id }, { onSuccess: () => done(t('campaigns.removeWave.done', { name })) }),
      )
    },
  }
}
