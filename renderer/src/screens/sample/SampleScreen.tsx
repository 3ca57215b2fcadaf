import { Loading } from '../../parts/Loading'

export function SampleScreen() {
  return <Loading />
}
