// A place for files: they are dropped on it, or chosen by the buttons that stand in it.
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { filesOf } from '../client/droppedFiles'

interface Props {
  title: string
  /** While files are held above it. */
  overTitle: string
  or: string
  /** Which files, and what becomes of them. */
  notes: readonly [string, string]
  onFiles(files: Promise<readonly File[]>): void
  /** The buttons. */
  children: ReactNode
}

export function DropZone({ title, overTitle, or, notes, onFiles, children }: Props) {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFiles(filesOf(event.dataTransfer))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the buttons are everybody's.
    <div
      className="import-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={40} stroke={1.3} aria-hidden />
      <p className="import-drop-title">{over ? overTitle : title}</p>
      <p className="nps-quiet">{or}</p>
      {children}
      <p className="nps-quiet">
        {notes[0]}
        <br />
        {notes[1]}
      </p>
    </div>
  )
}
