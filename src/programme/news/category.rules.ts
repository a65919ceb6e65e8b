import { done, type Result, refused } from '../../platform/base/result.ts'
import { fold, tidy } from '../../platform/text/fold.ts'
import { parseId } from '../../platform/text/number.ts'
import type { Given } from './form.rules.ts'
import { refusals } from './refusals.text.ts'
import { slugOf } from './slug.rules.ts'
import type { Category } from './types.ts'

/** what feeds and addresses use for themselves */
const taken = ['tat-ca', 'tai-ve']
/** categories that the list of a portal carries */
const most = 30

const line = (text: string) => tidy(text.replace(/\p{Cc}/gu, ' '))

/** Reads a new category, or what a kept one shall be; every fault by name. `all`: those that are there. */
export function readCategory(given: Given, all: readonly Category[], before: Category | null): Result<Category> {
  const wrong: { where: string; what: string }[] = []
  const [name, nameEn, position] = [line(given('ten')), line(given('ten-en')), parseId(given('thu-tu'))]
  const lengthOf = (text: string) => [...text].length
  if (lengthOf(name) < 2 || lengthOf(name) > 60) wrong.push({ where: 'Tên chuyên mục', what: 'ghi từ 2 đến 60 chữ cái' })
  if (lengthOf(nameEn) < 2 || lengthOf(nameEn) > 60) wrong.push({ where: 'Tên tiếng Anh', what: 'ghi từ 2 đến 60 chữ cái' })
  if (position < 1 || position > 999) wrong.push({ where: 'Thứ tự', what: 'ghi số từ 1 đến 999' })
  const slug = before?.slug ?? slugOf(name).slice(0, 60)
  const others = all.filter((one) => one.slug !== before?.slug)
  if (others.some((one) => fold(one.name) === fold(name) || one.slug === slug) || taken.includes(slug))
    wrong.push({ where: 'Tên chuyên mục', what: `đã có chuyên mục «${name}»` })
  if (before === null && all.length >= most) wrong.push({ where: 'Chuyên mục', what: `đã có ${most} chuyên mục, là số nhiều nhất` })
  if (wrong.length > 0) return refused(refusals.badCategory(wrong))
  return done({ slug, number: (before?.number ?? 0) + 1, name, nameEn, position, closed: before?.closed ?? false })
}
