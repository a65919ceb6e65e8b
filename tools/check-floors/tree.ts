import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A source tree in memory: path from the root (`src/programme/units/rules.ts`) → text. Tests plant breaches in one. */
export type Tree = Map<string, string>

/** A law that a file breaks, where, and how to mend it. */
export type Breach = { law: 1 | 2 | 3 | 4 | 5 | 6; file: string; line: number; what: string; mend: string }

const lawNames: Record<Breach['law'], string> = {
  1: "a file's name tells its floor",
  2: 'imports go down, and to earlier modules',
  3: 'floor 1 is pure',
  4: 'SQL stands in queries',
  5: 'a module writes only its own schema',
  6: 'the platform knows no programme',
}

/** Files of `folders` that git knows of or would take (so build output and dependencies are left out). */
export function listFiles(root: string, ...folders: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return [...new Set(listed.split('\0'))].filter((path) => path && existsSync(join(root, path))).sort()
}

/** Everything under `src/`; only source text is read, other files are known by name. */
export function readTree(root: string): Tree {
  return new Map(listFiles(root, 'src').map((path) => [path, /\.[cm]?[jt]sx?$/.test(path) ? readFileSync(join(root, path), 'utf8') : '']))
}

export const describe = ({ file, line, law, what, mend }: Breach): string =>
  `${file}:${line}  law ${law} (${lawNames[law]})\n    ${what}\n    mend: ${mend}`
