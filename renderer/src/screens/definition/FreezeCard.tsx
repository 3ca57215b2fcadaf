// Whether the figures are frozen: the way to freeze them, what that means, and what has happened since.
import { Button } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import type { DefinitionState, Freeze } from '../../../../shared/contract/definition'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { useWrite } from '../../client'
import { Card } from '../../parts/Card'
import { useLookOnly } from '../../parts/useLookOnly'
import { useText } from '../../text'
import { sayUndoable } from '../history/sayUndoable'
import { frozenWords } from './frozenWords'
import { RevisionForm } from './RevisionForm'

const ICON = { size: 20, stroke: 1.6, 'aria-hidden': true } as const

/** Closed or not, and nothing frozen yet. */
function NotFrozen({ wave }: { wave: WaveHeader }) {
  const { t, format } = useText()
  const shut = useLookOnly()
  const freeze = useWrite('definition.freeze', {
    onSuccess: () => void sayUndoable(t('definition.freeze.done', { wave: wave.name })),
  })
  const ask = () =>
    modals.openConfirmModal({
      title: t('definition.freeze.confirmTitle', { wave: wave.name }),
      children: (
        <ul className="definition-means">
          <li>{t('definition.freeze.means.stay')}</li>
          <li>{t('definition.freeze.means.late')}</li>
          <li>{t('definition.freeze.means.revision')}</li>
        </ul>
      ),
      labels: { confirm: t('definition.freeze.confirm'), cancel: t('common.cancel') },
      onConfirm: () => freeze.mutate({ wave: wave.id }),
    })
  const open = wave.status !== 'closed'
  const why = open
    ? t('definition.freeze.open', { closes: format.date(wave.closesOn) })
    : wave.score.n === 0
      ? t('definition.freeze.noAnswers')
      : null
  return (
    <>
      <IconLockOpen {...ICON} />
      <div className="definition-freeze-words">
        <p>{why ?? t('definition.freeze.intro')}</p>
        {why !== null && <p className="nps-quiet">{t('definition.freeze.intro')}</p>}
      </div>
      <Button onClick={ask} loading={freeze.isPending} disabled={why !== null} {...(why === null ? shut : {})}>
        {t('definition.freeze.button')}
      </Button>
    </>
  )
}

function Frozen({ wave, newest, since }: { wave: WaveHeader; newest: Freeze; since: DefinitionState['since'] }) {
  const { t, format } = useText()
  const shut = useLookOnly()
  const revise = () =>
    modals.open({
      title: t('definition.freeze.reviseTitle', { wave: wave.name }),
      children: <RevisionForm wave={wave} />,
    })
  const counted = (count: number) => ({ count, number: format.integer(count) })
  return (
    <>
      <IconLock {...ICON} />
      <div className="definition-freeze-words">
        <p>
          <strong>{frozenWords(t, format, newest)}</strong>
        </p>
        {since === null ? (
          <p className="nps-quiet">{t('definition.freeze.asIs')}</p>
        ) : (
          <>
            {since.added > 0 && <p>{t('definition.freeze.added', counted(since.added))}</p>}
            {since.removed > 0 && <p>{t('definition.freeze.removed', counted(since.removed))}</p>}
            {since.definition && <p>{t('definition.freeze.definition')}</p>}
          </>
        )}
      </div>
      <Button variant={since === null ? 'default' : 'filled'} disabled={since === null} onClick={revise} {...shut}>
        {t('definition.freeze.revise')}
      </Button>
    </>
  )
}

export function FreezeCard({ wave, state }: { wave: WaveHeader; state: DefinitionState }) {
  const { t } = useText()
  const [newest] = state.freezes
  return (
    <Card aria-label={t('definition.freeze.title')} className="definition-freeze">
      {newest === undefined ? <NotFrozen wave={wave} /> : <Frozen wave={wave} newest={newest} since={state.since} />}
    </Card>
  )
}
