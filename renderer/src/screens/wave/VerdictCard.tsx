// The result in one sentence: the score as it may be claimed, its likely range, and whether it has really changed. Below
// it, the shares that the score is made of.
import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { WaveResults } from '../../../../shared/contract/wave'
import { benchmarkSentence } from '../../../../shared/text/benchmark'
import { changeSentence, scoreSentences } from '../../../../shared/text/verdict'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { ShareStrip } from './ShareStrip'

function ChangeLine({ results }: { results: WaveResults }) {
  const { t, format } = useText()
  const { change, score, wave } = results
  const { status, confidence } = wave
  const told = changeSentence(t, format, change, { responses: score.n, status, confidence })
  if (change.kind !== 'real' || change.change === null) return <p className="wave-verdict-change">{told}</p>
  const up = change.change > 0
  const Arrow = up ? IconArrowUp : IconArrowDown
  return (
    <p className="wave-verdict-change" data-change={up ? 'up' : 'down'}>
      <Arrow size={16} aria-hidden />
      {told}
    </p>
  )
}

export function VerdictCard({ results, onDetails }: { results: WaveResults; onDetails: () => void }) {
  const { t, format } = useText()
  const { score, wave } = results
  const verdict = scoreSentences(t, format, { score, status: wave.status, confidence: wave.confidence })
  const benchmark = benchmarkSentence(t, { score, status: wave.status, kind: wave.campaign.kind })
  return (
    <Card aria-label={t('results.verdict')} className="wave-verdict">
      <p className="wave-verdict-score">{verdict.headline}</p>
      <div className="wave-verdict-words">
        <p>
          <strong>{verdict.beside}</strong>
          {verdict.badge !== null && (
            <span className="wave-badge" data-badge={verdict.badge}>
              {verdict.badgeText}
            </span>
          )}
        </p>
        <ChangeLine results={results} />
      </div>
      {benchmark !== null && <p className="wave-verdict-aside">{benchmark}</p>}
      <Button variant="subtle" size="xs" onClick={onDetails}>
        {t('results.details')}
      </Button>
      <ShareStrip bands={score} />
    </Card>
  )
}
