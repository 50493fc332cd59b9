/**
 * The post round: what waits becomes letters, letters are claimed, sent and settled. The database decides what is sent
 * and remembers it (supabase/migrations/*_mail.sql); this only carries. Rounds may overlap, here or on other servers:
 * each letter is claimed by one.
 */
import { log } from '../log.ts';
import { compose, type Letter } from './letter.ts';
import { judge, type Send } from './smtp.ts';

export type Sql = <Row extends Record<string, unknown>>(sql: string, params?: unknown[]) => Promise<Row[]>;

export type Office = { sql: Sql; send: Send; origin: string; now?: () => Date; stopped?: () => boolean };

/** Runs one round until nothing is left to claim. @returns how many letters were taken and refused */
export const runPost = async ({
  sql,
  send,
  origin,
  now = () => new Date(),
  stopped = () => false
}: Office): Promise<{ sent: number; refused: number }> => {
  const done = { sent: 0, refused: 0 };
  await sql('select private.letters_make($1)', [now().toISOString()]);
  while (!stopped()) {
    const claimed = await sql<{ letter: Letter }>('select private.letters_claim($1) as letter', [
      now().toISOString()
    ]);
    if (claimed.length === 0) break;
    for (const { letter } of claimed) {
      if (stopped()) break;
      try {
        await send(compose(letter, origin));
      } catch (error) {
        const { code, forGood } = judge(error);
        await sql('select private.letter_refused($1, $2, $3, $4)', [
          letter.id,
          now().toISOString(),
          code,
          forGood
        ]);
        log('warn', 'letter_refused', { code, attempt: letter.attempt, for_good: String(forGood) });
        done.refused += 1;
        continue;
      }
      await sql('select private.letter_sent($1, $2)', [letter.id, now().toISOString()]);
      done.sent += 1;
    }
  }
  return done;
};
