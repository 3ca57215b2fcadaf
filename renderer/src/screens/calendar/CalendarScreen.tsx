import { Loading } from '../../parts/Loading'

export function CalendarScreen() {
  return <Loading />
}
