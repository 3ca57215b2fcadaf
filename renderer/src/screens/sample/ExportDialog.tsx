// Writes a list of the sample for the survey tool, and says how to use it there and how the code comes back.
import { Button, Group, Radio, SegmentedControl, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { DrawCell, ListKind, Sample, SurveyTool } from '../../../../shared/contract/sample'
import type { WaveHeader } from '../../../../shared/contract/wave'
import { call, useShell } from '../../client'
import { useText } from '../../text'
import { attempt } from '../shell/failures'
import { LeftOut } from './LeftOut'
import { ScopeField } from './ScopeField'
import { onList, scopeOf, useListed } from './useListed'
import { barredText } from './words'

const LISTS: readonly ListKind[] = ['sample', 'reminder', 'reserve', 'all']
const TOOLS: readonly SurveyTool[] = ['surveymonkey', 'typeform', 'hubspot', 'plain']
const FORMATS = ['csv', 'xlsx'] as const
const KINDS = { xlsx: 'spreadsheet', csv: 'csv' } as const

/** Characters that a file's name cannot hold on every system. */
const FORBIDDEN = /[\\/:*?"<>|]+/g
/** Each name's share of a file name that every system and every host accepts. */
const LONGEST_NAME = 24

const clipped = (name: string) => (name.length <= LONGEST_NAME ? name : name.slice(0, LONGEST_NAME).trimEnd())

interface Props {
  wave: WaveHeader
  sample: Sample
  first: DrawCell | null
}

export function ExportDialog({ wave, sample, first }: Props) {
  const { t, format, language } = useText()
  const shell = useShell()
  // What is most likely wanted: those to send; once all are sent, those to remind.
  const [list, setList] = useState<ListKind>(sample.drawn > sample.sent ? 'sample' : 'reminder')
  const [tool, setTool] = useState<SurveyTool>('surveymonkey')
  const [as, setAs] = useState<(typeof FORMATS)[number]>('csv')
  const [chosen, setChosen] = useState<DrawCell[]>(first === null ? [] : [first])
  const [busy, setBusy] = useState(false)
  const [despiteRule, setDespiteRule] = useState(false)
  const listed = useListed(wave.id, list, chosen)
  const count = listed && onList(listed, despiteRule)

  const save = async () => {
    const name = t('sample.export.fileName', {
      campaign: clipped(wave.campaign.name),
      wave: clipped(wave.name),
      list: t(`sample.export.lists.${list}`),
      tool: t(`sample.export.tools.${tool}`),
    }).replaceAll(FORBIDDEN, ' ')
    setBusy(true)
    await attempt(language, name, async () => {
      const to = await shell.pickTarget(KINDS[as], `${name}.${as}`)
      if (!to) return
      const input = { wave: wave.id, list, tool, format: as, language, to, despiteRule, ...scopeOf(chosen) }
      const { rows, leftOut } = await call('sample.export', input)
      await shell.deliver(to)
      modals.closeAll()
      const next = list === 'reminder' ? 'doneReminder' : list === 'sample' ? 'doneText' : 'doneOther'
      const left = barredText(leftOut, null, sample.rules.contactDays, t, format)
      notifications.show({
        title: t('sample.export.done', { count: rows, number: format.integer(rows) }),
        message: [t(`sample.export.${next}`, { file: to.name }), ...(left === null ? [] : [left])].join(' '),
        autoClose: 12_000,
      })
    })
    setBusy(false)
  }

  return (
    <Stack gap="md">
      <Radio.Group
        label={t('sample.export.list')}
        value={list}
        onChange={(value) => setList(LISTS.find((one) => one === value) ?? 'sample')}
      >
        <div className="sample-choices">
          {LISTS.map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`sample.export.lists.${one}`)}
              description={t(`sample.export.listText.${one}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <ScopeField cells={sample.cells} chosen={chosen} onChange={setChosen} />
      <div>
        <p className="sample-label" id="sample-tool">
          {t('sample.export.tool')}
        </p>
        <SegmentedControl
          aria-labelledby="sample-tool"
          fullWidth
          value={tool}
          onChange={(value) => setTool(TOOLS.find((one) => one === value) ?? 'plain')}
          data={TOOLS.map((one) => ({ value: one, label: t(`sample.export.tools.${one}`) }))}
        />
        <div className="sample-how">
          <p>{t(`sample.export.toolText.${tool}`)}</p>
          <p>{t('sample.export.codeText')}</p>
        </div>
      </div>
      <div>
        <p className="sample-label" id="sample-format">
          {t('sample.export.format')}
        </p>
        <SegmentedControl
          aria-labelledby="sample-format"
          value={as}
          onChange={(value) => setAs(value === 'xlsx' ? 'xlsx' : 'csv')}
          data={FORMATS.map((one) => ({ value: one, label: t(`sample.export.formats.${one}`) }))}
        />
      </div>
      <LeftOut
        listed={listed}
        rules={sample.rules}
        despiteRule={despiteRule}
        onDespiteRule={setDespiteRule}
        what="Export"
      />
      <Group justify="space-between" gap="xs">
        <Text size="sm" role="status">
          {count === 0
            ? t('sample.export.nobody')
            : count !== null && t('sample.export.count', { count, number: format.integer(count) })}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('common.cancel')}
          </Button>
          <Button onClick={() => void save()} loading={busy} disabled={!count}>
            {t('sample.export.save')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
