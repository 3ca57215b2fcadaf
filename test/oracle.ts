// Compares the statistics with a file of reference values: tsx test/oracle.ts FILE
// Leaves with 0 when nothing failed, 1 when a case failed, 2 when the file cannot be used. Last line: the sums.
import { compareFile } from './stats/oracle-cases'

const { code, lines } = compareFile(process.argv[2])
for (const line of lines) {
  if (code === 2) console.error(line)
  else console.log(line)
}
process.exitCode = code
