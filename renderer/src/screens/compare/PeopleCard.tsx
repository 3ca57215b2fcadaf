// Who answered both waves, in words and numbers, and what that means for the test.
import type { WaveComparison } from '../../../../shared/contract/compare'
import { pairingSentence } from '../../../../shared/text/verdicts/movement'
import { Card } from '../../parts/Card'
import { useText } from '../../text'

export function PeopleCard({ compared }: { compared: WaveComparison }) {
  const { t, format } = useText()
  const { pairing, people, wave, against } = compared
  const groups = [
    { name: t('compare.people.onlyBefore', { wave: against.name }), count: people.onlyBefore },
    { name: t('compare.people.both'), count: people.both },
    { name: t('compare.people.onlyNow', { wave: wave.name }), count: people.onlyNow },
  ]
  return (
    <Card title={t('compare.people.title')}>
      <p className="compare-sentence">{pairingSentence(t, format, compared)}</p>
      <dl className="compare-people">
        {groups.map(({ name, count }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{format.integer(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="wave-note">
        <span>{t(`compare.people.test.${pairing}`)}</span>
        <span>{t('compare.people.known')}</span>
      </p>
    </Card>
  )
}
