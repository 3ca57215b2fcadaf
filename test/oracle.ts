// Compares the statistics with a file of reference values: tsx test/oracle.ts FILE
// Leaves with 0 when nothing failed, 1 when a case failed, 2 when the file cannot be used. The last line holds the sums.
import { readCases, report, UnusableFile } from './stats/oracle-cases'

function main(path: string | undefined): number {
  try {
    if (path === undefined) throw new UnusableFile('Name the reference file: tsx test/oracle.ts FILE.')
    const { lines, failed } = report(readCases(path))
    console.log(lines.join('\n'))
    return failed > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error
    console.error(error.message)
    return 2
  }
}

process.exitCode = main(process.argv[2])
