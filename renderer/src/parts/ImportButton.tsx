// The way into the import of a wave: a link, or in a read-only look a button that says why it leads nowhere.
import { Button, type ButtonProps } from '@mantine/core'
import { Link } from 'wouter'
import type { WaveId } from '../../../shared/model/ids'
import { useLookOnly } from './useLookOnly'

export function ImportButton({ wave, ...look }: ButtonProps & { wave: WaveId }) {
  const shut = useLookOnly()
  if (shut.disabled) return <Button {...look} {...shut} />
  return <Button component={Link} href={`/waves/${wave}/import`} {...look} />
}
