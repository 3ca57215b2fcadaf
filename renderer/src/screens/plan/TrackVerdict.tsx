// How the plan stands, in one card: before the wave what the plan would give, in the field the interim margin and what is
// expected, afterwards what was reached.
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import type { CellStatus, Tracking } from '../../../../shared/contract/plan'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { CANNOT_SAY } from '../../../../shared/text/format'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { plannedMargin } from './plannedMargin'
import { useBudget } from './useBudget'
import { WholeTarget } from './WholeTarget'

export interface TrackVerdictProps {
  tracking: Tracking
  wave: WaveHeader
}

const countOf = ({ statuses }: Tracking, ...wanted: CellStatus[]) =>
  wanted.reduce((sum, status) => sum + (statuses[status] ?? 0), 0)

/** Whether the plan cuts the wave into several segments. */
const isCut = ({ cells, plan }: Tracking) => plan.dimension !== null && cells.length > 1

/** What the chosen allocation sends out and brings in: it is what is drawn, whatever the targets take. */
function Allocated({ tracking, wave }: TrackVerdictProps) {
  const { t, format } = useText()
  const { allocation, totals, cells } = tracking.plan
  const budgetOf = useBudget()
  if (allocation === null) return null
  const answersOf = (count: number) => t('common.answers', { count, number: format.integer(count) })
  const { invitations, met } = allocation
  const groups = cells.filter(({ mergedInto }) => mergedInto === null).length
  return (
    <p>
      <strong>{t('plan.track.allocated')}.</strong>{' '}
      {t('plan.track.allocatedText', {
        opens: format.date(wave.opensOn),
        method: t(`plan.allocation.method.${allocation.method}`),
        budget: budgetOf(allocation.budget),
        invitations: t('plan.goal.invitationsOf', { count: invitations, number: format.integer(invitations) }),
        answers: answersOf(Math.round(allocation.answers)),
        needed: answersOf(totals.needed),
      })}{' '}
      {isCut(tracking) && t('plan.track.allocatedMet', { number: format.integer(met), cells: format.integer(groups) })}
    </p>
  )
}

function Planned({ tracking, wave }: TrackVerdictProps) {
  const { t, format } = useText()
  const { plan } = tracking
  const { needed, invitations, unreachable } = plan.totals
  const facts = {
    opens: format.date(wave.opensOn),
    needed: t('common.answers', { count: needed, number: format.integer(needed) }),
    target: format.margin(plan.target),
    invitations:
      invitations === null
        ? ''
        : t('plan.goal.invitationsOf', { count: invitations, number: format.integer(invitations) }),
  }
  const whole = isCut(tracking) ? 'plannedText' : 'plannedWhole'
  const noRate = isCut(tracking) ? 'plannedNoRate' : 'plannedWholeNoRate'
  return (
    <>
      {plan.allocation === null ? (
        <p>
          <strong>{t('plan.track.planned')}.</strong> {t(`plan.track.${invitations === null ? noRate : whole}`, facts)}
        </p>
      ) : (
        <Allocated tracking={tracking} wave={wave} />
      )}
      {isCut(tracking) && <WholeTarget tracking={tracking} />}
      {(unreachable > 0 || plan.allocation === null) && (
        <p className={unreachable > 0 ? 'plan-warn' : 'plan-quiet'}>
          {t('plan.track.plannedReach', { count: unreachable, number: format.integer(unreachable) })}
        </p>
      )}
    </>
  )
}

/** "At the present pace the wave closes at ±6: 2 of 6 segments will miss their target without reminders." */
function Outlook({ tracking }: { tracking: Tracking }) {
  const { t, format } = useText()
  const { forecast } = tracking.overall
  const { cells, statuses } = tracking
  const late = countOf(tracking, 'late')
  const beyond = countOf(tracking, 'out-of-reach')
  const missing = late + beyond
  const facts = {
    count: missing,
    number: format.integer(missing),
    cells: format.integer(cells.length),
    beyond: format.integer(beyond),
    late: format.integer(late),
  }
  const unsaid = (statuses.unknown ?? 0) === cells.length
  const outcome = unsaid
    ? t('plan.track.unknownAll')
    : isCut(tracking)
      ? // Reminders help those that are late, not those that are out of reach anyway.
        t(`plan.track.${beyond === 0 ? 'miss' : late === 0 ? 'missBeyond' : 'missBoth'}`, facts)
      : t(missing > 0 ? 'plan.track.missWhole' : 'plan.track.holdsWhole')
  const words = (margin: number | null) => format.margin(margin)
  const pace =
    forecast === null || forecast.margin === null
      ? t('plan.track.noPace')
      : words(forecast.narrowest) === words(forecast.widest) || forecast.narrowest === null || forecast.widest === null
        ? t('plan.track.pace', { margin: words(forecast.margin) })
        : t('plan.track.paceRange', { narrowest: words(forecast.narrowest), widest: words(forecast.widest) })
  return (
    <p>
      {pace} <strong className={missing > 0 ? 'plan-warn' : ''}>{outcome}</strong>
    </p>
  )
}

function Open({ tracking }: TrackVerdictProps) {
  const { t, format } = useText()
  const { overall, closesOn, plan } = tracking
  const answers = t('common.answers', { count: overall.answers, number: format.integer(overall.answers) })
  const facts = { confidence: format.percent(plan.confidence), answers }
  const target = overall.target ?? (isCut(tracking) ? null : plan.target)
  return (
    <>
      <p>
        {overall.margin === null ? (
          <strong>{t('plan.track.noMargin', { answers })}</strong>
        ) : (
          <>
            <strong>{t('plan.track.interim')}</strong> {t('plan.track.interimWhy', facts)}
          </>
        )}{' '}
        {target === null
          ? t('plan.track.interimCloses', { closes: format.date(closesOn) })
          : t('plan.track.interimTarget', { target: format.margin(target), closes: format.date(closesOn) })}
      </p>
      <Outlook tracking={tracking} />
      {isCut(tracking) && <WholeTarget tracking={tracking} />}
    </>
  )
}

function Closed({ tracking }: TrackVerdictProps) {
  const { t, format } = useText()
  const { overall, plan, cells } = tracking
  const answers = t('common.answers', { count: overall.answers, number: format.integer(overall.answers) })
  const target = overall.target
  const met = countOf(tracking, 'met')
  const reached = target !== null && overall.margin !== null && overall.margin <= target
  const facts = { count: met, number: format.integer(met), cells: format.integer(cells.length) }
  return (
    <>
      <p>
        {overall.margin === null ? (
          <strong>{t('plan.track.noMargin', { answers })}</strong>
        ) : (
          <>
            <strong>{t('plan.track.final')}</strong>{' '}
            {t('plan.track.finalWhy', { confidence: format.percent(plan.confidence), answers })}
          </>
        )}{' '}
        {target !== null && (
          <span className={reached ? 'plan-good' : 'plan-warn'}>
            {t(reached ? 'plan.track.finalMet' : 'plan.track.finalMissed', { target: format.margin(target) })}
          </span>
        )}
      </p>
      <p>
        <strong className={met < cells.length ? 'plan-warn' : 'plan-good'}>
          {isCut(tracking)
            ? t('plan.track.finalTally', facts)
            : t(met > 0 ? 'plan.track.finalWholeMet' : 'plan.track.finalWholeShort')}
        </strong>
      </p>
    </>
  )
}

const WORDS = { planned: Planned, open: Open, closed: Closed }

export function TrackVerdict({ tracking, wave }: TrackVerdictProps) {
  const { t, format } = useText()
  const { status, overall, plan } = tracking
  const Words = WORDS[status]
  const margin = status === 'planned' ? plannedMargin(plan) : overall.margin
  return (
    <Card aria-label={t('plan.track.verdict')} className="wave-verdict">
      <p className="wave-verdict-score">{margin === null ? CANNOT_SAY : format.margin(margin)}</p>
      <div className="wave-verdict-words">
        <Words tracking={tracking} wave={wave} />
      </div>
      {status === 'closed' ? (
        <Button component={Link} href={`/waves/${wave.id}/results`} variant="subtle" size="xs">
          {t('plan.track.results')}
        </Button>
      ) : (
        <p className="wave-verdict-aside">
          {t(status === 'planned' && wave.invited === null ? 'plan.track.plannedNext' : 'plan.track.scoreLater')}
        </p>
      )}
    </Card>
  )
}
