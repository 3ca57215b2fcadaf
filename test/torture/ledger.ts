// What the torture tests write: a small bank. Every transaction moves money, takes the next number and notes itself, so
// that a half transaction shows in the sum, and a lost one in the number.
import type { Database } from 'sql.js'
import type { Random } from '../../electron/engine/sample/random'
import { readable } from '../../electron/engine/store/database'
import { requireSound } from './soundness'

const ACCOUNTS = 20
const TOTAL = ACCOUNTS * 1000
/** Notes that are kept; older ones are deleted, so that pages become free and are used again. */
const KEPT = 60

/** Makes the bank; nothing has happened in it yet. */
export function found(database: Database): void {
  database.exec(`
    CREATE TABLE bank (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL) STRICT;
    CREATE TABLE sequence (number INTEGER NOT NULL) STRICT;
    CREATE TABLE note (number INTEGER PRIMARY KEY, amount INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE INDEX note_text ON note (text);
    INSERT INTO sequence VALUES (0);
    WITH RECURSIVE ids(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < ${ACCOUNTS})
    INSERT INTO bank SELECT id, ${TOTAL / ACCOUNTS} FROM ids;
  `)
}

/** Transaction `number`, whole and committed when this returns. */
export function transfer(database: Database, number: number, random: Random): void {
  const amount = random.whole(1, 100)
  const text = random.next().toString(36).repeat(random.whole(1, 60))
  database.run('BEGIN IMMEDIATE')
  database.run('UPDATE bank SET balance = balance - ? WHERE id = ?', [amount, random.whole(1, ACCOUNTS)])
  database.run('INSERT INTO note VALUES (?, ?, ?)', [number, amount, text])
  database.run('UPDATE sequence SET number = ?', [number])
  database.run('DELETE FROM note WHERE number <= ?', [number - KEPT])
  database.run('UPDATE bank SET balance = balance + ? WHERE id = ?', [amount, random.whole(1, ACCOUNTS)])
  database.run('COMMIT')
}

/** The number of the last transaction. Throws when the file is damaged, or a transaction is only half there. */
export function audit(database: Database): number {
  requireSound(readable(database))
  const [row] = database.exec(
    `SELECT (SELECT sum(balance) FROM bank), (SELECT number FROM sequence), (SELECT max(number) FROM note),
            (SELECT count(*) FROM note), (SELECT count(*) FROM note INDEXED BY note_text WHERE text >= '')`,
  )[0]?.values ?? [[]]
  const [sum, number, latest, notes, indexed] = (row ?? []).map(Number)
  if (number === undefined) throw new Error('the bank has no sequence')
  if (sum !== TOTAL) throw new Error(`the sum is ${sum} instead of ${TOTAL}`)
  if (number > 0 && latest !== number) throw new Error(`number ${number}, but the latest note is ${latest}`)
  if (notes !== Math.min(number, KEPT) || indexed !== notes) throw new Error(`${notes} notes, ${indexed} in the index`)
  return number
}
