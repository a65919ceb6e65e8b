import { done, type Result, refused } from '../../platform/base/result.ts'
import { tidy } from '../../platform/text/fold.ts'
import { tidyLines } from '../difficulties/thread.rules.ts'
import type { Given } from './form.rules.ts'
import { refusals } from './refusals.text.ts'

export type NewComment = { name: string; contact: string; text: string }

const [shortest, longest] = [5, 2_000]
const oneLine = (text: string) => tidy(text.replace(/\p{Cc}/gu, ' '))
const lengthOf = (text: string) => [...text].length

/** Whether the contact is one that can be used: an address of mail, or a telephone number. */
const isContact = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text) || /^\+?[\d .-]{9,18}$/.test(text)

/**
 * Reads a comment: signed, with a way to reach who signs, since nobody is published without a name. Links are left out of comments, as text
 * they stay text.
 */
export function readComment(given: Given): Result<NewComment> {
  const comment = { name: oneLine(given('ten')), contact: oneLine(given('lien-he')), text: tidyLines(given('noi-dung')) }
  const wrong: { where: string; what: string }[] = []
  if (lengthOf(comment.name) < 2 || lengthOf(comment.name) > 80) wrong.push({ where: 'Họ và tên', what: 'ghi từ 2 đến 80 chữ cái' })
  if (!isContact(comment.contact) || lengthOf(comment.contact) > 120)
    wrong.push({ where: 'Cách liên hệ', what: 'ghi thư điện tử hoặc số điện thoại' })
  if (lengthOf(comment.text) < shortest || lengthOf(comment.text) > longest)
    wrong.push({ where: 'Nội dung', what: `ghi từ ${shortest} đến 2.000 chữ cái` })
  return wrong.length > 0 ? refused(refusals.badComment(wrong)) : done(comment)
}

/** A field that people do not see: whoever fills it in is a program, and is thanked like everybody. */
export const isProgram = (given: Given): boolean => given('trang-web') !== ''
