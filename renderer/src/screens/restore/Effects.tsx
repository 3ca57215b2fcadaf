// What a restore would do: in words, and as counts before and after.
import { Table } from '@mantine/core'
import { IconAlertTriangle, IconMinus, IconPlus, IconRotate, IconSettings } from '@tabler/icons-react'
import { useText } from '../../text'
import { CountTable } from './CountTable'
import { type Effects, effectLines, KINDS } from './words'
import './restore.css'

const ICON = { size: 16, stroke: 2, 'aria-hidden': true } as const
const ICONS = {
  personal: <IconAlertTriangle {...ICON} />,
  back: <IconPlus {...ICON} />,
  gone: <IconMinus {...ICON} />,
  changed: <IconRotate {...ICON} />,
  settings: <IconSettings {...ICON} />,
}

/** “Bring back: 3 actions”, “Remove, because it came later: 412 responses”. */
export function EffectLines({ effects }: { effects: Effects }) {
  const { t, format } = useText()
  const lines = effectLines(effects, t, format)
  if (lines.length === 0) return <p>{t('restore.preview.nothing')}</p>
  return (
    <dl className="restore-effects">
      {lines.map(({ way, things }) => (
        <div key={way} data-way={way}>
          {ICONS[way]}
          <dt>{t(`restore.preview.${way}`)}</dt>
          <dd>{things}</dd>
        </div>
      ))}
    </dl>
  )
}

export function EffectCounts({ effects }: { effects: Effects }) {
  const { t, format } = useText()
  return (
    <CountTable
      label={t('restore.preview.counts')}
      kind={t('restore.preview.kind')}
      counts={[t('restore.preview.now'), t('restore.preview.restored')]}
    >
      {KINDS.map((kind) => (
        <Table.Tr key={kind} data-same={effects[kind].now === effects[kind].restored}>
          <Table.Th scope="row">{t(`restore.column.${kind}`)}</Table.Th>
          <Table.Td ta="right">{format.integer(effects[kind].now)}</Table.Td>
          <Table.Td ta="right">{format.integer(effects[kind].restored)}</Table.Td>
        </Table.Tr>
      ))}
    </CountTable>
  )
}
