import { Loading } from '../../parts/Loading'

export function CompareScreen() {
  return <Loading />
}
