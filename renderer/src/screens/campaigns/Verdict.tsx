// What may be said of a campaign today: the latest score with its likely range, and whether it has really changed.
import type { CampaignSummary, WaveSummary } from '../../../../shared/contract/campaign'
import type { Change } from '../../../../shared/model/figures'
import { changeSentence, scoreSentences } from '../../../../shared/text/verdict'
import { useText } from '../../text'
import './campaigns.css'

/** The latest wave that holds answers; null when none does. The engine's `change` is about this wave. */
export function latestWithAnswers(campaign: CampaignSummary): WaveSummary | null {
  return campaign.waves.findLast((wave) => wave.score.n > 0) ?? null
}

/** Which way a real change goes; nothing is marked of a change that is not real. */
function direction({ kind, change }: Change): 'up' | 'down' | undefined {
  if (kind !== 'real' || change === null) return undefined
  return change > 0 ? 'up' : 'down'
}

/** @param confidence of the program, as a probability; used where an interval does not carry its own */
export function Verdict({ campaign, confidence }: { campaign: CampaignSummary; confidence: number }) {
  const { t, format } = useText()
  const wave = latestWithAnswers(campaign)
  if (!wave) return null
  const told = scoreSentences(t, format, { score: wave.score, status: wave.status, confidence })
  return (
    <div className="nps-verdict">
      <p className="nps-verdict-score">{told.headline}</p>
      <div>
        <p className="nps-verdict-wave">
          {t('campaigns.latest', { wave: wave.name })}
          {/* “Interim” is the sentence's own first word. */}
          {told.badge !== 'interim' && told.badgeText !== null && <span className="nps-mark">{told.badgeText}</span>}
        </p>
        <p>
          <b>{told.beside}</b>
        </p>
        <p className="nps-verdict-change" data-real={direction(campaign.change)}>
          {changeSentence(t, format, campaign.change, { responses: wave.score.n, confidence, status: wave.status })}
        </p>
      </div>
    </div>
  )
}
