import { posix } from 'node:path'
import type { Fault, House } from './house.ts'

/** Lines of a Markdown text outside code blocks, with their numbers. */
export function proseOf(text: string): { line: number; text: string }[] {
  let isCode = false
  return text.split('\n').flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) {
      isCode = !isCode
      return []
    }
    return isCode ? [] : [{ line: index + 1, text: line }]
  })
}

/** All folders that hold a file, and the files. */
export function pathsOf(files: readonly string[]): Set<string> {
  const paths = new Set(files)
  for (const file of files) for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) paths.add(folder)
  return paths
}

/** The anchor that a heading gets. */
const anchorOf = (heading: string): string =>
  heading
    .replace(/[`*_]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (text: string): string[] =>
  proseOf(text).flatMap((line) => {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line.text)?.[1]
    return heading === undefined ? [] : [anchorOf(heading)]
  })

/** Relative links and pictures of every document lead to a file (and heading) that exists. */
export function checkLinks({ files, documents }: House): Fault[] {
  const paths = pathsOf(files)
  const faults: Fault[] = []
  for (const [file, text] of documents)
    for (const { line, text: prose } of proseOf(text))
      for (const [, link = ''] of prose.replace(/`[^`]*`/g, '').matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)) {
        if (/^[a-z][a-z+.-]*:/i.test(link)) continue
        const [path = '', anchor] = decodeURI(link).split('#')
        const target = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, '')
        if (target !== '.' && !paths.has(target))
          faults.push({ file, line, what: `the link ${link} leads nowhere`, mend: 'mend the path or drop the link' })
        else if (anchor && documents.has(target) && !anchorsOf(documents.get(target) ?? '').includes(anchor))
          faults.push({ file, line, what: `${target} has no heading #${anchor}`, mend: 'mend the anchor' })
      }
  return faults
}
