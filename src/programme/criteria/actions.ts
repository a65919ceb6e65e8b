import { Refused } from '../../platform/base/refusal.ts'
import { done, type Result, refused } from '../../platform/base/result.ts'
import type { WriteCtx } from '../../platform/events/context.ts'
import { readFolder } from './folder.reads.ts'
import * as queries from './queries.ts'
import type { CriteriaSet, Problem } from './types.ts'

export type Published = 'published' | 'already'

/**
 * Publishes one version of a set and pins it to the hash of its file.
 * The same file again changes nothing; a published version whose file has changed is refused (`set.changed`).
 */
export async function publish(ctx: WriteCtx, set: CriteriaSet, { hash, by }: { hash: string; by: string }): Promise<Result<Published>> {
  const before = await queries.publishedHash(ctx.tx, set.id, set.version)
  if (before === hash) return done('already')
  if (before !== undefined)
    return refused({
      code: 'set.changed',
      text: `Bộ ${set.id} phiên bản ${set.version} đã công bố nên tệp không được sửa. Khôi phục tệp cũ, rồi ghi thay đổi vào set.v${set.version + 1}.yaml với version: ${set.version + 1}.`,
      offenders: [
        {
          where: `${set.id}, phiên bản ${set.version}`,
          what: `đã công bố với mã băm ${before.slice(0, 12)}…, tệp bây giờ là ${hash.slice(0, 12)}…`,
        },
      ],
      status: 409,
    })
  const bearers = await queries.bearersOf(ctx.tx, set.id, set.aliases)
  if (bearers.length > 0)
    return refused({
      code: 'set.nameTaken',
      text: `Tên của bộ ${set.id} trùng với bộ đã công bố. Bỏ tên trùng khỏi aliases rồi công bố lại.`,
      offenders: bearers.map(({ setId, alias }) => ({ where: alias, what: `đã là của bộ ${setId}` })),
      status: 409,
    })
  const provinceId = set.provinceCode === undefined ? null : await queries.provinceByCode(ctx.tx, set.provinceCode, set.validFrom)
  if (provinceId === undefined)
    return refused({
      code: 'set.provinceUnknown',
      text: `Không có tỉnh mã ${set.provinceCode} vào ngày ${set.validFrom}. Nạp danh mục đơn vị trước, hoặc sửa provinceCode của bộ ${set.id}.`,
      status: 422,
    })
  await queries.insertVersion(ctx.tx, { set, hash, provinceId, bands: set.bands ?? null, by, at: ctx.now })
  await ctx.enter({
    chain: 'country',
    kind: 'criteria.published',
    payload: { set: set.id, version: set.version, hash, decision: set.decision },
  })
  return done('published')
}

/** Publishes every set of the folder that is not published yet; throws the refusal when a file is wrong or a published one has changed. */
export async function publishAll(ctx: WriteCtx, folder: string): Promise<{ published: string[]; already: number }> {
  const { sets, problems } = await readFolder(folder)
  if (problems.length > 0) throw new Refused(invalid(problems))
  const published: string[] = []
  for (const { set, hash } of sets) {
    const result = await publish(ctx, set, { hash, by: ctx.actor })
    if (!result.ok) throw new Refused(result.refusal)
    if (result.value === 'published') published.push(`${set.id} phiên bản ${set.version}`)
  }
  return { published, already: sets.length - published.length }
}

/** The refusal of files that are wrong, each with its line and how to mend it. */
export const invalid = (problems: Problem[]) => ({
  code: 'set.invalid',
  text: `Có ${problems.length} chỗ sai trong các bộ tiêu chí. Sửa từng chỗ rồi chạy lại.`,
  offenders: problems.map(({ file, line, what, mend }) => ({ where: `${file}:${line}`, what: `${what}. Cách sửa: ${mend}` })),
  status: 422 as const,
})
