// Numbers of CRM records, compared exactly as they are written; but Salesforce writes the same id in 15 or 18 characters.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/**
 * What a number is found by. Of 18 characters of which the last three are the check of the first fifteen: the fifteen,
 * whose case matters. Anything else: itself.
 */
export function numberKey(number: string): string {
  return number.length === 18 && isLongId(number) ? number.slice(0, 15) : number
}

function isLongId(id: string): boolean {
  if (!/^[A-Za-z0-9]{15}[A-Z0-5]{3}$/.test(id)) return false
  for (let block = 0; block < 3; block += 1) {
    let bits = 0
    for (let i = 0; i < 5; i += 1) if (/[A-Z]/.test(id.charAt(block * 5 + i))) bits |= 1 << i
    if (LETTERS.charAt(bits) !== id.charAt(15 + block)) return false
  }
  return true
}
