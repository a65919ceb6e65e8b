import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { checkSet } from './check.rules.ts'
import { type Measures, readMeasures } from './measures.rules.ts'
import { readSet } from './set.rules.ts'
import type { Problem, SetFile } from './types.ts'
import { referencesOf, withMeasures } from './walk.rules.ts'

export type Folder = { measures: Measures; sets: SetFile[]; problems: Problem[] }

/** What pins a set: over the text of its file. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** What is there to measure: the shared list beside the sets. */
export async function readMeasuresOf(folder: string): Promise<{ measures: Measures; problems: Problem[] }> {
  const file = join(folder, 'measures.yaml')
  return readMeasures(file, await readFile(file, 'utf8'))
}

/** Every set of the folder that can be read, and everything that is wrong, file by file. */
export async function readFolder(folder: string): Promise<Folder> {
  const { measures, problems } = await readMeasuresOf(folder)
  const found = await readdir(folder, { recursive: true })
  const files = found.filter((path) => path.split(sep).length === 2 && /^set(\.v\d+)?\.yaml$/.test(basename(path))).sort()
  const read = await Promise.all(files.map((path) => readSetFile(join(folder, path), measures)))
  const sets = read.flatMap(({ set }) => (set ? [set] : []))
  return {
    measures,
    sets,
    problems: [...problems, ...read.flatMap((one) => one.problems), ...togetherProblems(sets, measures, new Set(files.map(dirname)))],
  }
}

/** The text of one set, read and checked by itself; what is wrong stands in `reading`, with its line. */
export function readSetText(path: string, text: string, measures: Measures): ReturnType<typeof readSet> {
  const read = readSet(path, text)
  if (read.set) checkSet(read.set, measures, (at, what, mend) => read.reading.report(at, what, mend))
  return read
}

/** One file, read and checked; `set` is null when it has a problem. */
export async function readSetFile(path: string, measures: Measures): Promise<{ set: SetFile | null; problems: Problem[] }> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null)
    return { set: null, problems: [{ file: path, line: 1, what: 'không đọc được tệp', mend: 'nêu đường dẫn tới một tệp set.yaml' }] }
  const { set, reading } = readSetText(path, text, measures)
  if (set === null) return { set: null, problems: reading.problems }
  if (basename(dirname(path)) !== set.id)
    reading.report(set, `thư mục «${basename(dirname(path))}» khác mã bộ «${set.id}»`, 'đổi tên thư mục hoặc id')
  const expected = set.version === 1 ? 'set.yaml' : `set.v${set.version}.yaml`
  if (basename(path) !== expected) reading.report(set, `phiên bản ${set.version} phải nằm trong ${expected}`, 'đổi tên tệp hoặc version')
  return {
    set: reading.problems.length === 0 ? { file: path, hash: hashOf(text), set: withMeasures(set, measures) } : null,
    problems: reading.problems,
  }
}

/** What only the sets together can say: names that two sets bear, sets that are spoken of and not there. */
function togetherProblems(files: SetFile[], measures: Measures, ids: ReadonlySet<string>): Problem[] {
  const bearers = new Map<string, string>()
  const problems: Problem[] = []
  for (const { file, set } of files) {
    for (const name of [set.id, ...set.aliases]) {
      const bearer = bearers.get(name) ?? set.id
      if (bearer !== set.id)
        problems.push({ file, line: 1, what: `tên «${name}» đã là của bộ ${bearer}`, mend: 'mỗi tên chỉ một bộ: bỏ khỏi aliases' })
      bearers.set(name, bearer)
    }
    for (const { name, kind } of referencesOf(set))
      if (!ids.has(name) && !(kind === 'setOrMeasure' && measures.get(name)?.kind === 'yesNo'))
        problems.push({
          file,
          line: 1,
          what: `nói tới «${name}» mà không có bộ tiêu chí nào mang mã ấy`,
          mend: `các bộ: ${[...ids].join(', ')}`,
        })
  }
  return problems
}
