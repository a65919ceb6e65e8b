import { done, type Result, refused } from '../../platform/base/result.ts'
import { refusals } from './refusals.text.ts'
import { type Answer, answers, type Content } from './types.ts'

/** One answer for every content that is asked, and nothing else; a refusal names those that are open. */
export function readAnswers(contents: readonly Content[], given: ReadonlyMap<string, string>): Result<[string, Answer][]> {
  const read = contents.map(({ key, text }) => ({ key, text, answer: answers.find((one) => one === given.get(key)) }))
  const open = read.filter(({ answer }) => answer === undefined)
  if (open.length > 0) return refused(refusals.unanswered(open.map(({ text }) => ({ where: text, what: 'chưa chọn' }))))
  return done(read.flatMap(({ key, answer }): [string, Answer][] => (answer ? [[key, answer]] : [])))
}
