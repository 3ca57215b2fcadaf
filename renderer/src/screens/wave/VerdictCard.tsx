// The result in one sentence: the score as it may be claimed, its likely range, and whether it has really changed. Beside
// it the target and the benchmark; below it, the shares that the score is made of.
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { WaveResults } from '../../../../shared/contract/wave'
import { benchmarkSentence } from '../../../../shared/text/benchmark'
import { scoreSentences } from '../../../../shared/text/verdict'
import { definedSentences } from '../../../../shared/text/verdicts/defined'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { frozenWords } from '../definition/frozenWords'
import { ChangeLines } from './ChangeLine'
import { DefinedLine } from './DefinedLine'
import { ShareStrip } from './ShareStrip'
import { TargetLine } from './TargetLine'

/** The figures are frozen: when, by whom, and the way to their sheet. */
function FrozenMark({ results }: { results: WaveResults }) {
  const { t, format } = useText()
  const { frozen, wave } = results
  if (frozen === null) return null
  return (
    <p className="wave-frozen">
      <Link href={`/waves/${wave.id}/definition`}>
        <IconLock size={14} stroke={1.6} aria-hidden />
        {frozenWords(t, format, frozen)}
      </Link>
    </p>
  )
}

export function VerdictCard({ results, onDetails }: { results: WaveResults; onDetails: () => void }) {
  const { t, format } = useText()
  const { score, wave, defined, change } = results
  const { status, confidence } = wave
  const verdict = scoreSentences(t, format, { score, status, confidence })
  const beside = defined && definedSentences(t, format, { defined, plain: score, confidence })
  const benchmark = benchmarkSentence(t, { score, status, kind: wave.campaign.kind })
  const { target } = wave.campaign
  return (
    <Card aria-label={t('results.verdict')} className="wave-verdict">
      <p className="wave-verdict-score">
        {verdict.headline}
        {defined !== null && <small className="wave-verdict-kind">{t('results.everyAnswer')}</small>}
      </p>
      {defined !== null && <DefinedLine defined={defined} plain={score} />}
      <div className="wave-verdict-words">
        <p>
          <strong>{verdict.beside}</strong>
          {verdict.badge !== null && (
            <span className="wave-badge" data-badge={verdict.badge}>
              {verdict.badgeText}
            </span>
          )}
        </p>
        {beside !== null && <p>{beside}</p>}
        <ChangeLines change={change} defined={defined} responses={score.n} status={status} confidence={confidence} />
      </div>
      <div className="wave-verdict-aside">
        {target !== null && score.n > 0 && <TargetLine wave={wave.id} target={target} />}
        {benchmark !== null && <p>{benchmark}</p>}
        <FrozenMark results={results} />
        <Button variant="subtle" size="compact-xs" onClick={onDetails}>
          {t('results.details')}
        </Button>
      </div>
      <ShareStrip bands={score} />
    </Card>
  )
}
