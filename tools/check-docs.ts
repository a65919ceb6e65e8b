import { checkDependencies, checkNamedFiles } from './check-docs/architecture.ts'
import { type Fault, type House, readHouse } from './check-docs/house.ts'
import { checkLinks } from './check-docs/links.ts'
import { checkCommands, checkDecisions, checkModules, checkScripts, checkWorkplace } from './check-docs/papers.ts'

const checks = [checkLinks, checkNamedFiles, checkDependencies, checkScripts, checkCommands, checkModules, checkDecisions, checkWorkplace]

/** Everything in which the documents and the house disagree. */
export const checkDocs = (house: House): Fault[] => checks.flatMap((check) => check(house))

export const tell = ({ file, line, what, mend }: Fault): string => `${file}:${line}  ${what}\n    mend: ${mend}`

if (process.argv[1] === import.meta.filename) {
  const house = readHouse(process.cwd())
  const faults = checkDocs(house)
  for (const fault of faults) console.error(tell(fault))
  console.error(`docs: ${house.documents.size} documents, ${checks.length} checks: ${faults.length} faults`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
