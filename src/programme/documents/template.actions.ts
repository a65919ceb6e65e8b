import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { paperTypes } from '../../platform/base/paper.ts'
import { isRefused, type Refusal, refuse } from '../../platform/base/refusal.ts'
import { done, orThrow, type Result, refused } from '../../platform/base/result.ts'
import { writing } from '../../platform/events/context.ts'
import type { Files } from '../../platform/files/store.ts'
import { ofForms, openPackage } from '../../platform/files/unpacked.ts'
import { tidy } from '../../platform/text/fold.ts'
import { allowed } from '../people/access.ts'
import { placeOf } from '../people/reads.ts'
import type { Acting } from '../people/visit.reads.ts'
import { chainOf } from '../units/chain.rules.ts'
import type { Typed } from './draft.rules.ts'
import { refusals } from './refusals.text.ts'
import * as queries from './template.queries.ts'
import { checkFields } from './template.rules.ts'
import { templateRefusals } from './template.text.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The fields of a Word file, once it is sure that it is one, unpacks to what a document can be, and carries no macro. */
async function fieldsIn(path: string): Promise<Result<string[]>> {
  const { fileTypeFromFile } = await import('file-type')
  const type = (await fileTypeFromFile(path))?.mime ?? ''
  if (/macroenabled/i.test(type)) return refused(templateRefusals.macros)
  if (type !== wordType) return refused(templateRefusals.notWord)
  const bytes = await readFile(path)
  const names: string[] = []
  try {
    const opened = await openPackage(path, ofForms)
    const { unzipSync } = await import('fflate')
    // the directory alone: nothing is unpacked here
    unzipSync(bytes, { filter: ({ name }) => names.push(name) < 0 })
    // every part is read once, whatever the directory says of it: what unpacks to too much ends here
    for (const name of names.filter((one) => !one.endsWith('/'))) for await (const _ of opened.read(name));
  } catch (error) {
    if (!isRefused(error)) throw error
    return refused(error.refusal.code === 'file.bomb' ? templateRefusals.tooBig : templateRefusals.notWord)
  }
  if (names.some((name) => /vbaProject/i.test(name))) return refused(templateRefusals.macros)
  const { TemplateHandler } = await import('easy-template-x')
  try {
    return checkFields((await new TemplateHandler().parseTags(bytes)).map(({ name }) => name))
  } catch (error) {
    return refused(templateRefusals.broken(error instanceof Error ? error.message.slice(0, 200) : ''))
  }
}

/** Takes a template in, as a new version where the unit has one of its name: only one in which every field is known and none is missing. */
export async function addTemplate(
  acting: Acting,
  form: Typed,
  path: string,
  { store }: Pick<Files, 'store'>,
): Promise<Result<{ version: number }>> {
  const given = (name: string) => tidy(form[name] ?? '')
  const refusal = ((): Refusal | null => {
    if (given('ten') === '') return templateRefusals.noName
    return given('ly-do') === '' ? templateRefusals.noReason : null
  })()
  if (refusal) return refused(refusal)
  const fields = await fieldsIn(path)
  if (!fields.ok) return fields
  const { hash, size } = await store.put(createReadStream(path))
  return writing(acting, async (ctx) => {
    const unitId = acting.actor.chosen?.unitId ?? 0
    orThrow(allowed(acting.actor, 'documents.template', await placeOf(ctx, unitId)))
    const type = paperTypes.find((one) => one === given('loai')) ?? refuse(refusals.noType)
    const row = { unitId, type, name: given('ten').slice(0, 100), hash, size, fields: fields.value, because: given('ly-do') }
    const version = await queries.addTemplate(ctx.tx, { ...row, by: ctx.actor, at: ctx.now })
    await ctx.enter({ chain: chainOf({ unitId }), kind: 'documents.templateAdded', payload: { ...row, version } })
    return { version }
  })
}

/** A template filled with words: the Word file. */
export async function fillTemplate(bytes: Buffer, values: Record<string, string>): Promise<Result<Uint8Array>> {
  const { TemplateHandler } = await import('easy-template-x')
  try {
    return done(new Uint8Array(await new TemplateHandler().process(bytes, values)))
  } catch (error) {
    return refused(templateRefusals.broken(error instanceof Error ? error.message.slice(0, 200) : ''))
  }
}
