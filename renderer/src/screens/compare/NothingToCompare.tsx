// Why there is no comparison: no answers, or no earlier wave that has any; and where one can be read instead.
import { Button, Group } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { Card } from '../../parts/Card'
import { EmptyState } from '../../parts/EmptyState'
import { ImportButton } from '../../parts/ImportButton'
import { useText } from '../../text'
import { useSiblings } from './useSiblings'

export function NothingToCompare({ wave }: { wave: WaveHeader }) {
  const { t } = useText()
  const { later } = useSiblings(wave)
  const answered = wave.score.n > 0
  return (
    <Card>
      <EmptyState
        icon={<IconArrowsDiff size={44} stroke={1.2} />}
        title={answered ? t('compare.nothing.title') : t('results.empty.title')}
        action={
          answered ? (
            <Group justify="center">
              {later.map(({ id, name }) => (
                <Button key={id} component={Link} href={`/waves/${id}/compare`} variant="default">
                  {t('compare.nothing.later', { wave: name })}
                </Button>
              ))}
            </Group>
          ) : (
            <ImportButton wave={wave.id}>{t('results.empty.import')}</ImportButton>
          )
        }
      >
        {answered ? t(later.length > 0 ? 'compare.nothing.first' : 'compare.nothing.only') : t('results.empty.text')}
      </EmptyState>
    </Card>
  )
}
