/**
 * A bounded memory of answers: the least recently asked goes first. Answers hold as long as their revision does,
 * so the revision is part of the key (see figures.revision) and an old answer is never given.
 */
export function answerMemory(limit: number) {
  const answers = new Map<string, unknown>()
  return {
    get: <T>(key: string): T | undefined => {
      const found = answers.get(key)
      if (found === undefined) return undefined
      answers.delete(key)
      answers.set(key, found)
      return found as T
    },
    put: (key: string, answer: unknown): void => {
      answers.set(key, answer)
      const oldest = answers.keys().next()
      if (answers.size > limit && !oldest.done) answers.delete(oldest.value)
    },
  }
}
