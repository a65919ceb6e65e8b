import { createHash } from 'node:crypto'
import type { ReadCtx } from '../../platform/events/context.ts'
import { hashOf, readMeasuresOf, readSetText } from './folder.reads.ts'
import { type Measures, readMeasures } from './measures.rules.ts'
import * as queries from './proposal.queries.ts'
import { measureClashes } from './proposal.rules.ts'
import type { CheckedFiles, Proposal, SetFiles } from './proposal.types.ts'
import { bearersOf, versionsOf } from './queries.ts'
import type { CriteriaSet, Problem, SetSummary } from './types.ts'
import { referencesOf, withMeasures } from './walk.rules.ts'

type Ctx = Pick<ReadCtx, 'tx'>

const setFile = 'set.yaml'
const measureFile = 'measures.yaml'
/** what comes with the system */
const folder = 'criteria-sets'

/** Which sets were proposed? Newest first. */
export const proposals = ({ tx }: Ctx): Promise<Omit<Proposal, 'file' | 'measures'>[]> => queries.allProposals(tx)

/** One proposal with its files. */
export const proposalOf = ({ tx }: Ctx, id: number): Promise<Proposal | undefined> => queries.proposalById(tx, id)

/** What is measured so far: what comes with the system, and what published sets brought. */
async function knownMeasures({ tx }: Ctx): Promise<Measures> {
  const delivered = await readMeasuresOf(folder).catch(() => null)
  const published = await queries.publishedMeasures(tx)
  return new Map([...(delivered?.measures ?? []), ...published.map((measure) => [measure.key, measure] as const)])
}

/** Could these files be published? Every problem with its line, and what units were judged by before. */
export async function checkFiles(ctx: Ctx, { file, measures }: SetFiles): Promise<CheckedFiles> {
  const known = await knownMeasures(ctx)
  const fresh = measures.trim() === '' ? { measures: new Map(), problems: [] } : readMeasures(measureFile, measures)
  const clashes = measureClashes(measureFile, measures, fresh.measures, known)
  const all: Measures = new Map([...fresh.measures, ...known])
  const { set, reading } = readSetText(setFile, file, all)
  const problems = [...fresh.problems, ...clashes, ...reading.problems, ...(set ? await together(ctx, set, all) : [])]
  const digest = createHash('sha256')
    .update(JSON.stringify([file, measures]))
    .digest('hex')
  const told = { hash: hashOf(file), digest, problems, before: set ? await beforeOf(ctx, set) : null }
  return { set: set && problems.length === 0 ? withMeasures(set, all) : null, ...told }
}

/** What only the published sets together can say: versions follow each other, names are free, sets that are spoken of are there. */
async function together({ tx }: Ctx, set: CriteriaSet, measures: Measures): Promise<Problem[]> {
  const problems: Problem[] = []
  const report = (what: string, mend: string) => problems.push({ file: setFile, line: 1, what, mend })
  const next = (await queries.highestVersion(tx, set.id)) + 1
  if (set.version !== next)
    report(
      `bộ ${set.id} ghi phiên bản ${set.version}, phiên bản tiếp theo là ${next}`,
      `ghi version: ${next}; phiên bản đã công bố không sửa được`,
    )
  for (const { setId, alias } of await bearersOf(tx, set.id, set.aliases))
    report(`tên «${alias}» đã là của bộ ${setId}`, 'mỗi tên chỉ một bộ: bỏ khỏi aliases')
  for (const { name, kind } of referencesOf(set)) {
    const isThere = name === set.id || (await versionsOf(tx, name)).length > 0
    if (!isThere && !(kind === 'setOrMeasure' && measures.get(name)?.kind === 'yesNo'))
      report(`nói tới «${name}» mà không có bộ tiêu chí nào mang mã ấy`, 'công bố bộ ấy trước, hoặc sửa mã')
  }
  return problems
}

async function beforeOf({ tx }: Ctx, set: CriteriaSet): Promise<SetSummary | null> {
  const own = (await versionsOf(tx, set.id)).filter(({ id, version }) => id === set.id && version < set.version).at(-1)
  if (own) return own
  const other = await queries.judgedBefore(tx, set, set.validFrom)
  return (other && (await versionsOf(tx, other.id)).find(({ version }) => version === other.version)) ?? null
}
