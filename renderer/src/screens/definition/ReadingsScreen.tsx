import { Loading } from '../../parts/Loading'

export function ReadingsScreen() {
  return <Loading />
}
