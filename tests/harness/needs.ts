import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of these programs that stands on the PATH, or the one that the environment names. */
function find(variable: string, ...names: string[]): string | null {
  const given = process.env[variable]
  if (given) return given
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null
}

/**
 * Programs outside npm that some tests need: the path, or null where this machine has none.
 * A test says so with `test.skipIf(chromium === null)(…)`; `npm test` counts the skipped aloud, `.ci/run` installs the program and accepts no skip.
 */
export const chromium = find('CHROMIUM', 'chromium', 'chromium-browser', 'google-chrome')
export const libreOffice = find('LIBREOFFICE', 'soffice', 'libreoffice')
export const pdfToText = find('PDFTOTEXT', 'pdftotext')
export const pdfSig = find('PDFSIG', 'pdfsig')

/** For people: what is missing here, and the Debian package that brings it. */
export const missingPrograms = (): { name: string; debian: string }[] =>
  [
    { name: 'Chromium', debian: 'chromium', path: chromium },
    { name: 'LibreOffice', debian: 'libreoffice', path: libreOffice },
    { name: 'poppler', debian: 'poppler-utils', path: pdfToText },
  ]
    .filter(({ path }) => path === null)
    .map(({ name, debian }) => ({ name, debian }))
