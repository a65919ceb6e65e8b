import { checkImports } from './check-floors/imports.ts'
import { checkSql } from './check-floors/own-schema.ts'
import { layOut } from './check-floors/place.ts'
import { checkPurity } from './check-floors/purity.ts'
import { type Breach, describe, readTree, type Tree } from './check-floors/tree.ts'

export type FloorReport = { breaches: Breach[]; files: number; imports: number; sentences: number }

/** All six laws of ARCHITECTURE.md over a source tree. */
export function checkFloors(tree: Tree): FloorReport {
  const { places, order, breaches } = layOut(tree)
  const imports = checkImports(tree, places, order)
  const sql = checkSql(tree, places, order)
  const all = [...breaches, ...imports.breaches, ...checkPurity(tree, places), ...sql.breaches]
  all.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.law - b.law)
  return { breaches: all, files: tree.size, imports: imports.imports, sentences: sql.sentences }
}

if (process.argv[1] === import.meta.filename) {
  const { breaches, files, imports, sentences } = checkFloors(readTree(process.cwd()))
  for (const breach of breaches) console.error(describe(breach))
  console.error(`floors: ${files} files, ${imports} imports, ${sentences} SQL sentences, 6 laws: ${breaches.length} breaches`)
  process.exitCode = breaches.length === 0 ? 0 : 1
}
