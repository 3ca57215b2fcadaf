// What to watch, in words: numbered as on the bars, with links to the waves that are meant.
import { Link } from 'wouter'
import { Card } from '../../parts/Card'
import { useText } from '../../text'
import { type Watched, waveText } from './watchText'

export function WatchList({ watched }: { watched: readonly Watched[] }) {
  const { t } = useText()
  return (
    <Card title={t('calendar.watch.title')} hint={watched.length > 0 ? t('calendar.watch.hint') : undefined}>
      {watched.length === 0 ? (
        <p className="calendar-none">{t('calendar.watch.none')}</p>
      ) : (
        <ol className="calendar-watch">
          {watched.map(({ number, sentence, waves, warning }) => (
            <li key={number} data-warning={warning.warning}>
              <span>{sentence}</span>
              <span className="calendar-links">
                {waves.map((wave) => (
                  <Link key={wave.id} href={`/waves/${wave.id}/${wave.status === 'planned' ? 'sample' : 'results'}`}>
                    {waveText(wave, t)}
                  </Link>
                ))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
