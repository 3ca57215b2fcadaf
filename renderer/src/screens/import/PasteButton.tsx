// The clipboard for those who reach for a button. Where the page may not read it by itself, the keys are named instead.
import { Button } from '@mantine/core'
import { useOs } from '@mantine/hooks'
import { IconClipboard } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../text'

interface Props {
  disabled: boolean
  onText(text: string): void
}

export function PasteButton({ disabled, onText }: Props) {
  const { t } = useText()
  const [byKeys, setByKeys] = useState(false)
  const keys = t(useOs() === 'macos' ? 'import.paste.keysMac' : 'import.paste.keys')
  const read = async () => {
    try {
      onText(await navigator.clipboard.readText())
    } catch {
      // Not allowed, or not supported here. The keys always work: then it is the user who hands the text over.
      setByKeys(true)
    }
  }
  return (
    <>
      <Button
        variant="default"
        disabled={disabled}
        leftSection={<IconClipboard size={16} aria-hidden />}
        onClick={() => void read()}
      >
        {t('import.paste.button', { keys })}
      </Button>
      <span role="status" className="import-paste-keys">
        {byKeys && t('import.paste.byKeys', { keys })}
      </span>
    </>
  )
}
