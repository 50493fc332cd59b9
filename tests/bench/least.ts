/**
 * Milliseconds for each of these questions, the least of five rounds: what else the machine does only ever adds, and
 * the questions are what differs.
 */
export const leastOf = async <Question>(
  questions: readonly Question[],
  ask: (question: Question) => unknown
): Promise<number[]> => {
  const times = questions.map(() => Infinity);
  for (let round = 0; round < 5; round++)
    for (const [n, question] of questions.entries()) {
      const start = performance.now();
      await ask(question);
      times[n] = Math.min(times[n] ?? Infinity, performance.now() - start);
    }
  return times;
};
