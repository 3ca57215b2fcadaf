// Which wave is meant: asked where files are to be imported and no wave is in view.
import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { WaveId } from '../../../../shared/model/ids'
import { useCall } from '../../client'
import { FailureNotice } from '../../parts/FailureNotice'
import { Loading } from '../../parts/Loading'
import { useText } from '../../text'
import { wavesNewestFirst } from './waveList'

const CHOICE = 'wave-choice'

interface Props {
  /** What is said above the list. */
  text: string
  onWave(wave: WaveId): void
}

function WaveChoice({ text, onWave }: Props) {
  const { t, format } = useText()
  const campaigns = useCall('campaign.list', {})
  if (campaigns.error)
    return <FailureNotice failure={campaigns.error.failure} onRetry={() => void campaigns.refetch()} />
  if (campaigns.data === undefined) return <Loading />
  const waves = wavesNewestFirst(campaigns.data)
  if (waves.length === 0) return <p className="nps-wave-choice-text">{t('shell.importWhere.noWave')}</p>
  return (
    <>
      <p className="nps-wave-choice-text">{text}</p>
      <ul className="nps-wave-choice">
        {waves.map(({ campaign, wave }, index) => (
          <li key={wave.id}>
            <Button
              variant="default"
              fullWidth
              justify="space-between"
              data-autofocus={index === 0 ? true : undefined}
              rightSection={wave.status === 'open' && <span className="nps-mark">{t('shell.importWhere.open')}</span>}
              onClick={() => {
                modals.close(CHOICE)
                onWave(wave.id)
              }}
            >
              <span className="stacked">
                {t('shell.palette.wave', { campaign, wave: wave.name })}
                <small>
                  {t('shell.importWhere.days', {
                    opens: format.date(wave.opensOn),
                    closes: format.date(wave.closesOn),
                  })}
                </small>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Asks for a wave of the open program. Nothing happens when the user closes the question. */
export function askForWave(title: string, props: Props): void {
  modals.open({ modalId: CHOICE, title, size: 'lg', children: <WaveChoice {...props} /> })
}
