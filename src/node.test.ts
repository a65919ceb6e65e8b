import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { expect, test } from 'vitest'

/**
 * The server, its jobs and the command line run these files as they stand, with Node taking the types off; Vite and Vitest read them with another
 * parser, which takes more. A job that is loaded at night is the wrong place to learn of a difference.
 */
test('Node reads every file that is not a page', () => {
  const files = globSync('{src,tools,bench}/**/*.ts')
  expect(files.length).toBeGreaterThan(500)
  const unread = files.flatMap((file) => {
    try {
      stripTypeScriptTypes(readFileSync(file, 'utf8'))
      return []
    } catch (error) {
      return [`${file}: ${(error as Error).message.split('\n')[0]}`]
    }
  })
  expect(unread).toEqual([])
})
