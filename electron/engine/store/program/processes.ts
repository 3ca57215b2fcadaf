// Other processes of this computer.

/** Whether a process number is in use. Anything but "no such process" (that of another account, say) is taken as a yes. */
export function mayLive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
