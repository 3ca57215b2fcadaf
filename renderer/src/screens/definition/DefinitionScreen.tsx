import { Loading } from '../../parts/Loading'

export function DefinitionScreen() {
  return <Loading />
}
