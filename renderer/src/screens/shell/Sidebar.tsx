// The places of an open program. Only places that exist are listed.
import { IconAddressBook, IconCalendarEvent, IconChecklist, IconLayoutList, IconSettings } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import type { ProgramInfo } from '../../../../shared/contract/program'
import { useText } from '../../text'
import { isIn, type PlaceName } from './places'

const ICON = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

function Place({ to, icon, children }: { to: PlaceName; icon: ReactNode; children: ReactNode }) {
  const [location] = useLocation()
  const current = isIn(to, location) ? ({ 'aria-current': 'page' } as const) : {}
  return (
    <li>
      <Link href={`/${to}`} className="nps-place" {...current}>
        {icon}
        {children}
      </Link>
    </li>
  )
}

/** Open actions as a number; in red, and said to be overdue, when some are. */
function ActionCount({ open, overdue }: { open: number; overdue: number }) {
  const { t, format } = useText()
  if (open === 0) return null
  const number = format.integer(overdue > 0 ? overdue : open)
  const words =
    overdue > 0
      ? t('shell.overdueActions', { count: overdue, number })
      : t('shell.openActions', { count: open, number })
  return (
    <span className="nps-count" data-overdue={overdue > 0} title={words}>
      <span aria-hidden="true">
        {number}
        {overdue > 0 && ' !'}
      </span>
      <span className="nps-visually-hidden">{words}</span>
    </span>
  )
}

export function Sidebar({ program }: { program: ProgramInfo }) {
  const { t } = useText()
  return (
    <nav className="nps-sidebar" aria-label={t('shell.navigation')}>
      <ul>
        <Place to="campaigns" icon={<IconLayoutList {...ICON} />}>
          {t('shell.campaigns')}
        </Place>
        <Place to="calendar" icon={<IconCalendarEvent {...ICON} />}>
          {t('calendar.title')}
        </Place>
        <Place to="contacts" icon={<IconAddressBook {...ICON} />}>
          {t('people.title')}
        </Place>
        <Place to="actions" icon={<IconChecklist {...ICON} />}>
          {t('shell.actions')}
          <ActionCount open={program.openActions} overdue={program.overdueActions} />
        </Place>
      </ul>
      <hr />
      <ul>
        <Place to="settings" icon={<IconSettings {...ICON} />}>
          {t('shell.settings')}
        </Place>
      </ul>
    </nav>
  )
}
