import type { ReadCtx } from '../../platform/events/context.ts'
import { setById, setInForce } from './reads.ts'

/** The criteria that communes are judged by today, as a form offers them. */
export async function criteriaChoices(ctx: ReadCtx): Promise<{ value: string; text: string }[]> {
  const set = await setInForce(ctx, 'commune', 'standard', ctx.today)
  return (set?.criteria ?? []).map(({ code, name }) => ({ value: `${set?.id}/${code}`, text: `Tiêu chí ${code}: ${name}` }))
}

/** What criteria are called: «Tiêu chí 17: Môi trường và an toàn thực phẩm»; one question a set. */
export async function criterionNames(ctx: ReadCtx, keys: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const wanted = keys.filter((key) => key !== null)
  for (const setId of new Set(wanted.map((key) => key.split('/')[0] ?? ''))) {
    const set = await setById(ctx, setId, ctx.today)
    for (const { code, name } of set?.criteria ?? []) names.set(`${setId}/${code}`, `Tiêu chí ${code}: ${name}`)
  }
  for (const key of wanted) if (!names.has(key)) names.set(key, `Tiêu chí ${key.split('/')[1]} (${key.split('/')[0]})`)
  return names
}
